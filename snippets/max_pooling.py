"""Max-pooling: the sheet's answer, other right readings, a fast one, the gradient.

    y[n, i, j, c] = max x[n, i k + s, j k + t, c] over s, t = 0, …, k - 1

In memory the entries lie in the order (N, W, H, C), so splitting the axis W into
(W/k, k) moves nothing: the k neighbours get an axis of their own, and `max` along
that axis removes it. The same then happens to H. All functions give the same values;
they differ in how many entries NumPy takes in one go, and so in speed.

What is not as described raises TypeError or ValueError with the argument's name, its
value and what was expected.

Source: the hint of exercise 6; its page derives each step.
"""

from itertools import product

import numpy as np

from snippets.arrays import images, real_array
from snippets.validation import checked, positive

STRIP = 2**22  # bytes of input at a time: what is made of them stays in the cache
LONG = 256  # entries side by side, from which on a run of its own costs little
FEW = 8  # channels, which are faster moved one after the other than side by side


@checked(x=images, kernel_size=positive)
def max_pool(x: np.ndarray, kernel_size: int) -> np.ndarray:
    """Return the maximum of each k×k window, k = kernel_size.

    Parameters
    ----------
    x : array_like, shape (N, W, H, C)
        Activities of any real dtype. A window with a NaN gives NaN.
    kernel_size : int
        Window and step size k in both directions; divides W and H.

    Returns
    -------
    ndarray, shape (N, W/k, H/k, C)
        A new array of the dtype of `x`, in the machine's byte order.
    """
    N, W, H, C = x.shape
    k = kernel_size
    if W % k or H % k:
        both = f"W={W} and H={H}"
        raise ValueError(f"kernel_size must divide {both}, got {k}")
    narrow = x.reshape(N, W // k, k, H, C).max(axis=2)
    return narrow.reshape(N, W // k, H // k, k, C).max(axis=3)


def split(x: np.ndarray, k: int) -> np.ndarray:
    """Give the places in a window axes of their own: (N, W/k, k, H/k, k, C)."""
    N, W, H, C = x.shape
    if W % k or H % k:
        both = f"W={W} and H={H}"
        raise ValueError(f"kernel_size must divide {both}, got {k}")
    return x.reshape(N, W // k, k, H // k, k, C)


@checked(x=images, kernel_size=positive)
def max_pool_six_axes(x: np.ndarray, kernel_size: int) -> np.ndarray:
    """Pool by one reshape and one maximum along two axes.

    Parameters and result are those of `max_pool`.
    """
    return split(x, kernel_size).max(axis=(2, 4))


@checked(x=images, kernel_size=positive)
def max_pool_one_axis(x: np.ndarray, kernel_size: int) -> np.ndarray:
    """Pool by a transpose that brings each window onto one axis.

    Parameters and result are those of `max_pool`.
    """
    windows = split(x, kernel_size).transpose(0, 1, 3, 5, 2, 4)
    return windows.reshape(*windows.shape[:4], kernel_size**2).max(axis=-1)


@checked(x=images, kernel_size=positive)
def max_pool_slices(x: np.ndarray, kernel_size: int) -> np.ndarray:
    """Pool by the maximum of k² arrays, one for each place in a window.

    Parameters and result are those of `max_pool`.
    """
    windows, k = split(x, kernel_size), kernel_size
    result = windows[:, :, 0, :, 0].copy()
    for s in range(k):
        for t in range(k):
            np.maximum(result, windows[:, :, s, :, t], out=result)
    return result.astype(result.dtype.newbyteorder("="), copy=False)


def running_maximum(arrays: list[np.ndarray], out: np.ndarray) -> None:
    """Write the maximum of some arrays into `out`, entry by entry."""
    if len(arrays) == 1:
        np.copyto(out, arrays[0])
        return
    np.maximum(arrays[0], arrays[1], out=out)
    for each in arrays[2:]:
        np.maximum(out, each, out=out)


@checked(x=images, kernel_size=positive)
def max_pool_two_passes(x: np.ndarray, kernel_size: int) -> np.ndarray:
    """Pool by the maximum of k arrays along W, and then of k along H.

    Parameters and result are those of `max_pool`.
    """
    windows, k = split(x, kernel_size), kernel_size
    N, w, _, h, _, C = windows.shape
    dtype = x.dtype.newbyteorder("=")
    narrow = np.empty((N, w, h, k, C), dtype)
    running_maximum([windows[:, :, s] for s in range(k)], narrow)
    result = np.empty((N, w, h, C), dtype)
    running_maximum([narrow[:, :, :, t] for t in range(k)], result)
    return result


@checked(x=images, kernel_size=positive)
def max_pool_fast(
    x: np.ndarray, kernel_size: int, out: np.ndarray | None = None
) -> np.ndarray:
    """Pool in two passes, strip by strip, in runs as long as there are.

    Parameters
    ----------
    x, kernel_size
        As in `max_pool`.
    out : ndarray, shape (N, W/k, H/k, C), optional
        Array of the dtype of `x` for the result, apart from `x` in memory.

    Returns
    -------
    ndarray, shape (N, W/k, H/k, C)
        A new array, or `out`.
    """
    windows = split(x.astype(x.dtype.newbyteorder("="), copy=False), kernel_size)
    N, w, k, h, _, C = windows.shape
    result = place(x, (N, w, h, C), out)
    # As many rows of windows as make a strip: part of an image, or some whole images.
    most = max(1, STRIP // max(1, windows[:1, 0].nbytes))
    batch, images = strips(N, max(1, most // w))
    height, rows = strips(w, most)
    half, spare = np.empty((2, batch, height, h, k, C), result.dtype)
    # NumPy first gathers runs shorter than its buffer, 8,192 entries, in the buffer.
    # That pays for short runs; with the smallest buffer, long ones stay where they are.
    buffer = np.setbufsize(16) if h * k * C >= LONG else np.getbufsize()
    try:
        for n, i in product(images, rows):
            here = slice(n, n + batch), slice(i, i + height)
            strip = windows[here]
            running_maximum([strip[:, :, s] for s in range(k)], half)
            pool_neighbours(half, spare, result[here])
    finally:
        np.setbufsize(buffer)
    return result


def strips(length: int, most: int) -> tuple[int, list[int]]:
    """Return the size of strips, at most `most`, and where each begins.

    All have one size: the last begins early, and some of its work is done twice.
    """
    count = -(-length // most)
    size = -(-length // max(1, count))
    return size, [min(i * size, length - size) for i in range(count)]


def pool_neighbours(half: np.ndarray, spare: np.ndarray, out: np.ndarray) -> None:
    """Write the maximum of each k neighbours along H into `out`."""
    k, C = half.shape[3:]
    if C >= LONG:
        running_maximum([half[:, :, :, t] for t in range(k)], out)
        return
    # One run through all that lies in the strip, over the borders of windows too: k
    # times the work, in the longest run there is. Every k-th pixel is a maximum.
    line, size = half.reshape(-1), half.size - (k - 1) * C
    shifted = [line[t * C : t * C + size] for t in range(k)]
    running_maximum(shifted, spare.reshape(-1)[:size])
    maxima = spare[:, :, :, 0]
    if C <= FEW or out.strides[-1] != out.itemsize:
        for c in range(C):
            out[..., c] = maxima[..., c]
    else:  # a pixel moves as one item, whatever its bytes mean
        pixel = np.dtype((np.void, C * out.itemsize))
        out.view(pixel)[...] = maxima.view(pixel)


def place(x: np.ndarray, shape: tuple[int, ...], out: np.ndarray | None) -> np.ndarray:
    """Return `out` if it can take a result of this shape, or a new array."""
    dtype = x.dtype.newbyteorder("=")
    if out is None:
        return np.empty(shape, dtype)
    if not isinstance(out, np.ndarray) or not out.flags.writeable:
        raise TypeError(f"out must be an array to write to, got {type(out).__name__}")
    if out.shape != shape or out.dtype != dtype:
        raise ValueError(
            f"out must have shape {shape} and dtype {dtype}, got {out.shape} and "
            f"{out.dtype}"
        )
    if np.may_share_memory(out, x):
        raise ValueError("out must lie apart from x in memory, got the same memory")
    return out


@checked(x=images, kernel_size=positive, upstream=real_array)
def max_pool_gradient(
    x: np.ndarray, kernel_size: int, upstream: np.ndarray
) -> np.ndarray:
    """Return the derivative of a loss by the input of max-pooling.

    All of a window's gradient goes to its maximum; of equal entries, to the first one
    in memory. Source: the chain rule; a tie is a choice, made as PyTorch makes it.

    Parameters
    ----------
    x, kernel_size
        As in `max_pool`.
    upstream : array_like, shape (N, W/k, H/k, C)
        The derivative of the loss by the result.

    Returns
    -------
    ndarray, shape (N, W, H, C)
    """
    windows = split(x, kernel_size).transpose(0, 1, 3, 5, 2, 4)
    N, w, h, C, k, _ = windows.shape
    if upstream.shape != (N, w, h, C):
        wanted = f"the result's shape {(N, w, h, C)}"
        raise ValueError(f"upstream must have {wanted}, got {upstream.shape}")
    flat = windows.reshape(N, w, h, C, k * k)
    gradient = np.zeros(flat.shape, upstream.dtype)
    first = flat.argmax(axis=-1)[..., None]
    np.put_along_axis(gradient, first, upstream[..., None], axis=-1)
    places = gradient.reshape(N, w, h, C, k, k).transpose(0, 1, 4, 2, 5, 3)
    return places.reshape(x.shape)
