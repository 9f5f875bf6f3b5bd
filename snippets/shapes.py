"""The size of a layer's output.

A window of f positions, d apart, covers d (f - 1) + 1 positions of the input. On n
positions with p_before + p_after positions of padding it starts every Δ positions:

    ⌊(n + p_before + p_after - d (f - 1) - 1) / Δ⌋ + 1

Sizes are whole numbers from 1 on, paddings from 0 on. One number stands for both
directions, a pair for (X, Y). A padding along one axis is a number per side, a pair
(before, after), "valid" for none, or "same" for what gives ⌈n/Δ⌉ outputs. A padding
of a layer is one for both directions or ((before, after), (before, after)), X first.

What is not as described, and a window that does not fit, raises TypeError or
ValueError with the argument's name, its value and what was expected.

Source: counting the positions where the window fits; exercise 4 derives it.
"""

from snippets.paddings import (
    axis_padding,
    layer_padding,
    pool_axis_padding,
    pool_padding,
)
from snippets.validation import (
    checked,
    nwhc,
    per_axis,
    per_axis_or_none,
    positive,
    truth_value,
)


def pair(value: int | tuple[int, int]) -> tuple[int, int]:
    """Return a number as a pair for both axes, a pair as it is."""
    return value if isinstance(value, tuple) else (value, value)


@checked(length=positive, kernel=positive, stride=positive, dilation=positive)
def count_windows(length: int, kernel: int, stride: int = 1, dilation: int = 1) -> int:
    """Count the windows that fit on so many positions.

    Parameters
    ----------
    length, kernel, stride, dilation : int
        Positions, padding included; filter size f, step size Δ, distance d of filter
        entries.

    Returns
    -------
    int
    """
    window = dilation * (kernel - 1) + 1
    if window > length:
        covers = f"{kernel} covers {window} positions of {length}"
        raise ValueError(f"kernel must fit: {covers}")
    return (length - window) // stride + 1


@checked(size=positive, kernel=positive, stride=positive, dilation=positive)
def same_padding(
    size: int, kernel: int, stride: int = 1, dilation: int = 1
) -> tuple[int, int]:
    """Return the padding (before, after) that gives ⌈n/Δ⌉ outputs.

    An odd total puts the extra position after, as TensorFlow does.

    Parameters
    ----------
    size, kernel, stride, dilation : int
        Input size n, filter size f, step size Δ, distance d of filter entries.

    Returns
    -------
    (int, int)
    """
    last_start = (size - 1) // stride * stride
    window = dilation * (kernel - 1) + 1
    total = max(last_start + window - size, 0)
    return total // 2, total - total // 2


@checked(
    padding=axis_padding,
    size=positive,
    kernel=positive,
    stride=positive,
    dilation=positive,
)
def padding_sides(
    size: int,
    kernel: int,
    stride: int,
    padding: int | str | tuple[int, int],
    dilation: int = 1,
) -> tuple[int, int]:
    """Return a padding in any of its notations as (before, after).

    Parameters
    ----------
    size, kernel, stride, dilation : int
        Input size n, filter size f, step size Δ, distance d of filter entries.
    padding : int, (int, int), "valid" or "same"
        Padding along one axis.

    Returns
    -------
    (int, int)
    """
    if isinstance(padding, str):
        same = same_padding(size, kernel, stride, dilation)
        return same if padding == "same" else (0, 0)
    return pair(padding)


@checked(
    size=positive,
    kernel=positive,
    stride=positive,
    padding=axis_padding,
    dilation=positive,
)
def conv_size(
    size: int,
    kernel: int,
    stride: int = 1,
    padding: int | str | tuple[int, int] = 0,
    dilation: int = 1,
) -> int:
    """Count the outputs of a convolution along one axis.

    Parameters
    ----------
    size, kernel, stride, dilation : int
        Input size n, filter size f, step size Δ, distance d of filter entries.
    padding : int, (int, int), "valid" or "same"
        Positions added on each side, (before, after), or a word.

    Returns
    -------
    int
    """
    before, after = padding_sides(size, kernel, stride, padding, dilation)
    return count_windows(before + size + after, kernel, stride, dilation)


