"""Arrays of real numbers, and what is refused with the argument's name."""

import warnings

import numpy as np
import pytest

from snippets.arrays import (
    activities,
    finite_activities,
    images,
    matrix,
    real_array,
    vector,
)
from snippets.validation import LONGEST

HOLES = np.ma.array([1.0, 2.0], mask=[False, True])
RECORDS = np.zeros(2, dtype=[(f"field{i}", float) for i in range(1000)])


@pytest.mark.parametrize("value", [[1, 2], (1.5,), np.ones(2, np.float16), [np.inf]])
def test_real_numbers_are_an_array(value):
    assert np.array_equal(real_array("a", value), np.asarray(value))


def test_a_mask_that_hides_nothing_is_fine():
    assert real_array("a", np.ma.array([1.0, 2.0])).tolist() == [1, 2]


@pytest.mark.parametrize(
    ("dtype", "result"),
    [(np.float16, np.float32), (np.float32, np.float32), (int, float)],
)
def test_finite_activities_are_at_least_single_precision(dtype, result):
    assert finite_activities("a", np.ones(3, dtype)).dtype == result


def test_a_matrix_may_have_one_row_and_images_no_sample_or_no_channel():
    assert matrix("W", np.ones((1, 2))).shape == (1, 2)
    for shape in ((0, 4, 4, 2), (3, 4, 4, 0)):
        assert images("x", np.ones(shape)).shape == shape


def test_a_long_dtype_is_cut():
    with pytest.raises(TypeError) as caught:
        real_array("a", RECORDS)
    assert str(caught.value).endswith("got dtype " + str(RECORDS.dtype)[:40])


class Odd:
    def __array__(self, *_, **__):
        raise RuntimeError

    def __repr__(self):
        return "Odd"


REFUSED = [
    (real_array, [True], TypeError, "must hold real numbers, got dtype bool"),
    (real_array, [1j], TypeError, "must hold real numbers, got dtype complex128"),
    (real_array, ["1"], TypeError, "must hold real numbers, got dtype <U1"),
    (real_array, [None], TypeError, "must hold real numbers, got dtype object"),
    (real_array, {}, TypeError, "must hold real numbers, got dtype object"),
    (real_array, np.array([1], "m8[s]"), TypeError, "got dtype timedelta64[s]"),
    (
        real_array,
        RECORDS,
        TypeError,
        "must hold real numbers, got dtype [('field0', '<f8')",
    ),
    (real_array, [[1], [2, 3]], ValueError, "must be an array, got [[1], [2, 3]]"),
    (real_array, [[1]] * 10**6 + [[]], ValueError, "must be an array, got [[1], [1]"),
    (real_array, 3.0, ValueError, "must have ndim at least 1, got shape ()"),
    (real_array, HOLES, ValueError, "must have no masked entries, got masked_array("),
    (real_array, [HOLES, HOLES], ValueError, "must have no masked entries, got [mask"),
    (real_array, [[1.0, 2.0], HOLES], ValueError, "must have no masked entries, got"),
    (real_array, Odd(), TypeError, "must be an array, got Odd"),
    (activities, np.ones((3, 0)), ValueError, "empty on its last axis, got (3, 0)"),
    (finite_activities, [1, np.inf], ValueError, "finite numbers, got inf among them"),
    (finite_activities, [-np.inf], ValueError, "finite numbers, got -inf among them"),
    (finite_activities, [np.nan, 0], ValueError, "finite numbers, got nan among them"),
    (finite_activities, [0, np.inf, np.nan], ValueError, "numbers, got inf among them"),
    (matrix, np.ones((1, 2, 3)), ValueError, "must have ndim 2, got shape (1, 2, 3)"),
    (matrix, np.ones((0, 2)), ValueError, "no empty axis, got shape (0, 2)"),
    (matrix, [1, 2, 3], ValueError, "must have ndim 2, got shape (3,)"),
    (matrix, np.ones((1, 0)), ValueError, "no empty axis, got shape (1, 0)"),
    (matrix, np.ones((0, 1)), ValueError, "no empty axis, got shape (0, 1)"),
    (vector, 1, ValueError, "must have ndim 1, got shape ()"),
    (images, np.ones((6, 4, 2)), ValueError, "must have ndim 4, got shape (6, 4, 2)"),
    (images, np.ones((1, 0, 4, 2)), ValueError, "one window, got shape (1, 0, 4, 2)"),
    (images, np.ones((1, 6, 0, 2)), ValueError, "one window, got shape (1, 6, 0, 2)"),
]


@pytest.mark.parametrize(
    ("rule", "value", "error", "message"), REFUSED, ids=[row[-1] for row in REFUSED]
)
def test_what_a_rule_refuses(rule, value, error, message):
    with warnings.catch_warnings(), pytest.raises(error) as caught:
        rule("a", value)
    assert str(caught.value).startswith("a must ")
    assert message in str(caught.value)
    assert len(str(caught.value)) < LONGEST + 100
