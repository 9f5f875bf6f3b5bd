"""What exercise 3's question for a formula expects, and known mistakes."""

from workbook.answers.formula import Formula
from workbook.answers.verdict import Mistake

NAMES = ("Z^(l-1)", "Z^(l)", "N", "inputs = Z^(l-1)", "outputs = Z^(l)")
SIZES = ((784, 100, 32), (2, 3, 5), (7, 2, 11), (1, 4, 2), (25, 25, 3), (13, 1, 1))
MISTAKES = (
    (
        "biases missing",
        "Z^(l) Z^(l-1)",
        "These are the entries of the weight matrix. What else does the layer learn?",
    ),
    (
        "one bias per input",
        "Z^(l) Z^(l-1) + Z^(l-1)",
        "The weights are right. But which layer's neurons have the biases, l or the "
        "layer below?",
    ),
    (
        "one bias per weight",
        "2 Z^(l) Z^(l-1)",
        "The weights are right. But there is not a bias for each of them: how many "
        "entries does the bias vector have?",
    ),
    (
        "one bias for all",
        "Z^(l) Z^(l-1) + 1",
        "The weights are right. But the bias is a vector, not one number: how many "
        "entries does it have?",
    ),
    (
        "biases of both layers",
        "Z^(l) Z^(l-1) + Z^(l) + Z^(l-1)",
        "The weights are right. But the biases of two layers are counted: asked is "
        "layer l alone.",
    ),
    (
        "sum instead of product",
        "Z^(l) + Z^(l-1)",
        "Every neuron of layer l has a weight for every neuron of the layer below: "
        "how many pairs are there?",
    ),
    (
        "sum instead of product, with biases",
        "2 Z^(l) + Z^(l-1)",
        "The biases are there, but the weights are counted too low: how many entries "
        "has a matrix with so many rows and columns?",
    ),
    (
        "biases only",
        "Z^(l)",
        "These are the entries of the bias vector. Where are the weights?",
    ),
    (
        "inputs only",
        "Z^(l-1)",
        "This is the size of the input. Look at one neuron of layer l: how many "
        "numbers does it learn?",
    ),
    (
        "batch size multiplied in",
        "N (Z^(l) Z^(l-1) + Z^(l))",
        "All inputs of a batch pass through the same weights and biases.",
    ),
    (
        "layer l twice",
        "Z^(l) Z^(l) + Z^(l)",
        "The weights connect layer l with the layer below, not with itself.",
    ),
    (
        "layer l-1 twice",
        "Z^(l-1) Z^(l-1) + Z^(l)",
        "The weights connect the layer below with layer l, not with itself.",
    ),
)


def affine_formula() -> Formula:
    """Return the number of parameters of an affine layer."""
    points = [
        {"Z^(l-1)": float(z), "Z^(l)": float(y), "N": float(n)} for z, y, n in SIZES
    ]
    return Formula("Z^(l) Z^(l-1) + Z^(l)", NAMES, points)


def affine_formula_mistakes() -> "list[Mistake]":
    """List the mistakes that readers make when they count an affine layer."""
    return [Mistake(name, value, message) for name, value, message in MISTAKES]
