"""The size of a layer's output.

A window of f positions, d apart, covers d (f - 1) + 1 positions of the input. On n
positions with p_before + p_after positions of padding it starts every Δ positions:

    ⌊(n + p_before + p_after - d (f - 1) - 1) / Δ⌋ + 1

Source: counting the positions where the window fits; exercise 4 derives it.
"""

import numpy as np

from snippets.validation import entries, nwhc, per_axis, whole_number

Padding = int | str | tuple[int, int]
PerAxis = int | tuple[int, int]


def conv_size(
    size: int, kernel: int, stride: int = 1, padding: Padding = 0, dilation: int = 1
) -> int:
    """Count the outputs of a convolution along one axis.

    Parameters
    ----------
    size, kernel, stride, dilation : int
        Input size n, filter size f, step size Δ, distance d of filter entries.
    padding : int, (int, int), "valid" or "same"
        Positions added on each side, or (before, after). "valid" adds none and
        "same" adds what gives ⌈n/Δ⌉ outputs.

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described or the window does not fit.
    """
    n, f = whole_number("size", size), whole_number("kernel", kernel)
    step, d = whole_number("stride", stride), whole_number("dilation", dilation)
    before, after = padding_sides(n, f, step, padding, d)
    padded, window = n + before + after, d * (f - 1) + 1
    if window > padded:
        raise ValueError(
            f"kernel must fit: {kernel!r} covers {window} positions of {padded}"
        )
    return (padded - window) // step + 1


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

    Raises
    ------
    TypeError, ValueError
        If an argument is not a positive integer.
    """
    n, f = whole_number("size", size), whole_number("kernel", kernel)
    step, d = whole_number("stride", stride), whole_number("dilation", dilation)
    outputs = -(-n // step)
    total = max((outputs - 1) * step + d * (f - 1) + 1 - n, 0)
    return total // 2, total - total // 2


def padding_sides(
    size: int, kernel: int, stride: int, padding: object, dilation: int
) -> tuple[int, int]:
    """Return a padding in any of its notations as (before, after)."""
    if isinstance(padding, str):
        if padding == "valid":
            return 0, 0
        if padding == "same":
            return same_padding(size, kernel, stride, dilation)
        raise ValueError(f'padding must be "valid" or "same", got {padding!r}')
    if isinstance(padding, tuple | list | np.ndarray):
        before, after = entries("padding", padding, 2, "a pair (before, after)")
        return (
            whole_number("padding[0]", before, 0),
            whole_number("padding[1]", after, 0),
        )
    side = whole_number("padding", padding, 0)
    return side, side


def conv_shape(
    shape: tuple[int, int, int, int],
    channels: int,
    kernel: PerAxis,
    stride: PerAxis = 1,
    padding: Padding | tuple[Padding, Padding] = "valid",
    dilation: PerAxis = 1,
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
    padding : int, "valid", "same" or a pair (X, Y)
        Padding as in `conv_size`, one for both directions or one per direction.
        A pair is always (X, Y); before and after go inside: ((0, 1), (0, 1)).

    Returns
    -------
    (int, int, int, int)
        Output shape (N, W^(l), H^(l), C^(l)).

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described or the window does not fit.
    """
    n, w, h, _ = nwhc("shape", shape)
    f, step, d = (
        per_axis(name, value)
        for name, value in (
            ("kernel", kernel),
            ("stride", stride),
            ("dilation", dilation),
        )
    )
    p_x, p_y = padding_per_axis(padding)
    w_out = conv_size(w, f[0], step[0], p_x, d[0])
    h_out = conv_size(h, f[1], step[1], p_y, d[1])
    return n, w_out, h_out, whole_number("channels", channels)


def padding_per_axis(padding: object) -> tuple[Padding, Padding]:
    """Return the padding along X and along Y."""
    if isinstance(padding, tuple | list | np.ndarray):
        x, y = entries("padding", padding, 2, "one padding or a pair (x, y)")
        return x, y  # type: ignore[return-value]
    return padding, padding  # type: ignore[return-value]


def pool_shape(
    shape: tuple[int, int, int, int],
    kernel: PerAxis,
    stride: PerAxis | None = None,
    padding: PerAxis = 0,
    ceil: bool = False,
) -> tuple[int, int, int, int]:
    """Return the NWHC shape of a pooling layer's output.

    Parameters
    ----------
    shape : (int, int, int, int)
        Input shape (N, W, H, C).
    kernel, stride : int or (int, int)
        Window and step size; the step is the window if not given.
    padding : int or (int, int)
        Positions per side, at most half the window. They act as -∞ for a maximum.
    ceil : bool
        Round up: also count a last window that leaves the input, if it starts
        inside the input or its first padding.

    Returns
    -------
    (int, int, int, int)

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described or the window does not fit.
    """
    n, w, h, c = nwhc("shape", shape)
    f = per_axis("kernel", kernel)
    step = f if stride is None else per_axis("stride", stride)
    p = padding_per_axis(padding)
    if not isinstance(ceil, bool):
        raise TypeError(f"ceil must be True or False, got {ceil!r}")
    w_out = pool_size(w, f[0], step[0], p[0], ceil)
    return n, w_out, pool_size(h, f[1], step[1], p[1], ceil), c


def pool_size(size: int, kernel: int, stride: int, padding: object, ceil: bool) -> int:
    """Count the outputs of pooling along one axis."""
    p = whole_number("padding", padding, 0)
    if 2 * p > kernel:
        raise ValueError(f"padding must be at most half of {kernel}, got {p}")
    floor = conv_size(size, kernel, stride, p)
    uncovered = (size + 2 * p - kernel) % stride > 0
    return floor + (ceil and uncovered and floor * stride < size + p)
