"""The figure of what is asked in exercise 1: inputs, and what they become."""

from workbook.drawing.figure import figure
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import label, line, picture
from workbook.jacobians.heat import NAMES, entry, inputs, number
from workbook.jacobians.layers import relu, softmax, square

WIDE, HIGH, TOP = 56, 34, 24
COLUMNS = (104, 184, 264)  # where the outputs of the layers stand
LAYERS = (("ReLU", relu, 2.0), ("x²", square, 4.0), ("softmax", softmax, 1.0))


@figure(*inputs())
def activities(a1: int, a2: int, a3: int) -> str:
    """Draw three inputs and the outputs of a ReLU, a square and a softmax layer."""
    a = [entry(a1), entry(a2), entry(a3)]
    parts = [label(18 + WIDE // 2, 13, "input", "mid strong")]
    for row in range(3):
        y = TOP + row * HIGH
        parts.append(label(0, y + 22, NAMES[row]))
        parts.append(number((18, y, WIDE, HIGH), a[row], 2.0))
    middle = TOP + 3 * HIGH // 2
    parts.append(line([(80, middle), (98, middle)], "line arrow"))
    parts.append(line([(92, middle - 5), (98, middle), (92, middle + 5)], "line arrow"))
    said = f"Inputs {listed(a)}."
    for x, (name, layer, most) in zip(COLUMNS, LAYERS):
        outputs = layer(a)
        parts.append(label(x + WIDE // 2, 13, name, "mid strong"))
        for row in range(3):
            place = x, TOP + row * HIGH, WIDE, HIGH
            parts.append(number(place, outputs[row], most))
        said += f" {name} gives {listed(outputs)}."
    return picture(TOP + 3 * HIGH + 2, "Three layers on the same input", said, parts)


def listed(values: "list[float]") -> str:
    """Write numbers one after the other."""
    return ", ".join([decimal(value) for value in values])
