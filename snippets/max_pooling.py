"""Max-pooling by the sheet's twofold reshape.

    y[n, i, j, c] = max x[n, i k + s, j k + t, c] over s, t = 0, …, k - 1

In memory the entries lie in the order (N, W, H, C), so splitting the axis W into
(W/k, k) moves nothing: the k neighbours get an axis of their own, and `max` along
that axis removes it. The same then happens to H.

Source: the hint of exercise 6; its page derives each step.
"""

import numpy as np
from numpy.typing import ArrayLike

from snippets.validation import real_array, whole_number


def max_pool(x: ArrayLike, kernel_size: int) -> np.ndarray:
    """Return the maximum of each kernel_size × kernel_size window.

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

    Raises
    ------
    TypeError, ValueError
        If `x` is not a real array with four axes or k does not divide W and H.
    """
    array, k = real_array("x", x, ndim=4), whole_number("kernel_size", kernel_size)
    N, W, H, C = array.shape
    if W == 0 or H == 0:
        raise ValueError(f"x must hold at least one window, got shape {array.shape}")
    if W % k or H % k:
        raise ValueError(f"kernel_size must divide W={W} and H={H}, got {k}")
    columns = array.reshape(N, W // k, k, H, C).max(axis=2)
    return columns.reshape(N, W // k, H // k, k, C).max(axis=3)
