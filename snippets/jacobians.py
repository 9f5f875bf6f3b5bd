r"""Derivatives of a layer's activity a^(l) with respect to the layer below.

    J[..., j, k] = ∂a_j^(l) / ∂a_k^(l-1)

Rows j are outputs and columns k are inputs. The activities lie on the last axis,
so that a batch gives a batch of Jacobians.

    ReLU     J = diag(1[a_k > 0])
    square   J = diag(2 a_k)
    softmax  J = diag(s) - s sᵀ,  s = softmax(a)
    affine   J = W,  and ∂a_j^(l) / ∂b_k^(l) = δ_jk

Source: differentiation of the definitions, as the pages of exercises 1 and 2 show.
"""

import numpy as np
from numpy.typing import ArrayLike

from snippets.validation import real_array, whole_number


def activities(a: ArrayLike) -> np.ndarray:
    """Return `a` as a float array of shape (..., K) with K at least 1."""
    array = real_array("a", a)
    if array.shape[-1] == 0:
        raise ValueError(f"a must not be empty on its last axis, got {array.shape}")
    return array if array.dtype.kind == "f" else array.astype(float)


def relu(a: ArrayLike) -> np.ndarray:
    """Return max(a_k, 0) for each entry.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1); NaN stays NaN.

    Returns
    -------
    ndarray of float, shape (..., K)

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    return np.maximum(activities(a), 0)


def square(a: ArrayLike) -> np.ndarray:
    """Return a_k² for each entry.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1).

    Returns
    -------
    ndarray of float, shape (..., K)

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    return activities(a) ** 2


def softmax(a: ArrayLike) -> np.ndarray:
    """Return exp(a_j) / Σ_m exp(a_m) along the last axis.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), finite.

    Returns
    -------
    ndarray of float, shape (..., K)
        Each row is positive (or rounds to 0) and sums to 1.

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    rows = activities(a)
    # Softmax does not change when a row is shifted, and exp(0) cannot overflow.
    powers = np.exp(rows - rows.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def relu_jacobian(a: ArrayLike) -> np.ndarray:
    """Return diag(1[a_k > 0]), the Jacobian of ReLU at `a`.

    At a_k = 0 ReLU has no derivative; the entry is 0, the usual convention.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input.

    Returns
    -------
    ndarray of float, shape (..., K, K)

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    rows = activities(a)
    return (rows > 0)[..., None] * np.eye(rows.shape[-1], dtype=rows.dtype)


def square_jacobian(a: ArrayLike) -> np.ndarray:
    """Return diag(2 a_k), the Jacobian of g(x) = x² at `a`.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input.

    Returns
    -------
    ndarray of float, shape (..., K, K)

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    rows = activities(a)
    # `where` and not a product: ∞ · 0 beside the diagonal would be NaN.
    diagonal = np.eye(rows.shape[-1], dtype=bool)
    return np.where(diagonal, 2 * rows[..., None], rows.dtype.type(0))


def softmax_jacobian(a: ArrayLike) -> np.ndarray:
    """Return diag(s) - s sᵀ with s = softmax(a): entries s_j (δ_jk - s_k).

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input.

    Returns
    -------
    ndarray of float, shape (..., K, K)

    Raises
    ------
    TypeError, ValueError
        If `a` does not hold real numbers, or holds none.
    """
    s = softmax(a)
    identity = np.eye(s.shape[-1], dtype=s.dtype)
    return s[..., :, None] * (identity - s[..., None, :])


def weight_matrix(W: ArrayLike) -> np.ndarray:
    """Return `W` as a float array of shape (Z^(l), Z^(l-1)), both at least 1."""
    array = real_array("W", W, ndim=2)
    if 0 in array.shape:
        raise ValueError(f"W must have no empty axis, got shape {array.shape}")
    return array if array.dtype.kind == "f" else array.astype(float)


def affine(a: ArrayLike, W: ArrayLike, b: ArrayLike) -> np.ndarray:
    """Return W a + b, the activity of a fully connected layer.

    Parameters
    ----------
    a : array_like, shape (..., Z^(l-1))
    W : array_like, shape (Z^(l), Z^(l-1))
    b : array_like, shape (Z^(l),)

    Returns
    -------
    ndarray of float, shape (..., Z^(l))

    Raises
    ------
    TypeError, ValueError
        If an argument does not hold real numbers or the shapes do not match.
    """
    rows, weights = activities(a), weight_matrix(W)
    biases = real_array("b", b, ndim=1)
    if rows.shape[-1] != weights.shape[1]:
        raise ValueError(
            f"a must have as many entries as W has columns, {weights.shape[1]}, "
            f"got shape {rows.shape}"
        )
    if biases.shape[0] != weights.shape[0]:
        raise ValueError(
            f"b must have as many entries as W has rows, {weights.shape[0]}, "
            f"got shape {biases.shape}"
        )
    return rows @ weights.T + biases


def affine_jacobian(W: ArrayLike) -> np.ndarray:
    """Return ∂a_j^(l)/∂a_k^(l-1) = W_jk, as a new array.

    Parameters
    ----------
    W : array_like, shape (Z^(l), Z^(l-1))

    Returns
    -------
    ndarray of float, shape (Z^(l), Z^(l-1))

    Raises
    ------
    TypeError, ValueError
        If `W` is not a matrix of real numbers.
    """
    return weight_matrix(W).copy()


def affine_bias_jacobian(size: int) -> np.ndarray:
    """Return ∂a_j^(l)/∂b_k^(l) = δ_jk, the identity matrix.

    Parameters
    ----------
    size : int
        Number of neurons Z^(l).

    Returns
    -------
    ndarray of float, shape (Z^(l), Z^(l))

    Raises
    ------
    TypeError, ValueError
        If `size` is not a positive integer.
    """
    return np.eye(whole_number("size", size))
