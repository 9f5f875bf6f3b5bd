"""Wrong programs for the Jacobian of softmax, and what to tell who writes one.

Each does what the reader's program does, so that nothing about it is typed.
"""

from math import exp, fsum

import numpy as np

from workbook.answers.program import Reading


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


def diagonal_and_product(s: np.ndarray) -> np.ndarray:
    """Return what the formula gives if ``s`` stands for the activities."""
    return np.diag(s) - np.outer(s, s)


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
        "sign of the product",
        "The product has the wrong sign: the outputs add up to 1, so what must each "
        "column add up to?",
        lambda a: np.diag(softmax(a)) + np.outer(softmax(a), softmax(a)),
    ),
    Reading(
        "diagonal without the other term",
        "The entries beside the diagonal are right. On the diagonal one term is "
        "missing.",
        lambda a: -np.outer(softmax(a), softmax(a)),
    ),
    Reading(
        "product only",
        "These are products of two outputs, a part of the answer. Look at the sign, "
        "and apply the quotient rule for j = k as well.",
        lambda a: np.outer(softmax(a), softmax(a)),
    ),
    Reading(
        "one column for all",
        "Beside the diagonal there is one term too many. What is the derivative of the "
        "numerator exp(a_j) by a_k there?",
        lambda a: softmax(a)[:, None] * (1 - softmax(a)[None, :]),
    ),
    Reading(
        "one row for all",
        "Beside the diagonal there is one term too many. What is the derivative of the "
        "numerator exp(a_j) by a_k there?",
        lambda a: softmax(a)[None, :] * (1 - softmax(a)[:, None]),
    ),
    Reading(
        "one number for all products",
        "One and the same number is taken away from every entry. The product of two "
        "vectors with @ or dot is their sum of products; here each pair is wanted.",
        lambda a: np.diag(softmax(a)) - softmax(a) @ softmax(a),
    ),
    Reading(
        "squares instead of products",
        "In every row the squares s_k² are taken away. Which two of the s meet in the "
        "entry of row j and column k?",
        lambda a: np.diag(softmax(a)) - softmax(a) ** 2,
    ),
    Reading(
        "factor missing",
        "These are the derivatives of the logarithm of softmax. Softmax itself has one "
        "factor more.",
        lambda a: np.eye(len(a)) - softmax(a),
    ),
    Reading(
        "activities instead of softmax",
        "It computes with the activities a where the outputs s of softmax belong.",
        diagonal_and_product,
    ),
    Reading(
        "softmax twice",
        "It takes softmax of what is softmax already.",
        lambda a: expected(softmax(a)),
    ),
    Reading(
        "sign of the exponent",
        "It computes with exp(-a) where exp(a) belongs.",
        lambda a: expected(-a),
    ),
    Reading(
        "sigmoid",
        "It treats each entry alone, with the logistic function, and not with softmax.",
        lambda a: np.diag(np.exp(-a) / (1 + np.exp(-a)) ** 2),
    ),
    Reading(
        "not normalised",
        "It computes with exp(a), but softmax divides by the sum of them.",
        lambda a: diagonal_and_product(np.exp(a)),
    ),
    Reading(
        "not normalised",
        "It computes with exp(a - max a), but softmax divides by the sum of them.",
        lambda a: diagonal_and_product(np.exp(a - a.max())),
    ),
]
