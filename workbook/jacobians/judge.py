"""Judges a reader's ``softmax_jacobian`` by what it does with vectors.

What is expected comes from the definition of softmax, with high precision, and from
its quotient rule entry by entry.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from workbook.answers.program import Failed, called, judged, shown, tried
from workbook.jacobians.readings import READINGS, expected

Jacobian = Callable[[np.ndarray], np.ndarray]
# The smallest first; none of them has two equal entries.
VECTORS = (
    (0.0, 1.0),
    (0.5, -1.0, 2.0),
    (-0.3, 0.7, 1.1, -2.0, 0.2),
    (0.5,),
)
WHOLE = (1, 3, 2)
# With these, exp overflows or all exp(a) are 0, whatever but the maximum is taken away.
LARGE = ((-1000.0, -999.0), (1500.0, 1499.0, -1500.0))
CLOSE = 1e-9
NEAR = 1e-2


def judge(names: Mapping[str, object]) -> dict[str, Any]:
    """Judge the function ``softmax_jacobian`` among ``names``."""
    return judged(names, "softmax_jacobian", check)


def check(jacobian: Jacobian) -> None:
    """Try a function; raise Failed with the first property that it lacks."""
    for entries in VECTORS:
        must_be_right(jacobian, np.array(entries))
    must_be_right(jacobian, np.array(WHOLE), "whole numbers")
    for entries in LARGE:
        must_be_right(jacobian, np.array(entries), "overflow")


WHY = {
    "whole numbers": "All else is right, but not for a vector of whole numbers. Of "
    "which dtype is what you compute with?",
    "overflow": "All else is right, but for such activities exp leaves the range of "
    "numbers. What may be subtracted from all activities without changing softmax, so "
    "that no power is too large and not all are 0?",
}


def must_be_right(jacobian: Jacobian, a: np.ndarray, kind: str = "") -> None:
    """Refuse a wrong shape or wrong entries.

    ``kind`` is a key of ``WHY``, if only what is special about ``a`` can be the cause.
    """
    text = f"a = np.array({a.tolist()})\nsoftmax_jacobian(a)"
    result = called(jacobian, a.copy(), example=text)
    if not fits(a, result):
        message = (
            f"The result has the shape {result.shape}. There is one entry for each "
            "pair of an output and an input."
        )
        raise Failed("wrong shape", message, text)
    wanted = expected(a)
    if close(result, wanted, CLOSE):
        return
    example = f"{text}\nexpected:\n{shown(wanted)}\ngot:\n{shown(result)}"
    if kind:
        raise Failed(kind, WHY[kind], example)
    raise Failed(*reason(jacobian, (a, result)), example)


def fits(a: np.ndarray, result: np.ndarray) -> bool:
    """Tell whether a result has the right shape."""
    return result.shape == (len(a), len(a))


def reason(jacobian: Jacobian, wrong: tuple[np.ndarray, np.ndarray]) -> tuple[str, str]:
    """Name what a function does for which a wrong result is known, and what to look at.

    For a short vector two programs may agree by chance: longer ones are tried as well.
    """
    found = tried(jacobian, [(np.array(entries),) for entries in VECTORS[1:3]])
    longer = [(a, result) for (a,), result in found]
    results = [wrong, *(each for each in longer if fits(*each))]
    for name, message, program in READINGS:
        if all(close(result, program(a), CLOSE) for a, result in results):
            return name, message
    a, result = wrong
    return property_lacking(result, expected(a))


def property_lacking(result: np.ndarray, wanted: np.ndarray) -> tuple[str, str]:
    """Name the first property of the Jacobian that a result lacks, and tell it."""
    if np.isnan(result).any():
        return "not a number", "Some entries are no numbers."
    if close(result, wanted, NEAR):
        return (
            "not exact",
            "It comes close, but not as close as numbers of the type float64 allow. "
            "Does it take a difference for the derivative, or round on the way?",
        )
    if not close(result.sum(axis=0), np.zeros(len(wanted)), NEAR):
        return (
            "columns do not add up to 0",
            "The outputs of softmax always add up to 1. What does that say about the "
            "sum of a column?",
        )
    return (
        "wrong content",
        "The columns add up to 0, as they must, but the entries are others. Compare "
        "one entry beside the diagonal with your formula.",
    )


def close(result: np.ndarray, wanted: np.ndarray, bound: float) -> bool:
    """Tell whether two arrays agree up to a bound; NaN agrees with nothing."""
    return bool((np.abs(result - wanted) <= bound).all())
