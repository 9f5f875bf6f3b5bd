"""Graphs with a tangent: its slope is the derivative."""

import math

from workbook.drawing.figure import Choice, Slider, figure
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import group, label, line, picture
from workbook.jacobians.layers import (
    relu,
    relu_jacobian,
    softmax,
    softmax_jacobian,
    square,
    square_jacobian,
)

UNIT = 60  # units of the picture for 1
MIDDLE, GROUND = 150, 180  # where the axes cross
FEW = 16  # points of a graph per unit
KINDS = [("relu", "ReLU"), ("square", "x²"), ("softmax", "softmax of (x, 0)")]


def value(kind: str, x: float) -> float:
    """Return the first output for the first input x."""
    if kind == "softmax":
        return softmax([x, 0.0])[0]
    return (relu if kind == "relu" else square)([x])[0]


def slope(kind: str, x: float) -> float:
    """Return the derivative of the first output by the first input."""
    if kind == "softmax":
        return softmax_jacobian([x, 0.0])[0][0]
    return (relu_jacobian if kind == "relu" else square_jacobian)([x])[0][0]


def place(x: float, y: float) -> "tuple[int, int]":
    """Return where a point of the graph lies in the picture."""
    right, up = math.floor(x * UNIT + 0.5), math.floor(y * UNIT + 0.5)
    return MIDDLE + right, GROUND - up


def quarter(steps: int, settings: "dict[str, object]") -> str:
    """Return what a slider of quarters calls its value."""
    return decimal(steps / 4)


@figure(
    Choice("kind", "Function", KINDS),
    Slider("steps", "x", -6, 6, start=3, texts=quarter),
)
def tangents(kind: str, steps: int) -> str:
    """Draw a graph and its tangent at x."""
    x = steps / 4
    y, rise = value(kind, x), slope(kind, x)
    ends = [place(x + run, y + run * rise) for run in (-0.4, 0.4)]
    across = [point / FEW for point in range(-2 * FEW, 2 * FEW + 1)]
    graph = [place(t, value(kind, t)) for t in across if value(kind, t) <= 2.6]
    kink = kind == "relu" and steps == 0
    parts = [
        line([(MIDDLE - 2 * UNIT, GROUND), (MIDDLE + 2 * UNIT, GROUND)]),
        line([(MIDDLE, GROUND + 10), (MIDDLE, 14)]),
        group([line(graph)], "graph hue0"),
        group([] if kink else [line(ends)], "tangent hue1"),
        label(MIDDLE + 2 * UNIT + 6, GROUND + 4, "x"),
    ]
    facts = [f"x = {decimal(x)}", f"value {decimal(y)}", f"slope {decimal(rise)}"]
    if kink:
        facts[2] = "no slope here: 0 from the left, 1 from the right"
    parts.append(label(0, GROUND + 34, ", ".join(facts[:2]), "strong"))
    parts.append(label(0, GROUND + 54, facts[2], "strong"))
    return picture(GROUND + 62, "A graph and its slope", ", ".join(facts) + ".", parts)
