"""Practice of exercises 3 and 4: how many parameters."""

import re

from tests.workbook.practice import (
    SEEDS,
    assert_both_practise_alike,
    assert_good_practice,
)
from workbook.parameters.practice import affine_practice, conv_practice


def test_affine_practice():
    apart = ("biases missing", "one bias per input", "biases only", "sizes added")
    assert_good_practice(affine_practice, apart, sheet=78_500)


def test_the_sizes_of_an_affine_question_are_those_of_its_answer():
    for seed in SEEDS:
        variant = affine_practice(seed)
        outputs, inputs = map(int, re.findall(r"= (\d+)", variant.question))
        assert variant.expected == len(range(outputs)) * (inputs + 1)


def test_conv_practice():
    apart = ("biases missing", "one bias per pixel", "input channels left out")
    assert_good_practice(conv_practice, apart, sheet=1792)


def test_the_sizes_of_a_conv_question_are_those_of_its_answer():
    for seed in SEEDS:
        variant = conv_practice(seed)
        *_, c_in, c_out, f_x, f_y, step = map(int, re.findall(r"\d+", variant.question))
        assert step == 1
        assert variant.expected == sum(f_x * f_y * c_in + 1 for _ in range(c_out))


def test_some_filters_are_no_squares():
    shapes = [re.findall(r"= (\d+)", conv_practice(seed).question) for seed in SEEDS]
    assert 20 < sum(f_x != f_y for f_x, f_y, _ in shapes) < 380


def test_both_pythons_make_the_same_variants():
    assert_both_practise_alike("parameters.affine_practice", "parameters.conv_practice")
