"""Max-pooling by the sheet's twofold reshape.

    y[n, i, j, c] = max x[n, i k + s, j k + t, c] over s, t = 0, …, k - 1

In memory the entries lie in the order (N, W, H, C), so splitting the axis W into
(W/k, k) moves nothing: the k neighbours get an axis of their own, and `max` along
that axis removes it. The same then happens to H.

What is not as described raises TypeError or ValueError with the argument's name, its
value and what was expected.

Source: the hint of exercise 6; its page derives each step.
"""

import numpy as np

from snippets.arrays import images
from snippets.validation import checked, positive


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
