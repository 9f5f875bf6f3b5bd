"""The three layers of exercise 1 in plain Python, with their Jacobians."""

import math

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Vector = Sequence[float]
    Matrix = list[list[float]]


def relu(a: "Vector") -> "list[float]":
    """Return max(a_k, 0) for each entry."""
    return [max(entry, 0.0) for entry in a]


def square(a: "Vector") -> "list[float]":
    """Return a_k² for each entry."""
    return [entry * entry for entry in a]


def softmax(a: "Vector") -> "list[float]":
    """Return exp(a_j) / Σ_m exp(a_m) for each entry; the inputs here are small."""
    powers = [math.exp(entry) for entry in a]
    total = sum(powers)
    return [power / total for power in powers]


def diagonal(values: "Vector") -> "Matrix":
    """Return the matrix with these values on the diagonal and 0 elsewhere."""
    size = range(len(values))
    return [[values[j] if j == k else 0.0 for k in size] for j in size]


def relu_jacobian(a: "Vector") -> "Matrix":
    """Return 1[a_k > 0] δ_jk."""
    return diagonal([1.0 if entry > 0 else 0.0 for entry in a])


def square_jacobian(a: "Vector") -> "Matrix":
    """Return 2 a_k δ_jk."""
    return diagonal([2.0 * entry for entry in a])


def softmax_jacobian(a: "Vector") -> "Matrix":
    """Return s_j (δ_jk - s_k)."""
    s = softmax(a)
    size = range(len(a))
    return [[s[j] * ((j == k) - s[k]) for k in size] for j in size]
