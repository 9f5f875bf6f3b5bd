"""Judges a reader's ``softmax_jacobian`` by what it does with vectors.

What is expected comes from the definition of softmax, with high precision, and from
its quotient rule entry by entry.
"""

from collections.abc import Callable, Mapping
from math import exp, fsum
from typing import Any

import numpy as np

from workbook.answers.program import Failed, Reading, called, judged, shown

Jacobian = Callable[[np.ndarray], np.ndarray]
# The smallest first; none of them has two equal entries.
VECTORS = (
    (0.0, 1.0),
    (0.5, -1.0, 2.0),
    (-0.3, 0.7, 1.1, -2.0, 0.2),
    (3.0, -3.0, 1.5, 0.25),
)
LARGE = (1000.0, 999.0, 998.0)
CLOSE = 1e-9


def softmax(a: np.ndarray) -> np.ndarray:
    """Return softmax from its definition, shifted so that nothing overflows."""
    powers = [exp(each - max(a.tolist())) for each in a.tolist()]
    return np.array(powers) / fsum(powers)


def expected(a: np.ndarray) -> np.ndarray:
    """Return ∂s_j/∂a_k in row j and column k, entry by entry."""
    s = softmax(a)
    return np.array(
        [
            [s[j] * (1 - s[j]) if j == k else -s[j] * s[k] for k in range(len(s))]
            for j in range(len(s))
        ]
    )


READINGS = [
    Reading(
        "diagonal only",
        "The entries beside the diagonal are 0. But every output of softmax depends "
        "on every input: through what?",
        lambda a: np.diag(softmax(a) * (1 - softmax(a))),
    ),
    Reading(
        "softmax instead of its derivative",
        "On the diagonal stand the values of softmax itself. What does the quotient "
        "rule add?",
        lambda a: np.diag(softmax(a)),
    ),
    Reading(
        "sign",
        "Every entry has the wrong sign. If one input grows, does its own output grow?",
        lambda a: -expected(a),
    ),
    Reading(
        "sign beside the diagonal",
        "The entries beside the diagonal have the wrong sign: the outputs add up to "
        "1, so what must each column add up to?",
        lambda a: np.abs(expected(a)),
    ),
    Reading(
        "diagonal without the other term",
        "The entries beside the diagonal are right. On the diagonal one term is "
        "missing.",
        lambda a: -np.outer(softmax(a), softmax(a)),
    ),
    Reading(
        "product only",
        "These are the products s_j s_k. Their sign, and what stands on the diagonal"
        " besides, are missing.",
        lambda a: np.outer(softmax(a), softmax(a)),
    ),
    Reading(
        "one column for all",
        "Each row takes one s only: s_j - s_j s_k on every place. Only the diagonal "
        "has s_j.",
        lambda a: softmax(a)[:, None] * (1 - softmax(a)[None, :]),
    ),
    Reading(
        "activities instead of softmax",
        "It computes with the activities a where the outputs s of softmax belong.",
        lambda a: np.diag(a) - np.outer(a, a),
    ),
    Reading(
        "sigmoid",
        "It treats each entry alone, with the logistic function, and not with softmax.",
        lambda a: np.diag(np.exp(-a) / (1 + np.exp(-a)) ** 2),
    ),
    Reading(
        "not normalised",
        "It computes with exp(a), but softmax divides by the sum of them.",
        lambda a: np.diag(np.exp(a)) - np.outer(np.exp(a), np.exp(a)),
    ),
]


def judge(names: Mapping[str, object]) -> dict[str, Any]:
    """Judge the function ``softmax_jacobian`` among ``names``."""
    return judged(names, "softmax_jacobian", check)


def check(jacobian: Jacobian) -> None:
    """Try a function; raise Failed with the first property that it lacks."""
    for entries in VECTORS:
        must_be_right(jacobian, np.array(entries))
    must_not_overflow(jacobian)


def must_be_right(jacobian: Jacobian, a: np.ndarray) -> None:
    """Refuse a wrong shape or wrong entries."""
    text = f"softmax_jacobian(np.array({a.tolist()}))"
    result = called(jacobian, a.copy(), example=text)
    if result.shape != (len(a), len(a)):
        message = (
            f"The result has the shape {result.shape}. There is one entry for each "
            "pair of an output and an input."
        )
        raise Failed("wrong shape", message, text)
    wanted = expected(a)
    if close(result, wanted):
        return
    example = f"{text}\nexpected\n{shown(wanted)}\ngot\n{shown(result)}"
    for reading in READINGS:
        if close(result, reading.program(a)):
            raise Failed(reading.name, reading.message, example)
    message = "The shape is right, but some entries are not."
    raise Failed("wrong content", message, example)


def must_not_overflow(jacobian: Jacobian) -> None:
    """Refuse a function that gives no numbers for large activities."""
    a = np.array(LARGE)
    text = f"softmax_jacobian(np.array({a.tolist()}))"
    with np.errstate(all="ignore"):
        result = called(jacobian, a.copy(), example=text)
    if result.shape != (len(a), len(a)) or not close(result, expected(a)):
        message = (
            "All else is right, but for large activities exp leaves the range of "
            "numbers. What may be subtracted from all activities without changing "
            "softmax?"
        )
        raise Failed("overflow", message, f"{text}\ngot\n{shown(result)}")


def close(result: np.ndarray, wanted: np.ndarray) -> bool:
    """Tell whether two arrays agree up to rounding; NaN agrees with nothing."""
    return bool((np.abs(result - wanted) <= CLOSE).all())
