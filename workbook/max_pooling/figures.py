"""The figures of exercise 6.

They show one image of one channel whose entries count up, so that each entry is its own
place in memory. Width runs to the right and height down; in NWHC order the entries lie
in memory column by column.
"""

from workbook.drawing.figure import Choice, Slider, figure
from workbook.drawing.svg import WIDTH, box, cell, label, picture

KERNEL = Choice("kernel", "Kernel", [("2", "2×2"), ("3", "3×3")])
LETTERS = "ABCD"
GRID = 168  # units along a side of the image: 4 cells of 42, or 6 of 28


def window_of(position: int, k: int) -> int:
    """Return the number of the window that holds an entry of a 2k×2k image."""
    w, h = divmod(position, 2 * k)
    return w // k * 2 + h // k


def last_place(settings: "dict[str, object]") -> int:
    """Return the last place in memory."""
    return (2 * int(str(settings["kernel"]))) ** 2 - 1


@figure(KERNEL, Slider("place", "Place in memory", 0, last_place, start=6))
def windows(kernel: str, place: int) -> str:
    """Draw an image, coloured by its windows, above its strip of memory."""
    k = int(kernel)
    size = 2 * k
    side, narrow = GRID // size, WIDTH // (k * size)
    parts = [label(0, 13, "The image"), label(0, 215, "Its memory, in two lines")]
    for position in range(size * size):
        w, h = divmod(position, size)
        line, column = divmod(position, k * size)
        window = window_of(position, k)
        kind = f"hue{window}" + (" lit" if position == place else "")
        in_image = w * side, 22 + h * side, side, side
        in_memory = column * narrow, 224 + line * 40, narrow, 34
        both = in_image, in_memory
        parts.extend([cell(at, position, kind, f"place={position}") for at in both])
        if w % k == h % k == 0:
            x, y = w * side, 22 + h * side
            parts.append(box(x, y, k * side, k * side, "frame"))
            parts.append(label(x + 4, y + 12, LETTERS[window], "name"))
    w, h = divmod(place, size)
    letter = LETTERS[window_of(place, k)]
    facts = (f"place {place}", f"w = {w}, h = {h}", f"window {letter}")
    parts.extend([label(188, 84 + 24 * i, fact) for i, fact in enumerate(facts)])
    said = f"Place {place} in memory is the pixel w = {w}, h = {h} of window {letter}."
    return picture(300, "An image above its memory", said, parts)
