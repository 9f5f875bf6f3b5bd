r"""What formulas state about `jacobians`: numbers for their symbols, at random points.

Each function is named in the label of a formula, `\label{jacobians.relu_jacobian}`, and
gives points: what the snippet computes there, and the numbers it is computed from. The
number of the empty symbol is what the formula itself must be.
"""

from collections.abc import Callable

import numpy as np

from snippets import jacobians as code

Points = list[dict[str, float]]
POINTS = 100
INPUT = "a_k^{(l-1)}"
BY_INPUT = r"\frac{\partial a_j^{(l)}}{\partial a_k^{(l-1)}}"
BY_BIAS = r"\frac{\partial a_j^{(l)}}{\partial b_k^{(l)}}"
DELTA = r"\delta_{jk}"


def drawn(one: Callable[[np.random.Generator, int], dict[str, float]]) -> Points:
    """Draw points, of layers with 1 to 6 neurons."""
    rng = np.random.default_rng(0)
    return [one(rng, int(rng.integers(1, 7))) for _ in range(POINTS)]


def place(rng: np.random.Generator, size: int) -> tuple[int, int]:
    """Draw a row and a column, as often on the diagonal as anywhere."""
    j, k = (int(n) for n in rng.integers(size, size=2))
    return (j, j) if rng.integers(2) else (j, k)


def entries(jacobian: Callable[[np.ndarray], np.ndarray]) -> Points:
    """Draw inputs of a layer, and an entry of its Jacobian."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a, (j, k) = rng.normal(scale=2, size=size), place(rng, size)
        s = code.softmax(a)
        value, delta = jacobian(a)[j, k], float(j == k)
        return {
            **dict.fromkeys(("", BY_INPUT, "J"), value),
            # The entry of a diagonal matrix is its number, or 0 beside the diagonal.
            **dict.fromkeys((DELTA, r"\operatorname{diag}"), delta),
            **{INPUT: a[k], "a_j^{(l)}": s[j], "a_k^{(l)}": s[k]},
            **{r"\operatorname{diag}(s)": delta * s[j], r"s \, s^\top": s[j] * s[k]},
        }

    return drawn(one)


def relu_jacobian() -> Points:
    """Give the Jacobian of ReLU."""
    return entries(code.relu_jacobian)


def relu_jacobian_chain() -> Points:
    """Give an entry of the Jacobian of ReLU, or x², after an affine map.

    Row j of the product with a diagonal matrix is row j, times the number there.
    """

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        W, a, b = rng.normal(size=(size, 3)), rng.normal(size=3), rng.normal(size=size)
        z = code.affine(a, W, b)
        j, k = int(rng.integers(size)), int(rng.integers(3))
        of = (code.relu_jacobian, code.square_jacobian)[rng.integers(2)](z)
        return {
            "J": (of @ code.affine_jacobian(W))[j, k],
            **{r"\operatorname{diag}(g'(z))": of[j, j], "W^{(l)}": W[j, k]},
        }

    return drawn(one)


def square_jacobian() -> Points:
    """Give the Jacobian of x²."""
    return entries(code.square_jacobian)


def softmax_jacobian() -> Points:
    """Give the Jacobian of softmax."""
    return entries(code.softmax_jacobian)


def softmax() -> Points:
    """Give softmax with its numerators and their sum."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a, j = rng.normal(scale=2, size=size), int(rng.integers(size))
        powers = np.exp(a)
        return {
            "a_j^{(l)}": code.softmax(a)[j],
            **dict.fromkeys(("P_j", "e^{a_j^{(l-1)}}"), powers[j]),
            **dict.fromkeys(("S", r"\sum_m P_m"), powers.sum()),
        }

    return drawn(one)


def softmax_jacobian_quotient() -> Points:
    """Give an entry as the derivative of a quotient, and the derivatives in it."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a, (j, k) = rng.normal(scale=2, size=size), place(rng, size)
        powers = np.exp(a)
        return {
            r"\left( \frac{P_j}{S} \right)'": code.softmax_jacobian(a)[j, k],
            **{"P_j": powers[j], "P_j'": powers[k] * (j == k)},
            **{"S": powers.sum(), "S'": powers[k]},
        }

    return drawn(one)


def softmax_jacobian_diagonal() -> Points:
    """Give entries on the diagonal, with the symbols of their derivation."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a = rng.normal(scale=2, size=size)
        powers, s = np.exp(a), code.softmax(a)
        return {
            BY_INPUT.replace("_j", "_k"): code.softmax_jacobian(a)[0, 0],
            **{"P_k": powers[0], "S": powers.sum(), "a_k^{(l)}": s[0]},
        }

    return drawn(one)


