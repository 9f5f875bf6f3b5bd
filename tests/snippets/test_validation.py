"""Bad input is refused with the argument's name, its value and what was expected."""

from enum import IntEnum
from fractions import Fraction

import numpy as np
import pytest
import sympy

from snippets.validation import (
    DIGITS,
    LONGEST,
    at_least,
    checked,
    entries,
    nwhc,
    one_of,
    per_axis,
    per_axis_or_none,
    positive,
    shown,
    truth_value,
    whole_number,
)

MILLION = list(range(10**6))
SHORT = LONGEST + 100  # a message holds one value, cut, and a sentence


class Broken:
    def __repr__(self):
        raise RuntimeError


class Index:
    """A whole number by its index, whatever int() makes of it."""

    def __init__(self, index):
        self.index = index

    def __index__(self):
        return self.index()

    def __int__(self):
        return 99

    def __repr__(self):
        return "Index"


def fails():
    raise RuntimeError


Size = IntEnum("Size", {"seven": 7})


@pytest.mark.parametrize(
    "value", [7, np.int8(7), np.uint64(7), sympy.Integer(7), Size(7), Index(lambda: 7)]
)
def test_a_whole_number_comes_back_as_a_python_int(value):
    result = whole_number("size", value)
    assert result == 7
    assert type(result) is int


def test_a_message_shows_eighty_characters():
    assert shown("x" * 1000) == "'" + "x" * 79 + " ..."


def test_a_number_of_numpy_is_no_truth_value():
    with pytest.raises(TypeError, match="bias must be True or False"):
        truth_value("bias", np.float64(1))


def test_a_whole_number_may_have_a_hundred_digits():
    assert positive("n", 10**DIGITS - 1) == 10**DIGITS - 1


@pytest.mark.parametrize("value", [True, False, np.True_, np.False_])
def test_a_truth_value_comes_back_as_a_python_bool(value):
    assert truth_value("bias", value) is bool(value)


@pytest.mark.parametrize("value", [3, np.int64(3), (3, 3), [3, 3], np.array([3, 3])])
def test_one_size_or_a_pair_gives_both_axes(value):
    assert per_axis("kernel", value) == (3, 3)
    assert per_axis_or_none("stride", value) == (3, 3)


def test_a_step_may_be_missing():
    assert per_axis_or_none("stride", None) is None


def test_a_shape_may_be_an_array():
    assert nwhc("shape", np.array([1, 2, 3, 4])) == (1, 2, 3, 4)


def test_entries_keeps_nested_pairs():
    assert entries("padding", ((0, 1), 2), 2, "a pair") == [(0, 1), 2]


def test_one_of_several_strings():
    assert one_of("A", "B")("configuration", "B") == "B"


REFUSED = [
    (positive, True, TypeError, "must be an integer, got True"),
    (positive, np.True_, TypeError, "must be an integer, got np.True_"),
    (positive, 3.0, TypeError, "must be an integer, got 3.0"),
    (positive, np.float64(3), TypeError, "must be an integer, got np.float64(3.0)"),
    (positive, np.timedelta64(3, "s"), TypeError, "integer, got np.timedelta64(3,'s')"),
    (positive, Fraction(3), TypeError, "must be an integer, got Fraction(3, 1)"),
    (positive, "3", TypeError, "must be an integer, got '3'"),
    (positive, None, TypeError, "must be an integer, got None"),
    (positive, [3], TypeError, "must be an integer, got [3]"),
    (positive, np.array(3), TypeError, "must be an integer, got array(3)"),
    (positive, Index(fails), TypeError, "must be an integer, got Index"),
    (positive, Index(lambda: "7"), TypeError, "must be an integer, got Index"),
    (per_axis, memoryview(b"33"), TypeError, "must be an integer, got <memory at"),
    (nwhc, np.ndarray, TypeError, "shape (N, W, H, C), got <class 'numpy.ndarray'>"),
    (positive, int, TypeError, "must be an integer, got <class 'int'>"),
    (positive, 0, ValueError, "must be at least 1, got 0"),
    (at_least(0), -1, ValueError, "must be at least 0, got -1"),
    (at_least(5), np.int8(4), ValueError, "must be at least 5, got np.int8(4)"),
    (positive, -(10**3000), ValueError, "must be at least 1, got -1000"),
    (positive, 10**DIGITS, ValueError, "must have at most 100 digits, got 1000"),
    (positive, 10**5000, ValueError, "got a value of type int that cannot be shown"),
    (truth_value, 0, TypeError, "must be True or False, got 0"),
    (truth_value, None, TypeError, "must be True or False, got None"),
    (truth_value, np.array(True), TypeError, "True or False, got array(True)"),
    (truth_value, np.array([True]), TypeError, "True or False, got array([ True])"),
    (per_axis, (1, 2, 3), ValueError, "an integer or a pair (x, y), got (1, 2, 3)"),
    (per_axis, (1,), ValueError, "an integer or a pair (x, y), got (1,)"),
    (per_axis, [], ValueError, "an integer or a pair (x, y), got []"),
    (per_axis, np.array([1, 2, 3]), ValueError, "(x, y), got array([1, 2, 3])"),
    (per_axis, (3, 0), ValueError, "[1] must be at least 1, got 0"),
    (per_axis, (True, 3), TypeError, "[0] must be an integer, got True"),
    (per_axis, MILLION, ValueError, "pair (x, y), got [0, 1, 2, 3"),
    (per_axis_or_none, "2", TypeError, "must be an integer, got '2'"),
    (nwhc, 5, TypeError, "must be a shape (N, W, H, C), got 5"),
    (nwhc, "abcd", TypeError, "must be a shape (N, W, H, C), got 'abcd'"),
    (nwhc, None, TypeError, "must be a shape (N, W, H, C), got None"),
    (nwhc, np.array(4), TypeError, "must be a shape (N, W, H, C), got array(4)"),
    (nwhc, (1, 2, 3), ValueError, "must be a shape (N, W, H, C), got (1, 2, 3)"),
    (nwhc, (1, 2, 0, 4), ValueError, "[2] must be at least 1, got 0"),
    (nwhc, MILLION, ValueError, "a shape (N, W, H, C), got [0, 1, 2, 3"),
    (one_of("A", "B"), 16, TypeError, "must be a string, got 16"),
    (one_of("A", "B"), "a", ValueError, "must be one of A, B, got 'a'"),
    (one_of("A", "B"), "A" * 10**6, ValueError, "must be one of A, B, got 'AAAA"),
]


