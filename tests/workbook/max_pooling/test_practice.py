"""Practice of exercise 6: the shape that max-pooling gives."""

import re

import numpy as np

from snippets.max_pooling import max_pool
from tests.workbook.practice import (
    SEEDS,
    assert_both_practise_alike,
    assert_good_practice,
)
from workbook.max_pooling.practice import APART, pool_practice


def test_pool_practice():
    assert {"channels pooled", "kernel subtracted"} < set(APART)
    assert_good_practice(pool_practice, APART)


def test_the_shapes_are_those_of_pooled_arrays():
    for seed in SEEDS:
        variant = pool_practice(seed)
        *shape, kernel = map(int, re.findall(r"\d+", variant.question))
        assert variant.expected == max_pool(np.ones(shape), kernel).shape


def test_both_pythons_make_the_same_variants():
    assert_both_practise_alike("max_pooling.pool_practice")
