"""Mistakes that readers make with the shape of a conv layer's output."""

from snippets.shapes import conv_size, pair
from workbook.answers.verdict import Mistake, distinct, named

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    Shape = tuple[int | str, int, int, int]
    Sizes = tuple[int, int]
    Values = list[tuple[str, tuple[int | str, ...]]]

BOTH = "The window slides in both directions."
MESSAGES = {
    "padding added": "Without padding the window cannot start at every position.",
    "padding forgotten": "Padding makes the input longer before the window slides.",
    "padding counted once": "The padding is added on both sides.",
    "padding counted twice": (
        "That is too much padding: it is given per side, and there are two sides."
    ),
    "padded input": "That is the padded input. The window still has to slide over it.",
    "stride forgotten": "The window moves on by Δ positions, not by one.",
    "rounded up": "A last window that does not fit is dropped: round down.",
    "first window not counted": "The window also has a place at the very start.",
    "one window too many": "The last start is the one where the window still fits.",
    "filter not taken off": "The window needs room: it cannot start at the very end.",
    "steps of the filter's size": (
        "The window moves on by Δ positions, not by its own size."
    ),
    "width and height swapped": (
        "Width and height are swapped: the sheet's order is N, W, H, C."
    ),
    "channels of the input": (
        "Those are the channels of the layer below. Each filter gives one channel."
    ),
    "channels multiplied": (
        "A filter sums over all channels of the layer below: it gives one channel."
    ),
    "channels missing": "The channels are an axis too.",
    "input's shape": "That is the shape of the layer below.",
    "only along X": BOTH,
    "only along Y": BOTH,
    "size kept": "That is the size of the layer below. What does the window change?",
    "shape of the filters": (
        "That is the shape of the filters. The shape of the activity is asked for."
    ),
}


def output(
    shape: "Shape",
    channels: int,
    kernel: "int | Sizes",
    stride: "int | Sizes" = 1,
    padding: "int | Sizes" = 0,
) -> "Shape":
    """Return the NWHC shape of a conv layer's output; N may be a letter.

    Parameters
    ----------
    shape : (int or str, int, int, int)
        Input shape (N, W, H, C^(l-1)).
    channels : int
        Number of filters C^(l).
    kernel, stride : int or (int, int)
        One for both directions or (X, Y).
    padding : int or (int, int)
        Positions per side, or (before, after) in both directions.
    """
    n, w, h, _ = shape
    f, step = pair(kernel), pair(stride)
    w_out = conv_size(w, f[0], step[0], padding)
    return n, w_out, conv_size(h, f[1], step[1], padding), channels


def conv_shape_mistakes(
    shape: "Shape",
    channels: int,
    kernel: "int | Sizes",
    stride: "int | Sizes" = 1,
    padding: int = 0,
) -> list[Mistake]:
    """List the mistakes for a conv layer's shape.

    Parameters
    ----------
    shape : (int or str, int, int, int)
        Input shape (N, W, H, C^(l-1)); N may be a letter.
    channels : int
        Number of filters C^(l).
    kernel, stride : int or (int, int)
        One for both directions or (X, Y).
    padding : int
        Positions per side.

    Returns
    -------
    list of Mistake
    """
    right = output(shape, channels, kernel, stride, padding)
    values = padded_wrongly(shape, channels, kernel, stride, padding)
    values += stepped_wrongly(shape, channels, kernel, stride, padding)
    values += axes_mixed_up(shape, right, kernel)
    # A size of 0 shows the mistake by itself.
    values = [each for each in values if 0 not in each[1]]
    return distinct(right, named(MESSAGES, values))


def padded_wrongly(
    shape: "Shape",
    channels: int,
    kernel: "int | Sizes",
    stride: "int | Sizes",
    padding: int,
) -> "Values":
    """List the values of mistakes with padding."""
    n, w, h, _ = shape
    if not padding:
        return [("padding added", output(shape, channels, 1, stride))]
    room = min(w - pair(kernel)[0], h - pair(kernel)[1])
    values: Values = []
    if room >= 0:
        values.append(("padding forgotten", output(shape, channels, kernel, stride)))
    if room + padding >= 0:
        once = output(shape, channels, kernel, stride, (0, padding))
        values.append(("padding counted once", once))
    twice = output(shape, channels, kernel, stride, 2 * padding)
    values.append(("padding counted twice", twice))
    longer = (n, w + 2 * padding, h + 2 * padding, channels)
    values.append(("padded input", longer))
    return values


def stepped_wrongly(
    shape: "Shape",
    channels: int,
    kernel: "int | Sizes",
    stride: "int | Sizes",
    padding: int,
) -> "Values":
    """List the values of mistakes in counting the steps of the window."""
    n, w_out, h_out, _ = output(shape, channels, kernel, stride, padding)
    _, w, h, _ = shape
    (f_x, f_y), (s_x, s_y) = pair(kernel), pair(stride)
    up_x = w_out + ((w + 2 * padding - f_x) % s_x > 0)
    up_y = h_out + ((h + 2 * padding - f_y) % s_y > 0)
    return [
        ("stride forgotten", output(shape, channels, kernel, 1, padding)),
        ("rounded up", (n, up_x, up_y, channels)),
        ("first window not counted", (n, w_out - 1, h_out - 1, channels)),
        ("one window too many", (n, w_out + 1, h_out + 1, channels)),
        ("filter not taken off", output(shape, channels, 1, stride, padding)),
        (
            "steps of the filter's size",
            output(shape, channels, kernel, kernel, padding),
        ),
    ]


def axes_mixed_up(shape: "Shape", right: "Shape", kernel: "int | Sizes") -> "Values":
    """List the values of mistakes with single axes, the channels among them."""
    n, w, h, c = shape
    _, w_out, h_out, channels = right
    f_x, f_y = pair(kernel)
    return [
        ("width and height swapped", (n, h_out, w_out, channels)),
        ("channels of the input", (n, w_out, h_out, c)),
        ("channels multiplied", (n, w_out, h_out, c * channels)),
        ("channels missing", (n, w_out, h_out)),
        ("input's shape", shape),
        ("only along X", (n, w_out, h, channels)),
        ("only along Y", (n, w, h_out, channels)),
        ("size kept", (n, w, h, channels)),
        ("shape of the filters", (f_x, f_y, c, channels)),
    ]
