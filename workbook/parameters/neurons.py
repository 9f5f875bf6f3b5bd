"""The figure of what is asked in exercise 3: neurons, and what each of them sees."""

from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import dot, group, label, line, picture
from workbook.parameters.affine import INPUTS, OUTPUTS, last_neuron

BELOW, ABOVE, GAP, MIDDLE = 80, 240, 30, 106


def height(number: int, count: int) -> int:
    """Return where a neuron stands among so many."""
    return MIDDLE + (2 * number - count + 1) * GAP // 2


@figure(INPUTS, OUTPUTS, Slider("neuron", "Neuron", 1, last_neuron, start=2))
def neurons(inputs: int, outputs: int, neuron: int) -> str:
    """Draw the neurons of two layers, and which of them one neuron sees."""
    parts = [label(BELOW, 13, "layer l − 1", "mid"), label(ABOVE, 13, "layer l", "mid")]
    lit = []
    for j in range(outputs):
        for k in range(inputs):
            ends = [(BELOW, height(k, inputs)), (ABOVE, height(j, outputs))]
            if j == neuron - 1:
                lit.append(line(ends, "line seen"))
            else:
                parts.append(line(ends))
    parts.extend(lit)
    parts.extend([dot(BELOW, height(k, inputs), 8, "neuron") for k in range(inputs)])
    for j in range(outputs):
        kind = "neuron lit" if j == neuron - 1 else "neuron"
        at = dot(ABOVE, height(j, outputs), 8, kind)
        parts.append(group([at], "", f"neuron={j + 1}"))
    said = (
        f"Layer l − 1 has {inputs} neurons and layer l has {outputs}. Neuron {neuron} "
        "of layer l sees every neuron below."
    )
    return picture(196, "A fully connected layer", said, parts)
