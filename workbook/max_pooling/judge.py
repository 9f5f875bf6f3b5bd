"""Judges a reader's ``max_pool`` by what it does with arrays that tell it apart.

The arrays are small and hold each value once; some hold only negative values, some a
NaN. What is expected comes from plain loops over the windows.
"""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np

from workbook.answers.program import Failed, called, judged, shown, spelled
from workbook.max_pooling.readings import READINGS, pooled, wrong_shapes

Pool = Callable[[np.ndarray, int], np.ndarray]
# The sheet's four cases: name, shape, kernel size.
SHEET = (
    ("a", (10, 6, 6, 10), 3),
    ("b", (10, 6, 6, 10), 2),
    ("c", (10, 2, 4, 10), 2),
    ("d", (1, 2, 2, 10), 2),
)
# Shape and kernel size of the arrays with different entries, the smallest first.
TOLD_APART = (
    ((1, 4, 4, 1), 2),
    ((1, 2, 4, 2), 2),
    ((2, 6, 4, 3), 2),
    ((2, 3, 9, 2), 3),
    ((1, 3, 2, 2), 1),
    ((3, 8, 4, 4), 4),
)
SEED = 7


def judge(names: Mapping[str, object]) -> dict[str, Any]:
    """Judge the function ``max_pool`` among ``names``."""
    return judged(names, "max_pool", check)


def check(pool: Pool) -> None:
    """Try a function; raise Failed with the first property that it lacks."""
    for case, shape, k in SHEET:
        text = f"max_pool(np.ones({shape}), {k})  # case {case} of the sheet"
        must_have_shape(called(pool, np.ones(shape), k, example=text), shape, k, text)
    for (shape, k), lowest in product(TOLD_APART, ("mixed", "negative")):
        must_pool(pool, different(shape, lowest), k)
    must_pool(pool, different((2, 4, 6, 3), "mixed").transpose(0, 2, 1, 3), 2)
    must_keep_nan(pool)
    must_refuse(pool)


def different(shape: tuple[int, ...], signs: str) -> np.ndarray:
    """Return an array in which no value comes twice, in no order."""
    size = int(np.prod(shape))
    first = -size if signs == "negative" else -(size // 2)
    values = np.random.default_rng(SEED).permutation(size) + first
    return values.reshape(shape).astype(float)


def must_have_shape(
    result: np.ndarray, shape: tuple[int, ...], k: int, example: str
) -> None:
    """Refuse another shape than (N, W/k, H/k, C)."""
    N, W, H, C = shape
    expected = (N, W // k, H // k, C)
    if result.shape == expected:
        return
    known = (why for why, found in wrong_shapes(shape, k) if found == result.shape)
    why = next(known, "")
    raise Failed(
        why.partition(":")[0] if why.startswith("channels") else "wrong shape",
        f"The result has the shape {result.shape}{f': {why}' if why else ''}. Along "
        "which axes does the window move?",
        example,
    )


def must_pool(pool: Pool, x: np.ndarray, k: int) -> None:
    """Refuse another content than the maxima of the windows."""
    text = f"max_pool(x, {k})  # x has the shape {x.shape}"
    result = called(pool, x.copy(order="K"), k, example=text)
    must_have_shape(result, x.shape, k, text)
    expected = pooled(x, k)
    if spelled(result.astype(float)) == spelled(expected):
        return
    example = (
        f"{text}, x[0, :, :, 0] is\n{shown(x[0, :, :, 0])}\n"
        f"expected\n{shown(expected[0, :, :, 0])}\ngot\n{shown(result[0, :, :, 0])}"
    )
    for reading in READINGS:
        with np.errstate(all="ignore"):
            theirs = reading.program(x, k)
        if spelled(result.astype(float)) == spelled(theirs.astype(float)):
            raise Failed(reading.name, reading.message, example)
    message = (
        "The shape is right, but some entries are not the maximum of their window."
    )
    raise Failed("wrong content", message, example)


def must_keep_nan(pool: Pool) -> None:
    """Refuse a function that drops a NaN, wherever in the window it stands."""
    for place in range(4):
        x = np.arange(4.0).reshape(1, 2, 2, 1)
        x.flat[place] = np.nan
        text = f"max_pool(x, 2)  # x[0, :, :, 0] is\n{shown(x[0, :, :, 0])}"
        with np.errstate(all="ignore"):
            result = called(pool, x, 2, example=text)
        if not np.isnan(result).all():
            message = (
                "A NaN in a window disappears. Whoever reads the result does not see "
                "that something was not a number."
            )
            raise Failed("NaN swallowed", message, text)


def must_refuse(pool: Pool) -> None:
    """Refuse a function that answers where the windows do not fill the image."""
    for shape in ((1, 5, 4, 1), (1, 4, 5, 1)):
        try:
            pool(different(shape, "mixed"), 2)
        except BaseException:  # whatever a reader raises
            continue
        raise Failed(
            "size cut silently",
            "All else is right. The sheet lets you assume that the kernel size "
            "divides W and H; but where it does not, your function drops entries and"
            " says nothing. Let it raise ValueError.",
            f"max_pool(x, 2)  # x has the shape {shape}",
        )
