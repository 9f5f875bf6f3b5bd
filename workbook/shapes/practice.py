"""Variants of exercise 4: the shape of another conv layer."""

from workbook.answers.dimensions import written
from workbook.answers.variants import Draw, Variant, drawn
from workbook.shapes.checks import conv_shape_mistakes, output

VALID = ("padding added", "first window not counted", "channels of the input")
PADDED = (
    "padding forgotten",
    "padding counted once",
    "padding counted twice",
    "stride forgotten",
    "rounded up",
    "channels of the input",
)


def valid_practice(seed: int) -> Variant:
    """Ask for a shape without padding."""
    return drawn(seed, valid_variant, VALID)


def valid_variant(draw: Draw) -> Variant:
    """Draw a conv layer without padding, mostly with step 1."""
    w = draw.among(10, 64)
    h = draw.one_of((w, draw.among(10, 64)))
    return conv_variant(draw, w, h, draw.among(2, 7), draw.one_of((1, 1, 2)), 0)


def padded_practice(seed: int) -> Variant:
    """Ask for a shape with padding and steps that leave something over."""
    return drawn(seed, padded_variant, PADDED)


def padded_variant(draw: Draw) -> Variant:
    """Draw a conv layer with padding and a step."""
    w = draw.among(10, 48)
    h = draw.one_of((w, draw.among(10, 48)))
    padding = draw.among(1, 4)
    # More padding than f - 1 would give outputs that see no input.
    kernel = draw.among(padding + 1, 7)
    return conv_variant(draw, w, h, kernel, draw.among(2, 4), padding)


def conv_variant(
    draw: Draw, w: int, h: int, kernel: int, stride: int, padding: int
) -> Variant:
    """Draw what is left: the batch and the channels."""
    batch: int | str = draw.among(2, 32)
    if draw.below(2):
        batch = "N"
    shape = batch, w, h, draw.among(2, 8)
    channels = draw.among(4, 32)
    expected = output(shape, channels, kernel, stride, padding)
    padded = f"padding {padding} on each side" if padding else "no padding"
    question = (
        f"The layer below has the shape {written(shape)} in the order N, W, H, C. A "
        f"conv layer has {channels} filters of size {kernel}×{kernel}, step Δ = "
        f"{stride} in both directions and {padded}. What is the shape of its output?"
    )
    solution = [
        steps("Width", w, expected[1], kernel, stride, padding),
        steps("Height", h, expected[2], kernel, stride, padding),
        f"Channels: one per filter, {channels}",
        f"Samples: as many as before, {shape[0]}",
        f"Shape: {written(expected)}",
    ]
    mistakes = conv_shape_mistakes(shape, channels, kernel, stride, padding)
    step = "Take one direction: where can the window start first, and where last?"
    return Variant("shape", question, expected, mistakes, step, solution)


def steps(axis: str, n: int, outputs: int, f: int, stride: int, padding: int) -> str:
    """Work out the size along one axis."""
    longer = f"{n} + 2·{padding}" if padding else f"{n}"
    last = n + 2 * padding - f
    if stride == 1:
        return f"{axis}: {longer} − {f} + 1 = {outputs}"
    return (
        f"{axis}: ⌊({longer} − {f}) / {stride}⌋ + 1 = ⌊{last} / {stride}⌋ + 1 = "
        f"{last // stride} + 1 = {outputs}"
    )
