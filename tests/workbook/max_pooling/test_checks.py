"""Mistakes with the shape of max-pooling, against what NumPy gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets.max_pooling import max_pool
from tests.light import assert_both_agree
from tests.workbook.sound import assert_sound, values_of
from workbook.max_pooling.checks import MESSAGES, pool_mistakes

SHEET = [
    ((10, 6, 6, 10), 3, (10, 2, 2, 10)),
    ((10, 6, 6, 10), 2, (10, 3, 3, 10)),
    ((10, 2, 4, 10), 2, (10, 1, 2, 10)),
    ((1, 2, 2, 10), 2, (1, 1, 1, 10)),
]


@pytest.mark.parametrize(("shape", "kernel", "expected"), SHEET)
def test_the_mistakes_of_the_sheet_are_sound(shape, kernel, expected):
    found = pool_mistakes(shape, kernel)
    assert_sound(expected, found)
    names = values_of(found)
    always = {"channels pooled", "only the width pooled", "only the height pooled"}
    assert always | {"shape unchanged", "channels missing"} <= set(names)


def test_the_mistakes_of_case_a():
    assert values_of(pool_mistakes((10, 6, 6, 10), 3)) == {
        "channels pooled": (10, 2, 2, 3),
        "kernel subtracted": (10, 3, 3, 10),
        "step 1": (10, 4, 4, 10),
        "batch pooled": (3, 2, 2, 10),
        "every axis pooled": (3, 2, 2, 3),
        "only the width pooled": (10, 2, 6, 10),
        "only the height pooled": (10, 6, 2, 10),
        "shape unchanged": (10, 6, 6, 10),
        "height and channels pooled": (10, 6, 2, 3),
        "one channel left": (10, 2, 2, 1),
        "channels missing": (10, 2, 2),
        "one window": (10, 1, 1, 10),
        "maximum not taken": (10, 2, 3, 2, 3, 10),
    }


def test_every_mistake_can_be_made():
    cases = [((10, 18, 12, 20), 3), ((10, 24, 16, 20), 4), ((10, 12, 12, 20), 2)]
    names = {each.name for case in cases for each in pool_mistakes(*case)}
    assert names == set(MESSAGES)


def test_swapped_axes_are_a_mistake_of_case_c():
    found = values_of(pool_mistakes((10, 2, 4, 10), 2))
    assert found["width and height swapped"] == (10, 2, 1, 10)


def test_programs_that_take_the_maximum_elsewhere_give_these_shapes():
    x, k = np.ones((10, 12, 8, 6)), 2
    found = values_of(pool_mistakes(x.shape, k))
    six_axes = x.reshape(10, 6, k, 4, k, 6)
    assert found["maximum not taken"] == six_axes.shape
    assert found["maximum over the channels"] == six_axes.max(2).max(4).shape
    assert found["only the width pooled"] == six_axes.max(2).reshape(10, 6, 8, 6).shape


@given(st.integers(1, 12), *[st.integers(1, 5)] * 4, st.integers(1, 12))
def test_the_mistakes_of_any_shape_are_sound(n, w, h, kernel, factor, c):
    shape = (n, w * kernel, h * kernel, c * factor)
    expected = max_pool(np.ones(shape), kernel).shape
    assert_sound(expected, pool_mistakes(shape, kernel))


def test_both_pythons_list_the_same():
    cases = [f"pool_mistakes({shape}, {kernel})" for shape, kernel, _ in SHEET]
    cases += [f"pool_mistakes((7, {4 * k}, {6 * k}, 5), {k})" for k in range(1, 9)]
    assert_both_agree(cases, "from workbook.max_pooling.checks import *")