def softmax_jacobian_beside() -> Points:
    """Give entries beside the diagonal, with the symbols of their derivation."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a = rng.normal(scale=2, size=size + 1)
        powers, s = np.exp(a), code.softmax(a)
        return {
            BY_INPUT: code.softmax_jacobian(a)[0, 1],
            **{"P_j": powers[0], "P_k": powers[1], "S": powers.sum()},
            **{"a_j^{(l)}": s[0], "a_k^{(l)}": s[1]},
        }

    return drawn(one)


def softmax_jacobian_variance() -> Points:
    """Give the quadratic form of the Jacobian, and moments."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a, v = rng.normal(size=(2, size))
        s = code.softmax(a)
        return {
            r"v^\top J v": v @ code.softmax_jacobian(a) @ v,
            **{r"\sum_j s_j v_j^2": s @ v**2, r"\sum_j s_j v_j": s @ v},
        }

    return drawn(one)


def softmax_jacobian_sums() -> Points:
    """Give the sum of a row."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        a, j = rng.normal(size=size), int(rng.integers(size))
        row = r"\sum_k s_j (\delta_{jk} - s_k)"
        return {row: code.softmax_jacobian(a)[j].sum(), "s_j": code.softmax(a)[j]}

    return drawn(one)


def softmax_jacobian_product() -> Points:
    """Give the product of backpropagation."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        (a, u), k = rng.normal(size=(2, size)), int(rng.integers(size))
        s = code.softmax(a)
        return {
            r"\sum_j u_j J_{jk}": (u @ code.softmax_jacobian(a))[k],
            **{r"\sum_m s_m u_m": s @ u, "s_k": s[k], "u_k": u[k]},
        }

    return drawn(one)


def affine() -> Points:
    """Give an entry of an affine layer's activity."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        W, a, b = rng.normal(size=(size, 3)), rng.normal(size=3), rng.normal(size=size)
        j = int(rng.integers(size))
        total = r"\sum_{m=1}^{Z^{(l-1)}} W_{jm}^{(l)} \, a_m^{(l-1)}"
        products = sum(W[j, m] * a[m] for m in range(3))
        return {
            "a_j^{(l)}": code.affine(a, W, b)[j],
            **{total: products, "b_j^{(l)}": b[j]},
        }

    return drawn(one)


def affine_bias_jacobian() -> Points:
    """Give the derivative of an affine layer by its bias."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        j, k = place(rng, size)
        value = code.affine_bias_jacobian(size)[j, k]
        return {**dict.fromkeys(("", BY_BIAS), value), DELTA: float(j == k)}

    return drawn(one)


def affine_bias_jacobian_gradient() -> Points:
    """Give the gradient of a loss by a bias, for one sample."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        u, W, a = rng.normal(size=size), rng.normal(size=(size, 3)), rng.normal(size=3)
        k, h = int(rng.integers(size)), np.zeros(size)
        h[k] = 1.0  # the loss is affine in the bias: a step of 1 is exact
        slope = u @ code.affine(a, W, h) - u @ code.affine(a, W, 0 * h)
        total = r"\sum_j \frac{\partial L}{\partial a_j^{(l)}} \, \delta_{jk}"
        return {
            r"\frac{\partial L}{\partial b_k^{(l)}}": slope,
            **{total: (u @ code.affine_bias_jacobian(size))[k]},
            **{r"\frac{\partial L}{\partial a_k^{(l)}}": u[k]},
        }

    return drawn(one)


def affine_bias_jacobian_batch() -> Points:
    """Give the gradient of a loss by a bias, over a batch."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        u, W = rng.normal(size=(4, size)), rng.normal(size=(size, 3))
        a, k, h = rng.normal(size=(4, 3)), int(rng.integers(size)), np.zeros(size)
        h[k] = 1.0  # the loss is affine in the bias: a step of 1 is exact
        loss = [(u * code.affine(a, W, b)).sum() for b in (h, 0 * h)]
        total = r"\sum_{n=1}^{N} \frac{\partial L}{\partial a_{nk}^{(l)}}"
        gradient = r"\frac{\partial L}{\partial b_k^{(l)}}"
        return {gradient: loss[0] - loss[1], total: u[:, k].sum()}

    return drawn(one)


def affine_jacobian() -> Points:
    """Give the derivatives of an affine layer by its input and its weights."""

    def one(rng: np.random.Generator, size: int) -> dict[str, float]:
        W, a, b = rng.normal(size=(size, 3)), rng.normal(size=3), rng.normal(size=size)
        (j, m), k = place(rng, size), int(rng.integers(3))
        moved = W.copy()
        moved[m, k] += 1.0  # the activity is affine in the weights, too
        slope = code.affine(a, moved, b)[j] - code.affine(a, W, b)[j]
        by_weight = r"\frac{\partial a_j^{(l)}}{\partial W_{mk}^{(l)}}"
        return {
            **{BY_INPUT: code.affine_jacobian(W)[j, k], "W_{jk}^{(l)}": W[j, k]},
            **{by_weight: slope, r"\delta_{jm}": float(j == m), INPUT: a[k]},
        }

    return drawn(one)
