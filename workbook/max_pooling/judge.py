"""Judges a reader's ``max_pool`` by what it does with arrays that tell it apart.

The arrays are small and hold each value once, and never 0. What is expected comes
from plain loops over the windows.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.random import default_rng

from workbook.answers.program import Failed, called, judged, same, shown, tried
from workbook.max_pooling.origins import whence
from workbook.max_pooling.readings import READINGS, pooled, wrong_shapes

Pool = Callable[[np.ndarray, int], np.ndarray]
# The sheet's four cases: name, shape, kernel size.
SHEET = (
    ("a", (10, 6, 6, 10), 3),
    ("b", (10, 6, 6, 10), 2),
    ("c", (10, 2, 4, 10), 2),
    ("d", (1, 2, 2, 10), 2),
)
TINY = (1, 4, 4, 1)
SMALL = (1, 4, 6, 2)
# Shape and kernel size of arrays with different entries, the smallest first.
TOLD_APART = (
    ((2, 6, 4, 3), 2),
    ((2, 3, 9, 2), 3),
    ((1, 3, 2, 2), 1),
    ((3, 8, 4, 4), 4),
)
HUGE = 1e300  # below it lies no number that a maximum may begin with, but -∞
SEED = 7


def judge(names: Mapping[str, object]) -> dict[str, Any]:
    """Judge the function ``max_pool`` among ``names``."""
    return judged(names, "max_pool", check)


def check(pool: Pool) -> None:
    """Try a function; raise Failed with the first property that it lacks."""
    for case, shape, k in SHEET:
        text = f"case {case} of the sheet\nmax_pool(np.ones({shape}), {k})"
        must_have_shape(called(pool, np.ones(shape), k, example=text), shape, k, text)
    for x in (different(TINY), negative(TINY)):
        must_pool(pool, x, 2)
    for shape, k in TOLD_APART:
        must_pool(pool, different(shape), k)
    for x in (negative(SMALL) * HUGE, different(SMALL).astype(int)):
        must_pool(pool, x, 2)
    must_pool(pool, np.asfortranarray(different(SMALL)), 2)
    must_keep_nan(pool)
    must_refuse(pool)


def different(shape: tuple[int, ...]) -> np.ndarray:
    """Return whole numbers about 0, in no order, of which none comes twice."""
    size = int(np.prod(shape))
    values = default_rng(SEED).permutation(size) - size // 2
    values[values >= 0] += 1
    return values.reshape(shape).astype(float)


def negative(shape: tuple[int, ...]) -> np.ndarray:
    """Return negative numbers that are not whole, of which none comes twice."""
    mixed = different(shape)
    return mixed - mixed.max() - 0.5


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


def call(x: np.ndarray, k: int) -> str:
    """Write a call, with what is to be known about x, in lines fit for a phone."""
    text = f"max_pool(x, {k})\nx.shape: {x.shape}"
    if x.dtype != float:
        text += f"\nx.dtype: {x.dtype}"
    return text if x.flags.c_contiguous else f"{text}\nx in Fortran's order"


def compared(x: np.ndarray, expected: np.ndarray, result: np.ndarray) -> str:
    """Show the first image and channel in which a result is not what is expected."""
    wrong = (result != expected) & ~(np.isnan(result) & np.isnan(expected))
    (n, _, _, c), *_ = np.argwhere(wrong)
    return "".join(
        f"\n{name}:\n{shown(array[n, :, :, c])}"
        for name, array in (
            (f"x[{n}, :, :, {c}]", x),
            ("expected", expected),
            ("got", result),
        )
    )


def must_pool(pool: Pool, x: np.ndarray, k: int) -> None:
    """Refuse another content than the maxima of the windows."""
    text = call(x, k)
    result = called(pool, x.copy(order="K"), k, example=text)
    must_have_shape(result, x.shape, k, text)
    expected = pooled(x, k)
    if same(result, expected):
        return
    example = text + compared(x, expected, result)
    if not x.flags.c_contiguous:
        message = (
            "It is right only where the entries lie in memory in the order of the "
            "axes. A transposed array is not like that."
        )
        raise Failed("order in memory", message, example)
    raise Failed(*reason(pool, (x, k, result)), example)


def reason(pool: Pool, wrong: tuple[np.ndarray, int, np.ndarray]) -> tuple[str, str]:
    """Name what a function does for which a wrong result is known, and what to look at.

    On a small array two programs may agree by chance: larger ones are tried as well.
    """
    shape = (2, 6, 4, 3)
    found = tried(pool, [(different(shape), 2), (negative(shape), 2)])
    larger = [(x, k, result) for (x, k), result in found]
    results = [wrong, *(each for each in larger if fits(*each))]
    for name, message, program in READINGS:
        if all(same(result, program(x, k)) for x, k, result in results):
            return name, message
    return whence(results)


def fits(x: np.ndarray, k: int, result: np.ndarray) -> bool:
    """Tell whether a result has the right shape."""
    return result.shape == pooled(x, k).shape


def must_keep_nan(pool: Pool) -> None:
    """Refuse a function that drops a NaN, wherever in the window it stands."""
    for place in np.ndindex(2, 2):
        x = different((1, 2, 4, 1))
        expected = pooled(x, 2)
        x[0, *place], expected[0, 0, 0] = np.nan, np.nan
        text = call(x, 2)
        result = called(pool, x, 2, example=text)
        if not same(result, expected):
            message = (
                "A NaN must show in the result of its own window, and there only: "
                "else nobody sees that something was not a number."
            )
            example = text + compared(x, expected, result)
            raise Failed("NaN swallowed", message, example)


def must_refuse(pool: Pool) -> None:
    """Refuse a function that drops entries where the windows do not fill the image."""
    for shape in ((1, 5, 4, 1), (1, 4, 5, 1)):
        x = different(shape)
        text = call(x, 2)
        try:
            result = called(pool, x.copy(), 2, example=text)
        except Failed:  # it does not go unnoticed
            continue
        if same(result, pooled(x, 2)):  # with smaller windows at the edge
            continue
        raise Failed(
            "size cut silently",
            "All else is right. The sheet lets you assume that the kernel size "
            "divides W and H; but where it does not, your function drops entries and"
            " says nothing. Let it raise ValueError.",
            text,
        )
