"""The figure of softmax's Jacobian times a direction, and of the one that it forgets.

The inputs are ln 1, ln 2 and ln 5, so that every entry is a whole number of 64ths.
"""

from workbook.drawing.figure import Slider, figure
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import label, picture
from workbook.jacobians.heat import number

POWERS = (1, 2, 5)  # e to the inputs
SUM = sum(POWERS)
WIDE, HIGH, TOP = 42, 36, 24
MATRIX, VECTOR, RESULT = 0, 158, 230
NOTHING = "All inputs move alike: no output moves."


def written(value: int) -> str:
    """Write a whole number."""
    return decimal(value)


def component(n: int, _: "dict[str, object]") -> str:
    """Write the component that a slider stands for."""
    return written(n)


def entries() -> "list[list[int]]":
    """Return s_j (δ_jk - s_k) in 64ths."""
    return [
        [POWERS[j] * ((SUM if j == k else 0) - POWERS[k]) for k in range(3)]
        for j in range(3)
    ]


@figure(
    *[
        Slider(f"v{n + 1}", f"Direction v{sign}", -2, 2, 1, component)
        for n, sign in enumerate("₁₂₃")
    ]
)
def direction(v1: int, v2: int, v3: int) -> str:
    """Draw a Jacobian, a direction of the inputs, and how the outputs move."""
    v = [v1, v2, v3]
    J = entries()
    moves = [sum([J[j][k] * v[k] for k in range(3)]) for j in range(3)]
    note = NOTHING if v1 == v2 == v3 else "The moves of the outputs sum to 0."
    names = ((MATRIX, "64 · J"), (VECTOR, "v"), (RESULT, "64 · Jv"))
    parts = [label(x, 13, name, "strong") for x, name in names]
    middle = TOP + 3 * HIGH // 2 + 6
    parts.append(label(142, middle, "·", "mid sign"))
    parts.append(label(215, middle, "=", "mid sign"))
    for j in range(3):
        y = TOP + j * HIGH
        for k, value in enumerate(J[j]):
            parts.append(number((MATRIX + k * WIDE, y, WIDE, HIGH), value, 15))
        parts.append(number((VECTOR, y, WIDE, HIGH), v[j], 2))
        parts.append(number((RESULT, y, 60, HIGH), moves[j], 60))
        terms = [signed(each) for each in J[j][1:]]
        total = f"{written(J[j][0])} {' '.join(terms)} = {sum(J[j])}"
        parts.append(label(0, 178 + 20 * j, f"row {j + 1}: {total}"))
    parts.append(label(0, 154, note, "strong"))
    said = f"64 J times {listed(v)} is {listed(moves)}. {note} Each row of J sums to 0."
    return picture(226, "The direction that changes nothing", said, parts)


def signed(value: int) -> str:
    """Write a number as a term of a sum."""
    return f"{'+' if value >= 0 else '−'} {abs(value)}"


def listed(values: "list[int]") -> str:
    """Write numbers one after the other."""
    return ", ".join([written(value) for value in values])
