"""Figures of windows along one axis: how many there are, and what "same" means."""

from snippets.shapes import conv_size, count_windows, same_padding
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import box, cell, group, label, line, picture

WIDTHS = (30, 17)  # of a position: for up to 10 of them, and for up to 12 + 2 · 3
WIDE = 22  # of a position where "same" is compared, for at most 10 + 2 · 2
FORMULA = "⌊(n + 2p − d(f − 1) − 1) / Δ⌋ + 1"


@figure(
    Slider("size", "Input size n", 1, 12, start=8),
    Slider("kernel", "Filter size f", 1, 5, start=3),
    Slider("padding", "Padding p per side", 0, 3, start=0),
    Slider("stride", "Step Δ", 1, 4, start=2),
    Slider("dilation", "Dilation d", 1, 3, start=1),
)
def size(size: int, kernel: int, padding: int, stride: int, dilation: int) -> str:
    """Draw every window on a padded input, the last one and what it leaves over."""
    length, window = size + 2 * padding, dilation * (kernel - 1) + 1
    filled = f"⌊({size} + 2·{padding} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1"
    if window > length:
        count, last, left = 0, 0, 0
        result = f"The window of {window} does not fit on {length} positions."
    else:
        count = count_windows(length, kernel, stride, dilation)
        last = (count - 1) * stride
        left = length - last - window
        result = f"The last window starts at {last} and leaves {left} over."
    unit = WIDTHS[max(length, window) > 10]
    row = min(16, 128 // max(count, 1))
    parts = [label(0, 13, "the input" + (", padded" if padding else ""))]
    parts.extend(positions(0, 20, unit, padding, size, padding, left))
    for number in range(max(count, 1)):
        kind = "hue1 lit" if number >= count - 1 else "hue0 lit"
        at = number * stride * unit, 46 + number * row, unit, row
        parts.append(marks(at, kernel, dilation, kind))
    equals = f"= {filled} = {count}" if count else f"{filled}: no window"
    parts.append(label(0, 196, FORMULA))
    parts.append(label(0, 216, equals, "strong"))
    parts.append(label(0, 236, result))
    said = f"n = {size}, f = {kernel}, p = {padding}, Δ = {stride}, d = {dilation}: "
    said += f"{count} outputs. {result}"
    return picture(242, "The windows along one axis", said, parts)


def positions(
    x: int, y: int, unit: int, before: int, size: int, after: int, left: int = 0
) -> "list[str]":
    """Draw the positions of an axis, counted from the first that is no padding."""
    parts = []
    length = before + size + after
    for number in range(length):
        inside = before <= number < before + size
        kind = "left" if number >= length - left else ""
        text = str(number - before) if inside else ""
        kind = kind if inside else f"pad {kind}".strip()
        parts.append(cell((x + number * unit, y, unit, 20), text, kind))
    return parts


def marks(
    place: "tuple[int, int, int, int]", kernel: int, dilation: int, kind: str
) -> str:
    """Draw one window: the positions that it takes, joined.

    The place is (x, y), the width of a position, and the way to the next window.
    """
    x, y, unit, row = place
    end = x + (dilation * (kernel - 1) + 1) * unit
    high = row - 3
    parts = [line([(x + 1, y + high // 2), (end - 1, y + high // 2)])]
    for number in range(kernel):
        at = x + number * dilation * unit + 1
        parts.append(box(at, y, unit - 2, high))
    return group(parts, f"window {kind}")


@figure(
    Slider("size", "Input size n", 4, 10, start=6),
    Slider("kernel", "Filter size f", 2, 5, start=3),
    Slider("stride", "Step Δ", 1, 3, start=2),
)
def same(size: int, kernel: int, stride: int) -> str:
    """Draw "same" as frameworks compute it above the same padding on both sides."""
    least, half = same_padding(size, kernel, stride), kernel // 2
    titles = '"same" of TensorFlow and JAX', f"padding={half} on both sides"
    parts, said = [], f"n = {size}, f = {kernel}, Δ = {stride}. "
    for top, title, sides in ((0, titles[0], least), (160, titles[1], (half, half))):
        count = conv_size(size, kernel, stride, sides)
        before, after = sides
        # The input stands in one place, so that the windows can be compared.
        first = (2 - before) * WIDE
        parts.append(label(0, top + 13, title, "strong"))
        parts.append(label(320, top + 13, f"{sides}: {count} outputs", "end note"))
        parts.extend(positions(first, top + 22, WIDE, before, size, after))
        for number in range(count):
            x, row = first + number * stride * WIDE, min(16, 96 // count)
            at = x, top + 48 + number * row, WIDE, row
            parts.append(marks(at, kernel, 1, "hue0 lit"))
        said += f"{title} pads {sides} and gives {count} outputs. "
    return picture(304, "Two paddings for one size", said.strip(), parts)
