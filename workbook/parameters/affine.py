"""The blocks of an affine layer: a matrix, an input, a bias, an output."""

from snippets.parameters import affine_parameters
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import cell, label, picture

SIDE = 22  # of an entry
TOP = 40  # of the blocks
MOST = 6  # rows and columns
RIGHT = 134  # of W
LEFT = (158, 222, 290)  # of a, b and the output


def last_neuron(settings: "dict[str, object]") -> int:
    """Return the index of the last neuron."""
    return int(str(settings["outputs"]))


def block(left: int, rows: int, columns: int, lit: int) -> "list[str]":
    """Draw a block of entries; the row of the chosen neuron is lit."""
    parts = []
    for row in range(rows):
        kind = "hue0 lit" if row + 1 == lit else "hue0"
        for column in range(columns):
            at = left + column * SIDE, TOP + row * SIDE, SIDE, SIDE
            sets = f"neuron={row + 1}" if lit else ""
            parts.append(cell(at, "", kind, sets))
    return parts


INPUTS = Slider("inputs", "Inputs Z⁽ˡ⁻¹⁾", 2, MOST, start=4)
OUTPUTS = Slider("outputs", "Neurons Z⁽ˡ⁾", 2, MOST, start=3)


def blocks(inputs: int, outputs: int, neuron: int) -> "list[str]":
    """Draw W a + b = output with the dimensions of each block."""
    names = (
        ("W⁽ˡ⁾", f"{outputs}×{inputs}", inputs * SIDE),
        ("a⁽ˡ⁻¹⁾", str(inputs), SIDE),
        ("b⁽ˡ⁾", str(outputs), SIDE),
        ("a⁽ˡ⁾", str(outputs), SIDE),
    )
    parts = []
    start = RIGHT - inputs * SIDE
    for left, (name, size, width) in zip((start,) + LEFT, names):
        parts.append(label(left + width // 2, 14, name, "mid strong"))
        parts.append(label(left + width // 2, 32, size, "mid note"))
    parts += block(start, outputs, inputs, neuron)
    parts += block(LEFT[0], inputs, 1, 0)
    parts += block(LEFT[1], outputs, 1, neuron)
    parts += block(LEFT[2], outputs, 1, neuron)
    for x, sign in ((146, "·"), (200, "+"), (267, "=")):
        parts.append(label(x, TOP + 18, sign, "mid sign"))
    return parts


@figure(INPUTS, OUTPUTS, Slider("neuron", "Output j", 1, last_neuron, start=2))
def affine(inputs: int, outputs: int, neuron: int) -> str:
    """Draw an affine layer; one output lights its weights and its only bias."""
    y = TOP + MOST * SIDE + 18
    parts = blocks(inputs, outputs, neuron)
    fact = f"Output {neuron}: row {neuron} of W, the whole input, bias {neuron}"
    parts.append(label(0, y, fact))
    said = f"Output {neuron} of {outputs} is made of row {neuron} of the {outputs}×"
    said += f"{inputs} matrix W, of all {inputs} inputs, and of bias {neuron} alone."
    return picture(y + 8, "An affine layer", said, parts)


@figure(INPUTS, OUTPUTS)
def layer(inputs: int, outputs: int) -> str:
    """Draw an affine layer as it is asked for: nothing is lit, nothing counted."""
    said = f"The output is the {outputs}×{inputs} matrix W times the {inputs} inputs, "
    said += f"plus the {outputs} entries of b."
    height = TOP + MOST * SIDE + 2
    return picture(height, "An affine layer", said, blocks(inputs, outputs, 0))


@figure(INPUTS, OUTPUTS)
def counted(inputs: int, outputs: int) -> str:
    """Draw an affine layer, and count its parameters block by block."""
    weights = affine_parameters(inputs, outputs, bias=False)
    total = affine_parameters(inputs, outputs)
    y = TOP + MOST * SIDE + 18
    parts = blocks(inputs, outputs, 0)
    facts = (
        f"weights: {outputs} · {inputs} = {weights}",
        f"biases: {outputs}",
        f"together: {weights} + {total - weights} = {total}",
    )
    for row, fact in enumerate(facts):
        parts.append(label(0, y + 19 * row, fact, "strong" if row == 2 else ""))
    said = f"{weights} weights and {total - weights} biases are {total} parameters."
    return picture(y + 46, "The parameters of an affine layer", said, parts)
