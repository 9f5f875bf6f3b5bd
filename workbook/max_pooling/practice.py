"""Variants of exercise 6: the shape that max-pooling gives of another array."""

from snippets.shapes import pool_shape
from workbook.answers.dimensions import written
from workbook.answers.variants import Draw, Variant, drawn
from workbook.max_pooling.checks import pool_mistakes

APART = (
    "channels pooled",
    "batch pooled",
    "kernel subtracted",
    "step 1",
    "only the width pooled",
    "only the height pooled",
)


def pool_practice(seed: int) -> Variant:
    """Ask for a shape after max-pooling."""
    return drawn(seed, pool_variant, APART)


def pool_variant(draw: Draw) -> Variant:
    """Draw an array and a kernel that divides its width and height."""
    k = draw.among(2, 5)
    across, down = draw.among(2, 8), draw.among(2, 8)
    shape = draw.among(k, 20), across * k, down * k, draw.among(k, 16)
    expected = pool_shape(shape, k)
    n, w, h, c = shape
    question = (
        f"An array has the shape {written(shape)} in the order N, W, H, C. Max-pooling "
        f"with kernel size {k} is applied to it, in windows that do not overlap. What "
        "is the shape of the result?"
    )
    solution = [
        f"Width: {w} / {k} = {expected[1]}",
        f"Height: {h} / {k} = {expected[2]}",
        f"Samples and channels stay: {n} and {c}",
        f"Shape: {written(expected)}",
    ]
    step = "Which axes are pooled, and how many windows lie side by side along each?"
    mistakes = pool_mistakes(shape, k)
    return Variant("shape", question, expected, mistakes, step, solution)
