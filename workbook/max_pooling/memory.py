"""Figures of how the entries of an image lie in memory.

The image has one channel, and its entries count up, so that each is its own place in
memory. Width runs to the right and height down; in NWHC order the entries lie in memory
column by column.
"""

from workbook.drawing.figure import Choice, Slider, figure
from workbook.drawing.svg import WIDTH, box, cell, label, picture

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

KERNEL = Choice("kernel", "Kernel", [("2", "2×2"), ("3", "3×3")])
LETTERS = "ABCD"
GRID = 168  # units along a side of the image: 4 cells of 42, or 6 of 28
TOP = 18  # of the image, below the names of its windows
COLUMNS, ROWS = 4, 3  # of the image whose two orders are compared


def window_of(place: int, k: int) -> int:
    """Return the number of the window that holds an entry of a 2k×2k image."""
    w, h = divmod(place, 2 * k)
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
    parts = [label(0, 232, "Its memory, in two lines")]
    for position in range(size * size):
        w, h = divmod(position, size)
        line, column = divmod(position, k * size)
        window = window_of(position, k)
        kind = f"hue{window}"
        if window == window_of(place, k):
            kind += " lit here" if position == place else " lit"
        in_image = w * side, TOP + h * side, side, side
        in_memory = column * narrow, 240 + line * 40, narrow, 34
        both = in_image, in_memory
        parts.extend([cell(at, position, kind, f"place={position}") for at in both])
    for window in range(4):
        right, down = window // 2 * GRID // 2, window % 2 * GRID // 2
        parts.append(box(right, TOP + down, GRID // 2, GRID // 2, "frame"))
        y = TOP + (GRID + 13 if down else -5)  # above the image, or below it
        parts.append(label(right + GRID // 4, y, LETTERS[window], "mid strong"))
    w, h = divmod(place, size)
    letter = LETTERS[window_of(place, k)]
    facts = (f"place {place}", f"w = {w}, h = {h}", f"window {letter}")
    parts.extend([label(188, 80 + 24 * i, fact) for i, fact in enumerate(facts)])
    said = f"Place {place} in memory is the pixel w = {w}, h = {h} of window {letter}."
    return picture(316, "An image above its memory", said, parts)


@figure()
def orders() -> str:
    """Draw an image in NWHC and in NHWC order: as seen, as printed and in memory."""
    by_column = order(0, "NWHC: w comes before h", lambda w, h: (w, h), ROWS)
    by_row = order(190, "NHWC: h comes before w", lambda w, h: (h, w), COLUMNS)
    said = (
        "In NWHC order each column of the image lies together in memory, and a line of "
        "the printout is a column of the image. In NHWC order each row lies together, "
        "and the printout looks like the image."
    )
    return picture(370, "One image in two orders", said, by_column + by_row)


def order(
    top: int,
    title: str,
    indices: "Callable[[int, int], tuple[int, int]]",
    length: int,
) -> "list[str]":
    """Draw an image whose lines in memory are given by the indices of a pixel."""
    side, right, narrow = 26, 184, WIDTH // (COLUMNS * ROWS)
    parts = [label(0, top + 13, title, "strong")]
    notes = (
        (0, 31, "the image"),
        (right, 31, "print(x[0, :, :, 0])"),
        (0, 151, "in memory"),
    )
    parts.extend([label(x, top + y, note, "note") for x, y, note in notes])
    for w in range(COLUMNS):
        for h in range(ROWS):
            line, place_in_line = indices(w, h)
            place, kind = line * length + place_in_line, f"hue{line}"
            seen = w * side, top + 38 + h * 24, side, 24
            printed = right + place_in_line * side, top + 38 + line * 24, side, 24
            stored = place * narrow, top + 156, narrow, 24
            parts.extend([cell(at, place, kind) for at in (seen, printed, stored)])
    return parts
