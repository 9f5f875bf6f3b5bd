"""Mistakes that readers make when they count a layer's parameters."""

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import pair
from workbook.answers.verdict import Mistake, distinct, named

LEARNED = "Activities are computed anew for each input. They are not learned."
AFFINE = {
    "biases missing": "Those are the weights alone. The bias vector is learned too.",
    "one bias per input": "Biases are added to the output: how many entries has that?",
    "one bias per weight": "A bias belongs to a neuron, not to each of its weights.",
    "biases for both layers": "The biases of the layer below are not this layer's.",
    "one bias for the layer": "Each neuron has a bias of its own.",
    "activities counted": LEARNED,
    "activities of both layers counted": LEARNED,
    "biases only": "That is one parameter per neuron. Each neuron has weights too.",
    "inputs only": "That is the number of inputs. Every neuron has a weight for each.",
    "one neuron": "That is one neuron. How many has the layer?",
    "sizes added": "Every neuron is connected to every input: count the connections.",
    "inputs to inputs": "The matrix has one row per output, not one per input.",
    "outputs to outputs": "The matrix has one column per input, not one per output.",
    "inputs to inputs, no biases": "The matrix has one row per output. And the biases?",
    "outputs to outputs, no biases": (
        "The matrix has one column per input. And the biases?"
    ),
}
POSITIONS = "A filter has one bias, the same at every position of the output."
THROUGH = "A filter reaches through all channels of the layer below."
DIRECTIONS = "A filter has two directions, X and Y."
SHARED = "The same filters are used at every position: their weights count once."
CONV = {
    "biases missing": "Those are the weights alone. Each filter has a bias too.",
    "one bias per pixel": POSITIONS,
    "one bias per position": POSITIONS,
    "one bias per filter and input channel": (
        "A filter has one bias, not one for each channel that it reads."
    ),
    "one bias per input channel": (
        "There is one bias per filter, not one per channel of the layer below."
    ),
    "one bias for the layer": "Each filter has a bias of its own.",
    "one bias per weight": "A bias belongs to a filter, not to each of its weights.",
    "input channels left out": THROUGH,
    "input channels and biases left out": THROUGH + " And it has a bias.",
    "one filter": "That is one filter. How many are there?",
    "weights of one filter, all biases": (
        "All biases are there, but the weights of one filter only."
    ),
    "weights of one filter": (
        "Those are the weights of one filter. What else has it, and how many are there?"
    ),
    "one direction of the filter": DIRECTIONS,
    "one direction of the filter, no biases": DIRECTIONS + " And it has a bias.",
    "output channels twice": (
        "A filter reads the channels of the layer below, not those of its own layer."
    ),
    "biases only": "That is one parameter per filter. Each filter has weights too.",
    "one map of weights": (
        "That is one filter in one channel. Count its channels, and the filters."
    ),
    "weights at every position": SHARED,
    "multiplications counted": SHARED,
    "activities counted": "Those are the activities. They are computed, not learned.",
    "activities added": "Activities are computed, not learned: leave them out.",
}


def affine_mistakes(inputs: int, outputs: int) -> list[Mistake]:
    """List the mistakes for a fully connected layer of these sizes."""
    right = affine_parameters(inputs, outputs)
    weights = affine_parameters(inputs, outputs, bias=False)
    values = [
        ("biases missing", weights),
        ("one bias per input", weights + inputs),
        ("one bias per weight", 2 * weights),
        ("biases for both layers", right + inputs),
        ("one bias for the layer", weights + 1),
        ("activities counted", right + outputs),
        ("activities of both layers counted", right + outputs + inputs),
        ("biases only", outputs),
        ("inputs only", inputs),
        ("one neuron", affine_parameters(inputs, 1)),
        ("sizes added", inputs + outputs),
        ("inputs to inputs", affine_parameters(inputs, inputs)),
        ("outputs to outputs", affine_parameters(outputs, outputs)),
        ("inputs to inputs, no biases", inputs * inputs),
        ("outputs to outputs, no biases", outputs * outputs),
    ]
    return distinct(right, named(AFFINE, values))


def conv_mistakes(
    kernel: "int | tuple[int, int]",
    channels_in: int,
    channels_out: int,
    width: int,
    height: int,
) -> list[Mistake]:
    """List the mistakes for a conv layer whose output has this width and height."""
    right = conv_parameters(kernel, channels_in, channels_out)
    weights = conv_parameters(kernel, channels_in, channels_out, bias=False)
    positions = width * height
    values = [
        ("biases missing", weights),
        ("one bias per pixel", weights + positions * channels_out),
        ("input channels left out", conv_parameters(kernel, 1, channels_out)),
        ("one bias per filter and input channel", weights + channels_in * channels_out),
        ("one filter", conv_parameters(kernel, channels_in, 1)),
        ("one bias per position", weights + positions),
        ("one bias per input channel", weights + channels_in),
        ("one bias for the layer", weights + 1),
        ("one bias per weight", 2 * weights),
        ("weights at every position", right * positions),
        ("multiplications counted", weights * positions),
        ("activities counted", positions * channels_out),
        ("activities added", right + positions * channels_out),
    ]
    values += filters_miscounted(kernel, channels_in, channels_out)
    return distinct(right, named(CONV, values))


def filters_miscounted(
    kernel: "int | tuple[int, int]", c_in: int, c_out: int
) -> list[tuple[str, int]]:
    """List the values of mistakes in what a filter is and how many there are."""
    f_x, f_y = pair(kernel)
    flat = conv_parameters(kernel, 1, c_out, bias=False)
    line = conv_parameters((f_x, 1), c_in, c_out, bias=False)
    one = conv_parameters(kernel, c_in, 1, bias=False)
    return [
        ("input channels and biases left out", flat),
        ("weights of one filter", one),
        ("weights of one filter, all biases", one + c_out),
        ("one direction of the filter", conv_parameters((f_x, 1), c_in, c_out)),
        ("one direction of the filter, no biases", line),
        ("output channels twice", conv_parameters(kernel, c_out, c_out)),
        ("biases only", c_out),
        ("one map of weights", f_x * f_y),
    ]
