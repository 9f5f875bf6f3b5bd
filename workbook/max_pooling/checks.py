"""Mistakes that readers make with the shape that max-pooling gives."""

from snippets.shapes import pool_shape
from workbook.answers.verdict import Mistake, distinct, named

CHANNELS = "The channels are pooled too. Each channel keeps its own maximum."
DIRECTIONS = "The window has two directions: width and height are both pooled."
TILES = "The windows tile the image: how many lie side by side?"
MESSAGES = {
    "channels pooled": CHANNELS,
    "maximum over the channels": (
        "The maximum was taken along the channels. Which number has their axis?"
    ),
    "one channel left": CHANNELS,
    "batch pooled": "The batch is pooled too. Each sample is pooled by itself.",
    "every axis pooled": "Only width and height are pooled, not samples or channels.",
    "only the width pooled": DIRECTIONS,
    "only the height pooled": DIRECTIONS,
    "height and channels pooled": (
        "The sheet's order is N, W, H, C. Which two of these axes are pooled?"
    ),
    "width and height swapped": (
        "Width and height are swapped: the sheet's order is N, W, H, C."
    ),
    "channels missing": "The channels are an axis too.",
    "step 1": "The windows do not overlap: they move on by the kernel size.",
    "kernel subtracted": TILES,
    "window's area": "Along one direction a window covers k positions, not k².",
    "kernel's size": "That is the size of one window. How many windows are there?",
    "one window": "That is one maximum per image. Each window gives one.",
    "one window too many": TILES,
    "one window too few": TILES,
    "shape unchanged": "That is the shape before pooling. A window becomes one entry.",
    "maximum not taken": "That is the reshaped array. The maximum removes two axes.",
}


def pool_mistakes(shape: tuple[int, int, int, int], kernel: int) -> list[Mistake]:
    """List the mistakes for k×k windows, k = kernel, that tile an NWHC shape."""
    n, w, h, c = shape
    k = kernel
    right = pool_shape(shape, kernel)
    _, w_out, h_out, _ = right
    values = [
        ("channels pooled", (n, w_out, h_out, c // k)),
        ("kernel subtracted", (n, w - k, h - k, c)),
        ("step 1", pool_shape(shape, k, 1)),
        ("batch pooled", (n // k, w_out, h_out, c)),
        ("every axis pooled", (n // k, w_out, h_out, c // k)),
        ("only the width pooled", (n, w_out, h, c)),
        ("only the height pooled", (n, w, h_out, c)),
        ("width and height swapped", (n, h_out, w_out, c)),
        ("shape unchanged", shape),
        ("kernel's size", (n, k, k, c)),
        ("height and channels pooled", (n, w, h_out, c // k)),
        ("maximum over the channels", (n, w_out, h_out, k)),
        ("one channel left", (n, w_out, h_out, 1)),
        ("channels missing", (n, w_out, h_out)),
        ("window's area", (n, w // k**2, h // k**2, c)),
        ("one window", (n, 1, 1, c)),
        ("one window too many", (n, w_out + 1, h_out + 1, c)),
        ("one window too few", (n, w_out - 1, h_out - 1, c)),
        ("maximum not taken", (n, w_out, k, h_out, k, c)),
    ]
    # A size of 0 shows the mistake by itself.
    values = [each for each in values if 0 not in each[1]]
    return distinct(right, named(MESSAGES, values))
