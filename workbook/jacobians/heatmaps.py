"""The Jacobians of exercise 1 side by side, for inputs that a reader moves."""

from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import box, group, label, picture
from workbook.jacobians.layers import (
    relu,
    relu_jacobian,
    softmax,
    softmax_jacobian,
    square,
    square_jacobian,
)

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    Settings = dict[str, object]

SIDE, GAP = 34, 7  # of a cell, and between two matrices
STRONGEST = 4  # level of the colours
LAYERS = (
    ("ReLU", relu, relu_jacobian),
    ("x²", square, square_jacobian),
    ("softmax", softmax, softmax_jacobian),
)


def written(value: float) -> str:
    """Write a number with two decimals, a whole one without; both Pythons alike."""
    hundredths = int(abs(value) * 100 + 0.5)
    if not hundredths:
        return "0"
    sign = "−" if value < 0 else ""
    whole, rest = divmod(hundredths, 100)
    return f"{sign}{whole}" if not rest else f"{sign}{whole}.{rest:02d}"


def half(steps: int, settings: "Settings") -> str:
    """Return what a slider of halves calls its value."""
    return written(steps / 2)


def level(value: float, largest: float) -> str:
    """Return the class of a colour: its sign, and how strong it is; none for 0."""
    if not value:
        return ""
    strength = int(STRONGEST * abs(value) / largest + 0.999)
    return f"hue{0 if value > 0 else 1} level{strength}"


def number(x: int, y: int, value: float, kind: str) -> str:
    """Draw one cell with a number of up to five signs."""
    text = label(x + SIDE // 2, y + SIDE // 2, written(value), "narrow")
    return group([box(x, y, SIDE, SIDE), text], f"cell {kind}")


def matrix(
    left: int, top: int, name: str, jacobian: "list[list[float]]"
) -> "list[str]":
    """Draw one Jacobian; the strongest colour is that of its largest entry."""
    largest = max([abs(entry) for row in jacobian for entry in row])
    parts = [label(left + 3 * SIDE // 2, top - 6, name, "mid strong")]
    for j, row in enumerate(jacobian):
        for k, entry in enumerate(row):
            at = left + k * SIDE, top + j * SIDE
            parts.append(number(at[0], at[1], entry, level(entry, largest)))
    return parts


def vector(left: int, top: int, values: "list[float]") -> "list[str]":
    """Draw the entries of a vector side by side."""
    return [number(left + k * SIDE, top, v, "") for k, v in enumerate(values)]


@figure(
    Slider("first", "a₁", -4, 4, start=2, texts=half),
    Slider("second", "a₂", -4, 4, start=-1, texts=half),
    Slider("third", "a₃", -4, 4, start=0, texts=half),
    Slider("shift", "Added to all", -4, 4, start=0, texts=half),
)
def heatmaps(first: int, second: int, third: int, shift: int) -> str:
    """Draw input, Jacobian and output of the three layers."""
    a = [(entry + shift) / 2 for entry in (first, second, third)]
    parts = [label(0, 24, "Input a", "strong")]
    parts += vector(3 * SIDE + GAP, 2, a)
    for place, (name, layer, jacobian) in enumerate(LAYERS):
        left = place * (3 * SIDE + GAP)
        parts += matrix(left, 66, name, jacobian(a))
        parts += vector(left, 66 + 3 * SIDE + 26, layer(a))
    parts.append(label(0, 66 + 3 * SIDE + 20, "Output", "note"))
    sums = [written(sum(row)) for row in softmax_jacobian(a)]
    parts.append(label(0, 248, f"Row sums of softmax: {', '.join(sums)}", "note"))
    inputs = ", ".join([written(entry) for entry in a])
    outputs = ", ".join([written(entry) for entry in softmax(a)])
    said = f"For the input {inputs} softmax gives {outputs}. ReLU and x² have diagonal "
    said += "Jacobians; each row of softmax's sums to 0."
    return picture(254, "Three Jacobians", said, parts)
