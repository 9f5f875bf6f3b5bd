"""What the formula questions of exercises 1 and 2 expect, and known mistakes.

Each question has a function for the entry in row j and column k, and one for the
mistakes; their values are formulas too, in the language of `answers.formula`.
"""

import math

from workbook.answers.formula import Formula
from workbook.answers.verdict import Mistake
from workbook.jacobians.points import INPUTS, WIDE, activation_points, affine_points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Vector = Sequence[float]

ACTIVITIES = ("a_j^(l-1)", "a_j^(l)", "δ_jk")
OUTPUTS = ("s_j = a_j^(l)", "softmax(a)_j = a_j^(l)", "σ(a)_j = a_j^(l)")
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


def mistakes(rows: "Sequence[tuple[str, str, str]]") -> "list[Mistake]":
    """List mistakes, one for each formula; formulas are separated by semicolons."""
    return [
        Mistake(name, value.strip(), message)
        for name, values, message in rows
        for value in values.split(";")
    ]


def relu_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with ReLU."""
    return mistakes(
        [
            (
                "δ forgotten",
                "1[a_k^(l-1) > 0]; 1[a_j^(l-1) > 0]",
                "For j = k this is right. But how much does output j move when another "
                "input k moves? Your formula must say that too.",
            ),
            (
                "derivative 1 at negative inputs",
                "δ_jk",
                "This is right where the input is positive. What is the slope of ReLU "
                "where the input is negative?",
            ),
            (
                "1 everywhere",
                "1",
                "The slope depends on the input's sign, and output j does not depend "
                "on every input k.",
            ),
            (
                "the function itself",
                "a_j^(l); a_k^(l); a_k^(l) δ_jk",
                "This is the value of ReLU. Asked is its slope.",
            ),
            (
                "the input as slope",
                "a_k^(l-1) δ_jk; a_k^(l-1); a_j^(l-1)",
                "This is the layer's input. How much does the output move if the input "
                "moves by a little?",
            ),
            (
                "wrong side",
                "1[a_k^(l-1) < 0] δ_jk",
                "Look at the graph of ReLU again: on which side of 0 is it flat?",
            ),
            (
                "slope -1",
                "sign(a_k^(l-1)) δ_jk",
                "At negative inputs this is the slope of the absolute value |x|, not "
                "of ReLU.",
            ),
            (
                "sum instead of δ",
                "Σ_m 1[a_m^(l-1) > 0]",
                "An entry belongs to one output j and one input k. A sum over all "
                "inputs mixes the entries.",
            ),
            (
                "δ the wrong way round",
                "(1 - δ_jk) 1[a_k^(l-1) > 0]",
                "Here the diagonal is 0 and the rest is not. Which input does output j "
                "see?",
            ),
            ("0 everywhere", "0", "Does no output depend on any input? Try j = k."),
        ]
    )


def square_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with g(x) = x²."""
    return mistakes(
        [
            (
                "δ forgotten",
                "2 a_k^(l-1); 2 a_j^(l-1)",
                "For j = k this is right. But how much does output j move when another "
                "input k moves? Your formula must say that too.",
            ),
            (
                "output for input",
                "2 a_k^(l) δ_jk",
                "Here a^(l) is the layer's output, which is squared already. At which "
                "value is the derivative of x² taken?",
            ),
            (
                "output for input, δ forgotten",
                "2 a_k^(l); 2 a_j^(l)",
                "Two things: a^(l) is the layer's output, which is squared already; "
                "and what is the entry for j ≠ k?",
            ),
            (
                "the function itself",
                "a_j^(l); a_k^(l); a_k^(l) δ_jk",
                "This is the value of x². Asked is its derivative.",
            ),
            (
                "factor forgotten",
                "a_k^(l-1) δ_jk; a_k^(l-1); a_j^(l-1)",
                "The power is reduced by one, but what happens to the exponent?",
            ),
            (
                "differentiated twice",
                "2 δ_jk; 2",
                "A constant slope belongs to a straight line. Does x² have the same "
                "slope everywhere?",
            ),
            (
                "sign wrong",
                "-2 a_k^(l-1) δ_jk",
                "Check the sign: does x² grow or fall where x is positive?",
            ),
            (
                "sum instead of δ",
                "2 Σ_m a_m^(l-1)",
                "An entry belongs to one output j and one input k. A sum over all "
                "inputs mixes the entries.",
            ),
            (
                "δ the wrong way round",
                "2 a_k^(l-1) (1 - δ_jk)",
                "Here the diagonal is 0 and the rest is not. Which input does output j "
                "see?",
            ),
        ]
    )


