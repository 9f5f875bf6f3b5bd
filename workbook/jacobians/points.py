"""Where formulas of exercises 1 and 2 are compared: each entry of small Jacobians."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Vector = Sequence[float]
    Point = dict[str, Any]

# Positive and negative, large and small, all different, and none 0, where ReLU has no
# derivative.
INPUTS = (
    (1.7,),
    (-0.6,),
    (0.8, -1.3),
    (2.4, -0.45, -1.1),
    (-2.2, 0.3, 1.9, -0.7, 0.9),
)
WIDE = (-0.0003, 0.0002, 14.0, -7.5)


def entries(point: "Point", size: int) -> "list[Point]":
    """List a point once for each row j and column k."""
    pairs = [(j, k) for j in range(size) for k in range(size)]
    return [dict(point, K=size, j=j, k=k) for j, k in pairs]


def activation_points(
    function: "Callable[[Vector], Vector]", inputs: "Sequence[Vector]"
) -> "list[Point]":
    """List points for a layer that applies `function` to its input.

    Parameters
    ----------
    function : callable
        Gives the output a^(l) from the input a^(l-1).
    inputs : sequence of sequences of float
        The inputs to use.

    Returns
    -------
    list of dict
        See `answers.formulas.values`.
    """
    found: list[Point] = []
    for a in inputs:
        found.extend(entries({"a^(l-1)": a, "a^(l)": function(a)}, len(a)))
    return found


def affine_points() -> "list[Point]":
    """List points for an affine layer, each with a gradient ∂L/∂a of its own."""
    found: list[Point] = []
    for a in INPUTS:
        size = len(a)
        weights = [
            [0.7 * j - 1.1 * k + 0.3 + j * k for k in range(size)] for j in range(size)
        ]
        biases = [1.9 - 0.8 * j * j for j in range(size)]
        output = [
            sum([w * x for w, x in zip(row, a)]) + bias
            for row, bias in zip(weights, biases)
        ]
        gradient = [0.6 + 1.3 * j for j in range(size)]
        point: Point = {"a^(l-1)": a, "a^(l)": output, "W^(l)": weights}
        point.update({"b^(l)": biases, "∂L": 1.0})
        # ∂L/∂b_k is read as a quotient of two symbols.
        point["∂a^(l)"] = point["∂b^(l)"] = [1 / entry for entry in gradient]
        found.extend(entries(point, size))
    return found