@pytest.mark.parametrize(
    ("rule", "value", "error", "message"), REFUSED, ids=[row[-1] for row in REFUSED]
)
def test_what_a_rule_refuses(rule, value, error, message):
    with pytest.raises(error, match=r"size.* must ") as caught:
        rule("size", value)
    assert message in str(caught.value)
    assert len(str(caught.value)) < SHORT


def test_a_value_is_shown_on_one_line_and_cut():
    assert shown(Broken()) == "a value of type Broken that cannot be shown"
    assert "\n" not in shown(np.eye(9))
    assert shown(np.array([[1, 2], [3, 4]])) == "array([[1, 2], [3, 4]])"
    assert shown("x" * 1000) == repr("x" * 1000)[:LONGEST] + " ..."
    assert shown("x" * (LONGEST - 2)) == repr("x" * (LONGEST - 2))


@checked(size=positive, bias=truth_value)
def example(size, scale=2, bias=np.True_):
    """Return what came through the door."""
    return size, scale, bias


@checked(size=positive, scale=positive)
def marked(size, *, scale=2):
    """Return what came through the door; one argument must be named."""
    return size, scale


def test_the_door_hands_clean_values_on():
    assert example(np.int8(3)) == (3, 2, True)
    assert type(example(np.int8(3))[0]) is int
    assert type(example(3)[2]) is bool
    assert example(bias=False, size=1, scale="x") == (1, "x", False)
    assert example(1, 5, bias=False) == (1, 5, False)
    assert marked(np.int8(3), scale=np.int8(4)) == (3, 4)


def test_the_door_names_the_argument():
    with pytest.raises(ValueError, match="size must be at least 1, got 0"):
        example(0)


def test_a_wrong_call_gets_python_s_own_message():
    with pytest.raises(TypeError, match=r"example\(\) missing 1 .* argument: 'size'"):
        example()
    with pytest.raises(TypeError, match=r"example\(\) got .* argument 'kernel'"):
        example(0, kernel=3)
    with pytest.raises(TypeError, match=r"example\(\) got multiple .* 'size'"):
        example(1, size=3)
    with pytest.raises(TypeError, match=r"example\(\) takes .* but 4 were given"):
        example(1, 2, True, 4)
    with pytest.raises(TypeError, match=r"marked\(\) takes 1 .* but 2 were given"):
        marked(1, 2)


def test_what_a_checked_function_hands_on_is_not_checked_again():
    @checked(size=positive)
    def outer(size):
        return example(size - 5)

    assert outer(3) == (-2, 2, np.True_)
    with pytest.raises(ValueError, match="size must be at least 1, got 0"):
        outer(0)
    with pytest.raises(ValueError, match="size must be at least 1, got -2"):
        example(-2)


def test_a_rule_for_an_argument_that_is_not_there_is_noticed():
    with pytest.raises(TypeError, match="f has no argument 'sizes'"):

        @checked(sizes=positive)
        def f(size):
            """Do nothing."""


def test_a_function_with_a_door_keeps_its_name_and_its_documentation():
    assert example.__name__ == "example"
    assert example.__doc__ == "Return what came through the door."
