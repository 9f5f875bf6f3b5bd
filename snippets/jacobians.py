r"""Derivatives of a layer's activity a^(l) with respect to the layer below.

    J[..., j, k] = ∂a_j^(l) / ∂a_k^(l-1)

Rows j are outputs and columns k are inputs. The activities lie on the last axis,
so that a batch gives a batch of Jacobians.

    ReLU     J = diag(1[a_k > 0])
    square   J = diag(2 a_k)
    softmax  J = diag(s) - s sᵀ,  s = softmax(a)
    affine   J = W,  and ∂a_j^(l) / ∂b_k^(l) = δ_jk

Whole numbers are taken as float64. What is not as described raises TypeError or
ValueError with the argument's name, its value and what was expected.

Source: differentiation of the definitions, as the pages of exercises 1 and 2 show.
"""

import numpy as np

from snippets.arrays import activities, finite_activities, matrix, vector
from snippets.validation import checked, positive


@checked(a=activities)
def relu(a: np.ndarray) -> np.ndarray:
    """Return max(a_k, 0) for each entry.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1); NaN stays NaN.

    Returns
    -------
    ndarray of float, shape (..., K)
    """
    return np.maximum(a, 0)


@checked(a=activities)
def square(a: np.ndarray) -> np.ndarray:
    """Return a_k² for each entry.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1).

    Returns
    -------
    ndarray of float, shape (..., K)
    """
    return a**2


@checked(a=finite_activities)
def softmax(a: np.ndarray) -> np.ndarray:
    """Return exp(a_j) / Σ_m exp(a_m) along the last axis.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), finite. Half precision gives single precision.

    Returns
    -------
    ndarray of float, shape (..., K)
        Each row is positive (or rounds to 0) and sums to 1.
    """
    # A shift changes nothing, and exp of at most 0 cannot overflow.
    powers = np.exp(a - a.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def diagonal(values: np.ndarray) -> np.ndarray:
    """Return matrices with these values on their diagonals."""
    # A choice, not a product: ∞ · 0 would be NaN.
    on_it = np.eye(values.shape[-1], dtype=bool)
    return np.where(on_it, values[..., None], values.dtype.type(0))


@checked(a=activities)
def relu_jacobian(a: np.ndarray) -> np.ndarray:
    """Return diag(1[a_k > 0]), the Jacobian of ReLU at `a`.

    At a_k = 0 ReLU has no derivative; the entry is 0, the usual convention.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input.

    Returns
    -------
    ndarray of float, shape (..., K, K)
    """
    return diagonal((a > 0).astype(a.dtype))


@checked(a=activities)
def square_jacobian(a: np.ndarray) -> np.ndarray:
    """Return diag(2 a_k), the Jacobian of g(x) = x² at `a`.

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input.

    Returns
    -------
    ndarray of float, shape (..., K, K)
    """
    return diagonal(2 * a)


@checked(a=finite_activities)
def softmax_jacobian(a: np.ndarray) -> np.ndarray:
    """Return diag(s) - s sᵀ, the Jacobian of softmax at `a`.

    Its entries are s_j (δ_jk - s_k) with s = softmax(a).

    Parameters
    ----------
    a : array_like, shape (..., K)
        Activities a^(l-1), the layer's input; finite.

    Returns
    -------
    ndarray of float, shape (..., K, K)
    """
    s = softmax(a)
    delta = np.eye(s.shape[-1], dtype=s.dtype)
    return s[..., :, None] * (delta - s[..., None, :])


@checked(a=activities, W=matrix, b=vector)
def affine(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return W a + b, the activity of a fully connected layer.

    Parameters
    ----------
    a : array_like, shape (..., Z^(l-1))
    W : array_like, shape (Z^(l), Z^(l-1))
    b : array_like, shape (Z^(l),)

    Returns
    -------
    ndarray of float, shape (..., Z^(l))
    """
    outputs, inputs = W.shape
    if a.shape[-1] != inputs:
        size = f"as many entries as W has columns, {inputs}"
        raise ValueError(f"a must have {size}, got shape {a.shape}")
    if b.shape[0] != outputs:
        size = f"as many entries as W has rows, {outputs}"
        raise ValueError(f"b must have {size}, got shape {b.shape}")
    return a @ W.T + b


@checked(W=matrix)
def affine_jacobian(W: np.ndarray) -> np.ndarray:
    """Return ∂a_j^(l)/∂a_k^(l-1) = W_jk, as a new array.

    Parameters
    ----------
    W : array_like, shape (Z^(l), Z^(l-1))

    Returns
    -------
    ndarray of float, shape (Z^(l), Z^(l-1))
    """
    return W.copy()


@checked(size=positive)
def affine_bias_jacobian(size: int) -> np.ndarray:
    """Return ∂a_j^(l)/∂b_k^(l) = δ_jk, the identity matrix.

    Parameters
    ----------
    size : int
        Number of neurons Z^(l).

    Returns
    -------
    ndarray of float, shape (Z^(l), Z^(l))
    """
    return np.eye(size)