@checked(
    shape=nwhc,
    channels=positive,
    kernel=per_axis,
    stride=per_axis,
    padding=layer_padding,
    dilation=per_axis,
)
def conv_shape(
    shape: tuple[int, int, int, int],
    channels: int,
    kernel: int | tuple[int, int],
    stride: int | tuple[int, int] = 1,
    padding: int | str | tuple[tuple[int, int], tuple[int, int]] = "valid",
    dilation: int | tuple[int, int] = 1,
) -> tuple[int, int, int, int]:
    """Return the NWHC shape of a conv layer's output.

    Parameters
    ----------
    shape : (int, int, int, int)
        Input shape (N, W, H, C^(l-1)).
    channels : int
        Number of filters C^(l).
    kernel, stride, dilation : int or (int, int)
        One for both directions or (X, Y).
    padding : int, "valid", "same" or ((int, int), (int, int))
        One padding for both directions or ((before, after), (before, after)).

    Returns
    -------
    (int, int, int, int)
        Output shape (N, W^(l), H^(l), C^(l)).
    """
    n, w, h, _ = shape
    f, step, d = pair(kernel), pair(stride), pair(dilation)
    p = padding if isinstance(padding, tuple) else (padding, padding)
    w_out = conv_size(w, f[0], step[0], p[0], d[0])
    h_out = conv_size(h, f[1], step[1], p[1], d[1])
    return n, w_out, h_out, channels


@checked(
    shape=nwhc,
    kernel=per_axis,
    stride=per_axis_or_none,
    padding=pool_padding,
    ceil=truth_value,
)
def pool_shape(
    shape: tuple[int, int, int, int],
    kernel: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[tuple[int, int], tuple[int, int]] = 0,
    ceil: bool = False,
) -> tuple[int, int, int, int]:
    """Return the NWHC shape of a pooling layer's output.

    Parameters
    ----------
    shape : (int, int, int, int)
        Input shape (N, W, H, C).
    kernel, stride : int or (int, int)
        Window and step size; the step is the window if not given.
    padding : int or ((int, int), (int, int))
        Positions per side or ((before, after), (before, after)), at most half the
        window on each side. They act as -∞ for a maximum.
    ceil : bool
        Round up: also count a last window that leaves the input, if it starts
        inside the input or the padding before it.

    Returns
    -------
    (int, int, int, int)
    """
    n, w, h, c = shape
    f = pair(kernel)
    p = padding if isinstance(padding, tuple) else (padding, padding)
    step = f if stride is None else pair(stride)
    w_out = pool_size(w, f[0], step[0], p[0], ceil)
    h_out = pool_size(h, f[1], step[1], p[1], ceil)
    return n, w_out, h_out, c


@checked(
    size=positive,
    kernel=positive,
    stride=positive,
    padding=pool_axis_padding,
    ceil=truth_value,
)
def pool_size(
    size: int,
    kernel: int,
    stride: int,
    padding: int | tuple[int, int] = 0,
    ceil: bool = False,
) -> int:
    """Count the outputs of pooling along one axis.

    Parameters
    ----------
    size, kernel, stride : int
        Input size n, window f, step size Δ.
    padding : int or (int, int)
        Positions on each side or (before, after), at most half the window.
    ceil : bool
        Round up, as in `pool_shape`.

    Returns
    -------
    int
    """
    before, after = pair(padding)
    most = max(before, after)
    if 2 * most > kernel:
        half = f"at most half of {kernel}"
        raise ValueError(f"padding must be {half}, got {most}")
    length = before + size + after
    outputs = count_windows(length, kernel, stride)
    left_over = (length - kernel) % stride > 0
    starts_inside = outputs * stride < before + size
    return outputs + (ceil and left_over and starts_inside)
