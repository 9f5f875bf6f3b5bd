"""Numbers as a heat map: the sign has a hue, the size a strength."""

from workbook.drawing.figure import Slider
from workbook.drawing.numbers import decimal
from workbook.drawing.svg import cell

SUBSCRIPTS = "₁₂₃"
NAMES = [f"a{sign}" for sign in SUBSCRIPTS]
HALVES = 4  # an input reaches from -2 to 2
STRENGTHS = 4

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbook.drawing.figure import Settings


def entry(halves: int) -> float:
    """Return the input that a slider of halves stands for."""
    return halves / 2


def called(halves: int, _: "Settings") -> str:
    """Write the input that a slider stands for."""
    return decimal(entry(halves), 1)


def inputs() -> "tuple[Slider, ...]":
    """Return sliders for three inputs; one starts at 0, where ReLU has its kink."""
    starts = 3, 0, -1
    return tuple(
        [
            Slider(f"a{n + 1}", f"Input {NAMES[n]}", -HALVES, HALVES, starts[n], called)
            for n in range(3)
        ]
    )


def heat(value: float, most: float) -> str:
    """Return the kind of a cell that holds a value of at most so much."""
    strength = int(abs(value) / most * STRENGTHS + 0.999)
    if not strength:
        return ""
    return f"hue{0 if value > 0 else 1} level{min(strength, STRENGTHS)}"


def number(
    place: "tuple[int, int, int, int]", value: float, most: float, sets: str = ""
) -> str:
    """Draw a number in a cell that is the stronger the larger it is."""
    return cell(place, decimal(value), heat(value, most), sets)
