"""The figure of three Jacobians, each below the graph whose slopes it holds."""

from workbook.drawing.figure import Slider, figure
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import box, cell, dot, group, label, line, picture, tag
from workbook.jacobians import layers
from workbook.jacobians.heat import NAMES, entry, heat, inputs

WIDE, HIGH = 34, 30  # a cell
SIDE = 3 * WIDE
PLACES = (0, 109, 218)  # of the three
TOP = 148  # of the matrices
ZERO, MIDDLE = 108, SIDE // 2  # where the axes of a graph cross
UNIT = 18  # of an input, and of what ReLU and x² make of it
ONE = 72  # of a softmax output: 1 would be as high as 2² is
TANGENT = 22  # half of its length

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Layer = Callable[[list[float]], list[float]]
    Jacobian = Callable[[list[float]], list[list[float]]]

LAYERS = (
    ("ReLU", layers.relu, layers.relu_jacobian, UNIT, 1.0),
    ("x²", layers.square, layers.square_jacobian, UNIT, 4.0),
    ("softmax", layers.softmax, layers.softmax_jacobian, ONE, 0.25),
)


@figure(*inputs(), Slider("column", "Tangent at", 1, 3, 1, NAMES))
def matrices(a1: int, a2: int, a3: int, column: int) -> str:
    """Draw the Jacobians as heat maps; one column is the slopes of tangents."""
    a, k = [entry(a1), entry(a2), entry(a3)], column - 1
    parts, said = [], f"At {', '.join([decimal(x) for x in a])}"
    for x, (name, layer, jacobian, unit, most) in zip(PLACES, LAYERS):
        slopes = jacobian(a)
        kink = name == "ReLU" and a[k] == 0
        parts.append(label(x + MIDDLE, 13, name, "mid strong"))
        parts.extend(graph(x, layer, slopes, a, k, unit))
        slope = "no slope" if kink else f"slope {decimal(slopes[k][k])}"
        parts.append(label(x + MIDDLE, 136, slope, "mid"))
        parts.extend(matrix(x, slopes, most, a if name == "ReLU" else []))
        parts.append(box(x + k * WIDE, TOP, WIDE, 3 * HIGH, "frame"))
        rows = "; ".join([", ".join([decimal(e) for e in row]) for row in slopes])
        said += f", {name} has the Jacobian {rows}"
    note = f"Framed: column {column}, the slopes of the outputs by {NAMES[k]}."
    if a[k] == 0:
        note = "At 0 ReLU has no slope: 0, dashed, is a convention."
    parts.append(label(0, 256, note, "note"))
    return picture(262, "Three Jacobians and their slopes", f"{said}. {note}", parts)


def matrix(
    x: int, entries: "list[list[float]]", most: float, kinks: "list[float]"
) -> "list[str]":
    """Draw a Jacobian; where one of `kinks` is 0 its entry is a convention."""
    parts = []
    for row in range(3):
        for column in range(3):
            value = entries[row][column]
            kind = heat(value, most)
            if row == column and kinks and not kinks[row]:
                kind = "pad"
            place = x + column * WIDE, TOP + row * HIGH, WIDE, HIGH
            parts.append(cell(place, decimal(value), kind, f"column={column + 1}"))
    return parts


def graph(
    x: int,
    layer: "Layer",
    slopes: "list[list[float]]",
    a: "list[float]",
    k: int,
    unit: int,
) -> "list[str]":
    """Draw the outputs that input k moves, as it moves, with their tangents."""
    axes = [[(x, ZERO), (x + SIDE, ZERO)], [(x + MIDDLE, 24), (x + MIDDLE, 120)]]
    parts = [line(points, "line axis") for points in axes]
    # ReLU and x² have one graph for each input; softmax moves all its outputs.
    moved = [j for j in range(3) if j == k or layer is layers.softmax]
    for j in moved:
        curve = []
        for quarter in range(-10, 11):
            inputs = a[:k] + [quarter / 4] + a[k + 1 :]
            height = layer(inputs)[j] * unit
            if height <= ZERO - 24:
                curve.append(point(x, quarter / 4, height))
        kind = "graph hue0" if j == k else "graph thin hue0"
        parts.append(group([path(curve)], kind))
    for j in moved:
        at = layer(a)[j] * unit
        steep = [slopes[j][k]]
        if layer is layers.relu and a[k] == 0:
            steep = [0.0, 1.0]  # from the left, from the right
        rises = [tangent(x, a[k], at, slope * unit) for slope in steep]
        parts.append(group(rises, "tangent hue1"))
        across, down = int(x + MIDDLE + a[k] * UNIT + 0.5), int(ZERO - at + 0.5)
        parts.append(dot(across, down, 3 if j == k else 2))
    return parts


def tangent(x: int, a: float, height: float, rise: float) -> str:
    """Draw a tangent of one length; `rise` is in units for each 1 of the input."""
    run = TANGENT / (UNIT * UNIT + rise * rise) ** 0.5
    ends = [point(x, a + n * run, height + n * run * rise) for n in (-1, 1)]
    return path(ends)


def path(points: "list[str]") -> str:
    """Draw a line through points that are written out."""
    return tag("path", d=f"M{' '.join(points)}", kind="line")


def point(x: int, a: float, height: float) -> str:
    """Write a point of a graph in tenths of a unit, without a rounding of floats."""
    tenths = [
        int(10 * (x + MIDDLE + a * UNIT) + 0.5),
        int(10 * (ZERO - height) + 0.5),
    ]
    return " ".join([f"{n // 10}.{n % 10}" for n in tenths])
