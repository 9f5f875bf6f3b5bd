"""Bad input is refused with the argument's name, its value and what was expected."""

import re

import numpy as np
import pytest

from snippets.validation import entries, nwhc, per_axis, real_array, whole_number


@pytest.mark.parametrize("value", [1, 7, np.int8(7), np.uint64(7)])
def test_a_whole_number_comes_back_as_a_python_int(value):
    result = whole_number("size", value)
    assert result == value
    assert type(result) is int


@pytest.mark.parametrize(
    "value", [True, np.True_, 3.0, np.float64(3), "3", None, [3], np.array(3)]
)
def test_what_is_not_an_integer_is_a_type_error(value):
    with pytest.raises(TypeError, match=r"size must be an integer, got ") as error:
        whole_number("size", value)
    assert repr(value) in str(error.value)


@pytest.mark.parametrize(("value", "least"), [(0, 1), (-3, 1), (-1, 0), (4, 5)])
def test_a_number_that_is_too_small_is_a_value_error(value, least):
    with pytest.raises(ValueError, match=f"size must be at least {least}, got {value}"):
        whole_number("size", value, least)


@pytest.mark.parametrize("value", [3, np.int64(3), (3, 3), [3, 3], np.array([3, 3])])
def test_one_size_or_a_pair_gives_both_axes(value):
    assert per_axis("kernel", value) == (3, 3)


@pytest.mark.parametrize("value", [(1, 2, 3), (1,), [], np.array([1, 2, 3])])
def test_a_pair_has_two_entries(value):
    with pytest.raises(ValueError, match=r"kernel must be .* pair \(x, y\), got "):
        per_axis("kernel", value)


def test_an_error_in_a_pair_names_the_entry():
    with pytest.raises(ValueError, match=r"kernel\[1\] must be at least 1, got 0"):
        per_axis("kernel", (3, 0))
    with pytest.raises(TypeError, match=r"kernel\[0\] must be an integer, got True"):
        per_axis("kernel", (True, 3))


@pytest.mark.parametrize("value", [5, "abcd", None, np.array(4)])
def test_a_shape_is_a_sequence(value):
    with pytest.raises(TypeError, match=r"shape must be a shape \(N, W, H, C\), got "):
        nwhc("shape", value)


def test_a_shape_has_four_positive_sizes():
    assert nwhc("shape", np.array([1, 2, 3, 4])) == (1, 2, 3, 4)
    with pytest.raises(ValueError, match=re.escape("got (1, 2, 3)")):
        nwhc("shape", (1, 2, 3))
    with pytest.raises(ValueError, match=r"shape\[2\] must be at least 1, got 0"):
        nwhc("shape", (1, 2, 0, 4))


def test_entries_keeps_nested_pairs():
    assert entries("padding", ((0, 1), 2), 2, "a pair") == [(0, 1), 2]


@pytest.mark.parametrize("value", [[1, 2], (1.5,), np.ones(2, np.float16), [np.inf]])
def test_real_numbers_are_an_array(value):
    assert np.array_equal(real_array("a", value), np.asarray(value))


@pytest.mark.parametrize(
    "value", [[True], [1j], ["1"], [None], np.array([1], dtype="timedelta64[s]"), {}]
)
def test_other_entries_are_a_type_error(value):
    with pytest.raises(TypeError, match="a must hold real numbers, got dtype "):
        real_array("a", value)


def test_ragged_lists_are_a_value_error():
    with pytest.raises(
        ValueError, match=re.escape("a must be an array, got [[1], [2, 3]]")
    ):
        real_array("a", [[1], [2, 3]])


def test_a_single_number_is_not_an_array():
    with pytest.raises(
        ValueError, match=r"a must have ndim at least 1, got shape \(\)"
    ):
        real_array("a", 3.0)


def test_the_number_of_axes_is_checked():
    with pytest.raises(ValueError, match=r"W must have ndim 2, got shape \(3,\)"):
        real_array("W", [1, 2, 3], ndim=2)
