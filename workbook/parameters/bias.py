"""The figure of one bias that reaches one output: the example of exercise 2."""

from workbook.drawing.figure import Slider, figure
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import box, cell, label, picture

WEIGHTS = ((1, -2), (0, 4), (3, 1))
INPUT = (2, -1)
BIASES = (5, 6, 7)
WIDE, HIGH, TOP = 36, 32, 22
MATRIX, VECTOR, BIAS, OUTPUT = 0, 94, 160, 256


@figure(
    Slider("entry", "Bias entry k", 1, 3, start=2),
    Slider("rise", "Raised by", 0, 4, start=1),
)
def bias(entry: int, rise: int) -> str:
    """Draw an affine layer with numbers; one bias is raised, and one output answers."""
    k = entry - 1
    products = [sum([w * a for w, a in zip(row, INPUT)]) for row in WEIGHTS]
    names = ((MATRIX, "W"), (VECTOR, "input"), (BIAS, "b"), (OUTPUT, "output"))
    parts = [label(x, 13, name, "strong") for x, name in names]
    for x, sign in ((83, "·"), (145, "+"), (240, "=")):
        parts.append(label(x, TOP + 3 * HIGH // 2 + 6, sign, "mid sign"))
    outputs = []
    for j in range(3):
        y = TOP + j * HIGH
        raised = rise if j == k else 0
        outputs.append(products[j] + BIASES[j] + raised)
        lit = " lit" if j == k else ""
        added = f" + {raised}" if raised else ""
        for n, weight in enumerate(WEIGHTS[j]):
            parts.append(cell((MATRIX + n * WIDE, y, WIDE, HIGH), decimal(weight)))
        text, sets = f"{BIASES[j]}{added}", f"entry={j + 1}"
        parts.append(cell((BIAS, y, 64, HIGH), text, f"hue1{lit}", sets))
        parts.append(cell((OUTPUT, y, 64, HIGH), outputs[j], f"hue2{lit}", sets))
    for n, value in enumerate(INPUT):
        y = TOP + HIGH // 2 + n * HIGH
        parts.append(cell((VECTOR, y, WIDE, HIGH), decimal(value)))
    parts.extend(identity(k))
    note = f"Output {entry} rises by {rise}, the others stay."
    parts.append(label(130, 190, "Column k: how the"))
    parts.append(label(130, 210, f"outputs answer to b{'₁₂₃'[k]}."))
    parts.append(label(0, 276, note, "strong"))
    said = f"The outputs are {outputs[0]}, {outputs[1]} and {outputs[2]}. {note}"
    return picture(282, "One bias reaches one output", said, parts)


def identity(k: int) -> "list[str]":
    """Draw the derivatives of the outputs by the biases; column k is framed."""
    top = 150
    parts = [label(0, top - 8, "∂a / ∂b", "strong")]
    for j in range(3):
        for n in range(3):
            place = n * WIDE, top + j * HIGH, WIDE, HIGH
            kind = "hue0 level4" if j == n else ""
            parts.append(cell(place, int(j == n), kind, f"entry={n + 1}"))
    parts.append(box(k * WIDE, top, WIDE, 3 * HIGH, "frame"))
    return parts
