"""Variants of exercises 3 and 4: count the parameters of another layer."""

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_size
from workbook.answers.variants import Draw, Variant, drawn
from workbook.parameters.checks import affine_mistakes, conv_mistakes


def affine_practice(seed: int) -> Variant:
    """Ask for the parameters of a fully connected layer."""
    return drawn(seed, affine_variant, ("biases missing", "one bias per input"))


def affine_variant(draw: Draw) -> Variant:
    """Draw a fully connected layer."""
    inputs = draw.one_of((5, 10, 20)) * draw.among(5, 30)
    outputs = draw.among(8, 50)
    expected = affine_parameters(inputs, outputs)
    weights = inputs * outputs
    question = (
        f"A fully connected layer l has size Z⁽ˡ⁾ = {outputs}, and the layer below has "
        f"size Z⁽ˡ⁻¹⁾ = {inputs}. How many parameters does layer l have?"
    )
    solution = [
        f"Weights: Z⁽ˡ⁾ · Z⁽ˡ⁻¹⁾ = {outputs} · {inputs} = {weights:,}",
        f"Biases: Z⁽ˡ⁾ = {outputs}",
        f"Together: {weights:,} + {outputs} = {expected:,}",
    ]
    mistakes = affine_mistakes(inputs, outputs)
    step = "Take one neuron: how many weights has it, and what else?"
    return Variant("number", question, expected, mistakes, step, solution)


def conv_practice(seed: int) -> Variant:
    """Ask for the parameters of a conv layer."""
    apart = ("biases missing", "one bias per pixel", "input channels left out")
    return drawn(seed, conv_variant, apart)


def conv_variant(draw: Draw) -> Variant:
    """Draw a conv layer, sometimes with filters that are no squares."""
    f_x = draw.among(2, 5)
    f_y = draw.one_of((f_x, f_x, draw.among(2, 5)))
    w, h = draw.among(8, 32), draw.among(8, 32)
    c_in, c_out = draw.among(2, 8), draw.among(6, 20)
    expected = conv_parameters((f_x, f_y), c_in, c_out)
    one = f_x * f_y * c_in
    question = (
        f"The layer below has width {w}, height {h} and {c_in} channels. A conv layer "
        f"l has {c_out} filters of size f_X = {f_x}, f_Y = {f_y}, step Δ = 1 and no "
        "padding. How many parameters does layer l have?"
    )
    solution = [
        f"Weights of one filter: f_X · f_Y · C⁽ˡ⁻¹⁾ = {f_x} · {f_y} · {c_in} = {one}",
        f"With its bias: {one} + 1 = {one + 1}",
        f"All filters: C⁽ˡ⁾ · {one + 1} = {c_out} · {one + 1} = {expected:,}",
    ]
    mistakes = conv_mistakes(
        (f_x, f_y), c_in, c_out, conv_size(w, f_x), conv_size(h, f_y)
    )
    step = "Count one filter first: how many weights has it?"
    return Variant("number", question, expected, mistakes, step, solution)
