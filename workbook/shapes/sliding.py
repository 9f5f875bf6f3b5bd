"""The figure of a window that slides over a padded input, in both directions."""

from snippets.shapes import conv_size
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import cell, label, picture

LETTERS = "abcdefghi"  # of the weights
INPUT, OUTPUT, WEIGHT = 168, 120, 26  # units: the two grids, and a cell of the filter
RIGHT = 196  # where the output and the filter stand

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbook.drawing.figure import Settings


def outputs(settings: "Settings") -> int:
    """Count the outputs in one direction."""
    names = ("size", "kernel", "stride", "padding")
    size, kernel, stride, padding = [int(str(settings[name])) for name in names]
    return conv_size(size, kernel, stride, padding)


def last_output(settings: "Settings") -> int:
    """Return the number of the last output."""
    return outputs(settings) ** 2 - 1


def place(number: int, settings: "Settings") -> str:
    """Say where an output stands."""
    i, j = divmod(number, outputs(settings))
    return f"i = {i}, j = {j}"


@figure(
    Slider("size", "Input size W = H", 3, 6, start=5),
    Slider("kernel", "Filter size f", 1, 3, start=2),
    Slider("padding", "Padding p per side", 0, 1, start=0),
    Slider("stride", "Step Δ", 1, 3, start=1),
    Slider("output", "Output", 0, last_output, 6, place),
)
def sliding(size: int, kernel: int, padding: int, stride: int, output: int) -> str:
    """Draw an input, a filter and the outputs; one output shows what it is made of."""
    count = conv_size(size, kernel, stride, padding)
    i, j = divmod(output, count)
    start = i * stride - padding, j * stride - padding
    parts = inputs(size, kernel, padding, start)
    parts.append(label(RIGHT, 13, f"output {count}×{count}"))
    side = min(24, OUTPUT // count)
    for number in range(count * count):
        column, row = divmod(number, count)
        kind = "hue1 lit" if number == output else "hue1"
        at = RIGHT + column * side, 22 + row * side, side, side
        parts.append(cell(at, "", kind, f"output={number}"))
    parts.append(label(RIGHT, 170, f"filter {kernel}×{kernel}"))
    for number in range(kernel * kernel):
        column, row = divmod(number, kernel)
        at = RIGHT + column * WEIGHT, 178 + row * WEIGHT, WEIGHT, WEIGHT
        parts.append(cell(at, LETTERS[number], "weight hue0 lit"))
    said = (
        f"A {kernel}×{kernel} filter with step {stride} on a {size}×{size} input with "
        f"padding {padding} per side gives {count}×{count} outputs. The output "
        f"i = {i}, j = {j} takes the {kernel}×{kernel} inputs from w = {start[0]}, "
        f"h = {start[1]} on."
    )
    return picture(260, "A window on an input", said, parts)


def inputs(
    size: int, kernel: int, padding: int, start: "tuple[int, int]"
) -> "list[str]":
    """Draw the padded input; an entry in the window bears its weight's letter."""
    length = size + 2 * padding
    side = INPUT // length
    padded = f", padded {length}×{length}" if padding else ""
    parts = [label(0, 13, f"input {size}×{size}{padded}")]
    for number in range(length * length):
        column, row = divmod(number, length)
        w, h = column - padding, row - padding
        s, t = w - start[0], h - start[1]
        inside = 0 <= w < size and 0 <= h < size
        kind, text = ("", "") if inside else ("pad", "0")
        if 0 <= s < kernel and 0 <= t < kernel:
            kind, text = f"{kind} hue0 lit".strip(), LETTERS[s * kernel + t]
        parts.append(cell((column * side, 22 + row * side, side, side), text, kind))
    return parts
