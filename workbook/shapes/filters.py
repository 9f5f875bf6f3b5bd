"""The figure of a filter that reaches through all channels and gives one."""

from snippets.parameters import conv_parameters
from snippets.shapes import conv_size
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import label, picture, sheet

SIZE, SIDE = 5, 12  # of the input that is drawn: positions, and units of one
BACK = (13, 11)  # from one channel to the one behind it
TOP = 30


@figure(
    Slider("channels", "Input channels", 1, 4, start=3),
    Slider("kernel", "Filter size f", 1, 3, start=3),
    Slider("filters", "Filters", 1, 4, start=1),
)
def one_filter(channels: int, kernel: int, filters: int) -> str:
    """Draw a filter through all channels, its one output channel, and the count."""
    output = conv_size(SIZE, kernel)
    weights = conv_parameters(kernel, channels, 1, bias=False)
    each, total = [conv_parameters(kernel, channels, n) for n in (1, filters)]
    below, above = counted(channels, "channel"), counted(filters, "channel")
    names = ((0, below), (118, "one filter"), (214, above))
    parts = [label(x, 13, name) for x, name in names]
    parts.extend(
        [label(x, 70, sign, "mid sign") for x, sign in ((109, "∗"), (202, "="))]
    )
    parts.extend(stack(0, channels, SIZE, kernel))
    parts.extend(stack(118, channels, kernel, kernel))
    for number in range(filters - 1, -1, -1):
        x, y = 214 + number * BACK[0], TOP + number * BACK[1]
        kind = "channel" if number else "channel first"
        parts.append(sheet(x, y, output, output, SIDE, kind))
    parts.append(sheet(214, TOP, 1, 1, SIDE, "entry lit"))
    product = f"{kernel}·{kernel}·{channels}"
    lines = (
        f"{product} = {counted(weights, 'weight')}, and 1 bias: {each}",
        f"{counted(filters, 'filter')}: {filters} · {each} = {total} parameters",
    )
    parts.extend([label(0, 152 + 22 * n, text) for n, text in enumerate(lines)])
    said = (
        f"A filter on {below} has {product} = {counted(weights, 'weight')} and one "
        f"bias. It gives one channel. Parameters of {counted(filters, 'filter')}: "
        f"{total}."
    )
    return picture(184, "A filter reaches through all channels", said, parts)


def counted(number: int, name: str) -> str:
    """Write a number of things."""
    return f"{number} {name}" + ("s" if number > 1 else "")


def stack(x: int, channels: int, size: int, kernel: int) -> "list[str]":
    """Draw channels one behind the other; the window is lit in each of them."""
    parts = []
    for channel in range(channels - 1, -1, -1):
        left, top = x + channel * BACK[0], TOP + channel * BACK[1]
        parts.append(sheet(left, top, size, size, SIDE, f"hue{channel}"))
        parts.append(sheet(left, top, kernel, kernel, SIDE, f"hue{channel} lit"))
    return parts
