"""What the formula questions of exercises 1 and 2 expect, and known mistakes.

Each question has a function for the entry in row j and column k, and one for the
mistakes; their values are formulas too, in the language of `answers.formula`.
"""

from workbook.answers.formula import Formula
from workbook.answers.verdict import Mistake
from workbook.jacobians import mistakes
from workbook.jacobians.layers import relu, softmax, square
from workbook.jacobians.points import INPUTS, WIDE, activation_points, affine_points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Vector = Sequence[float]

ACTIVITIES = ("a_j^(l-1)", "a_j^(l)", "δ_jk")
OUTPUTS = (
    "s_j = a_j^(l)",
    "p_j = a_j^(l)",
    "y_j = a_j^(l)",
    "softmax(a)_j = a_j^(l)",
    "σ(a)_j = a_j^(l)",
)
AFFINE = (
    "a_j^(l-1)",
    "a_j^(l)",
    "W_jk^(l)",
    "b_k^(l)",
    "δ_jk",
    "∂L",
    "∂a_k^(l)",
    "∂b_k^(l)",
    "dL = ∂L",
    "da_k = ∂a_k^(l)",
    "db_k = ∂b_k^(l)",
)


def relu_entry() -> Formula:
    """Return ∂a_j^(l)/∂a_k^(l-1) of a ReLU layer."""
    points = activation_points(relu, INPUTS + (WIDE,))
    names = ACTIVITIES + ("a_j = a_j^(l-1)",)  # the side of 0 is that of the input
    return Formula("1[a_k^(l-1) > 0] δ_jk", names, points)


def square_entry() -> Formula:
    """Return ∂a_j^(l)/∂a_k^(l-1) of a layer that applies g(x) = x²."""
    points = activation_points(square, INPUTS + (WIDE,))
    return Formula("2 a_k^(l-1) δ_jk", ACTIVITIES, points)


def softmax_entry() -> Formula:
    """Return ∂a_j^(l)/∂a_k^(l-1) of a softmax layer."""
    points = activation_points(softmax, INPUTS)
    return Formula("a_j^(l) (δ_jk - a_k^(l))", ACTIVITIES + OUTPUTS, points)


def bias_entry() -> Formula:
    """Return ∂a_j^(l)/∂b_k^(l) of an affine layer."""
    return Formula("δ_jk", AFFINE, affine_points())


def listed(rows: "Sequence[tuple[str, str, str]]") -> "list[Mistake]":
    """List mistakes, one for each formula; formulas are separated by semicolons."""
    return [
        Mistake(name, value.strip(), message)
        for name, values, message in rows
        for value in values.split(";")
    ]


def relu_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with ReLU."""
    return listed(mistakes.RELU)


def square_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with g(x) = x²."""
    return listed(mistakes.SQUARE)


def softmax_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with softmax."""
    return listed(mistakes.SOFTMAX)


def bias_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with the bias of an affine layer."""
    return listed(mistakes.BIAS)
