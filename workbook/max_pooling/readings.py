"""Wrong programs for max-pooling, and what to tell who writes one.

Each does what the reader's program does, so that nothing about it is typed.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from workbook.answers.program import Reading


def pooled(x: np.ndarray, k: int, reduce: Callable[..., Any] = max) -> np.ndarray:
    """Reduce each k×k window to one number, and what is left over at an edge too."""
    N, W, H, C = x.shape
    result = np.empty((N, -(-W // k), -(-H // k), C))
    for n, i, j, c in np.ndindex(result.shape):
        window = x[n, i * k : (i + 1) * k, j * k : (j + 1) * k, c]
        result[n, i, j, c] = reduce(window.ravel().tolist())
    return result


def mean(window: list[float]) -> float:
    """Return the mean of a window."""
    return sum(window) / len(window)


def place(window: list[float]) -> int:
    """Return where in a window its maximum stands."""
    return window.index(max(window))


def split(x: np.ndarray, *sizes: int) -> np.ndarray:
    """Reshape the image axes to ``sizes``; those of N and C stay."""
    return x.reshape(x.shape[0], *sizes, x.shape[3])


READINGS = [
    Reading(
        "minimum instead of maximum",
        "It returns the minimum of each window, not the maximum.",
        lambda x, k: pooled(x, k, min),
    ),
    Reading(
        "mean instead of maximum",
        "It returns the mean of each window: that is average pooling.",
        lambda x, k: pooled(x, k, mean),
    ),
    Reading(
        "sum instead of maximum",
        "It returns the sum of each window, not the maximum.",
        lambda x, k: pooled(x, k, sum),
    ),
    Reading(
        "place instead of maximum",
        "It returns the place of the maximum in its window, not the maximum.",
        lambda x, k: pooled(x, k, place),
    ),
    Reading(
        "one entry of each window",
        "It takes the first entry of each window, whatever the others are.",
        lambda x, k: x[:, ::k, ::k],
    ),
    Reading(
        "one entry of each window",
        "It takes the last entry of each window, whatever the others are.",
        lambda x, k: x[:, k - 1 :: k, k - 1 :: k],
    ),
    Reading(
        "zero among the entries",
        "Where a window holds only negative numbers, it returns 0, which is none of "
        "them. With what does it begin?",
        lambda x, k: np.maximum(pooled(x, k), 0),
    ),
    Reading(
        "absolute values",
        "It compares the entries without their signs.",
        lambda x, k: pooled(np.abs(x), k),
    ),
    Reading(
        "window on one axis",
        "The shape is right, the content is not: the k² entries on your new axis "
        "follow one another in memory, and a window does not. Which axis does each "
        "reshape have to split?",
        lambda x, k: split(x, x.shape[1] // k, x.shape[2] // k, k * k).max(axis=3),
    ),
    Reading(
        "axes swapped",
        "The shape is right, the content is not: where you split an axis, the k "
        "neighbours must be the inner of the two new axes.",
        lambda x, k: split(x, k, x.shape[1] // k, k, x.shape[2] // k).max(axis=(1, 3)),
    ),
    Reading(
        "axes swapped",
        "The shape is right, the content is not: along the width the k neighbours "
        "must be the inner of the two new axes.",
        lambda x, k: split(x, k, x.shape[1] // k, x.shape[2] // k, k).max(axis=(1, 4)),
    ),
    Reading(
        "axes swapped",
        "The shape is right, the content is not: along the height the k neighbours "
        "must be the inner of the two new axes.",
        lambda x, k: split(x, x.shape[1] // k, k, k, x.shape[2] // k).max(axis=(2, 3)),
    ),
    Reading(
        "width and height swapped",
        "The entries of each image come out with width and height exchanged.",
        lambda x, k: pooled(x, k).transpose(0, 2, 1, 3),
    ),
    Reading(
        "channels pooled",
        "It takes the maximum over the channels as well. Each channel is pooled alone.",
        lambda x, k: np.broadcast_to(
            pooled(x, k).max(axis=3, keepdims=True),
            (x.shape[0], x.shape[1] // k, x.shape[2] // k, x.shape[3]),
        ),
    ),
    *(
        Reading(
            "rounded",
            "Its numbers are rounded. Of which dtype is the array that holds them?",
            lambda x, k, rounding=rounding: rounding(pooled(x, k)),
        )
        for rounding in (np.trunc, np.rint, np.float32)
    ),
]


def wrong_shapes(shape: tuple[int, ...], k: int) -> list[tuple[str, tuple[int, ...]]]:
    """List what is told about a wrong shape, with the shape that means it."""
    N, W, H, C = shape
    channels = "channels pooled: each channel is pooled alone"
    return [
        ("nothing is pooled", shape),
        ("only the width is pooled", (N, W // k, H, C)),
        ("only the height is pooled", (N, W, H // k, C)),
        (channels, (N, W // k, H // k)),
        (channels, (N, W // k, H // k, 1)),
        (channels, (N, W // k, H // k, C // k)),
        ("the axes of H and C are pooled", (N, W, H // k, C // k)),
        ("the whole image has become one window", (N, C)),
        ("the whole image has become one window", (N, 1, 1, C)),
        ("the windows have kept an axis", (N, W // k, k, H // k, k, C)),
        ("the windows overlap", (N, W - k + 1, H - k + 1, C)),
        ("width and height are exchanged", (N, H // k, W // k, C)),
    ]