def softmax_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with softmax."""
    return mistakes(
        [
            (
                "only the diagonal",
                "s_j (1 - s_j); s_k (1 - s_k); s_j (1 - s_j) δ_jk",
                "This is the diagonal, j = k. Every input is in softmax's denominator: "
                "what happens to output j when another input k grows?",
            ),
            (
                "only off the diagonal",
                "-s_j s_k",
                "This is right for j ≠ k. For j = k the numerator depends on the input "
                "too.",
            ),
            (
                "1 where δ belongs",
                "s_j (1 - s_k); s_k (1 - s_j)",
                "For j = k this is right. For j ≠ k the numerator does not contain "
                "input k: which part of your formula comes from the numerator?",
            ),
            (
                "index slip",
                "s_k (δ_jk - s_k); s_j (δ_jk - s_j)",
                "One index is wrong: for j ≠ k your entry depends on one output only. "
                "Should it not be symmetric in j and k?",
            ),
            (
                "sign wrong",
                "s_j (s_k - δ_jk)",
                "All signs are the wrong way round. Does output j grow or fall when "
                "input j grows?",
            ),
            (
                "plus for minus",
                "s_j (δ_jk + s_k); s_j s_k",
                "Check a sign: the outputs always add up to 1. Can output j grow when "
                "another input k grows?",
            ),
            (
                "input for output",
                "a_j^(l-1) (δ_jk - a_k^(l-1))",
                "The form is right, but a^(l-1) is the layer's input. Which values do "
                "the quotients of the derivation give?",
            ),
            (
                "the function itself",
                "s_j; s_k",
                "This is softmax itself. Asked is its derivative.",
            ),
            (
                "denominator kept constant",
                "s_j δ_jk",
                "This differentiates the numerator only. The denominator contains "
                "input k too: use the quotient rule.",
            ),
            (
                "numerator alone",
                "exp(a_j^(l-1)) δ_jk; exp(a_j^(l-1))",
                "This is about the numerator of softmax. Where is the denominator?",
            ),
            (
                "square forgotten",
                "s_j (δ_jk - s_k) Σ_m exp(a_m^(l-1))",
                "Look at the denominator of the quotient rule again: it is not that of "
                "softmax itself.",
            ),
            (
                "sum instead of δ",
                "Σ_m s_j (δ_jm - s_m)",
                "Your entry is always 0. That is the sum of a row; asked is each entry "
                "of the row.",
            ),
        ]
    )


def bias_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make with the bias of an affine layer."""
    return mistakes(
        [
            (
                "δ forgotten",
                "1",
                "For j = k this is right. But is b_k a term of output j for every k?",
            ),
            (
                "weight",
                "W_jk; W_kj; W_jk δ_jk",
                "W^(l) multiplies the input, and is the derivative by it. Asked is the "
                "derivative by the bias.",
            ),
            (
                "input",
                "a_k^(l-1); a_j^(l-1); a_k^(l-1) δ_jk",
                "The input appears when you differentiate by a weight. What does the "
                "bias multiply?",
            ),
            (
                "gradient of the loss",
                "∂L/∂b_k; ∂L/∂b_j; ∂L/∂b_k δ_jk",
                "This is the gradient of the loss L. Asked is the derivative of the "
                "layer's activity, without any loss.",
            ),
            (
                "the function itself",
                "a_j^(l); a_k^(l)",
                "This is the activity itself. Asked is its derivative.",
            ),
            (
                "the bias itself",
                "b_k; b_j; b_k δ_jk",
                "The bias is what you differentiate by. How much does the activity "
                "move if the bias moves by a little?",
            ),
            (
                "weighted sum kept",
                "Σ_m W_jm a_m^(l-1) + δ_jk; Σ_m W_jm a_m^(l-1); Σ_m W_jm a_m^(l-1) + 1",
                "The weighted sum does not contain the bias. What is the derivative of "
                "a term without the variable?",
            ),
            (
                "sum instead of δ",
                "Σ_m W_jm; Σ_m b_m; Σ_m a_m^(l-1)",
                "An entry belongs to one output j and one bias k. A sum over all of "
                "them mixes the entries.",
            ),
            (
                "δ the wrong way round",
                "1 - δ_jk",
                "Here the diagonal is 0 and the rest is not. Which bias is a term of "
                "output j?",
            ),
            (
                "sign wrong",
                "-δ_jk",
                "Check the sign: the bias is added.",
            ),
            (
                "0 everywhere",
                "0",
                "Does no output depend on any bias? Look for the bias in the formula "
                "of output j.",
            ),
        ]
    )
