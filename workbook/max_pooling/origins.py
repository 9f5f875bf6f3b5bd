"""Tells of a wrong result of max-pooling where its entries come from."""

from collections.abc import Callable

import numpy as np

Place = tuple[int, ...]


def window(x: np.ndarray, k: int, place: Place) -> np.ndarray:
    """Return the window of a place of the result."""
    n, i, j, c = place
    return x[n, i * k : (i + 1) * k, j * k : (j + 1) * k, c]


# Where the entries of a wrong result may come from, from near to far: what is told, and
# the entries of the input among which they are.
SOURCES: list[tuple[str, str, Callable[[np.ndarray, int, Place], np.ndarray]]] = [
    (
        "not the largest entry",
        "The shape is right. Each result is an entry of its window, but not always the "
        "largest. Does your function compare all k² of them?",
        window,
    ),
    (
        "another window",
        "The shape is right, but some results are entries of another window. Which "
        "entries lie in one window?",
        lambda x, k, at: x[at[0], :, :, at[3]],
    ),
    (
        "channels mixed",
        "The shape is right, but some results come from another channel.",
        lambda x, k, at: x[at[0]],
    ),
    (
        "images mixed",
        "The shape is right, but some results come from another image of the batch.",
        lambda x, k, at: x,
    ),
]
NO_ENTRY = (
    "no entry of the input",
    "The shape is right, but some results are no entries of x at all. With what does "
    "your function begin, and what does it compute?",
)


def whence(results: list[tuple[np.ndarray, int, np.ndarray]]) -> tuple[str, str]:
    """Tell where the entries of results come from, if no two entries of x are equal.

    ``results`` holds arrays x, kernel sizes and what a program gave for them.
    """
    for name, message, source in SOURCES:
        if all(
            result[at] in source(x, k, at)
            for x, k, result in results
            for at in np.ndindex(result.shape)
        ):
            return name, message
    return NO_ENTRY
