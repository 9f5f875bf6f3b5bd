"""Mistakes in counting parameters, against counts made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from snippets.parameters import affine_parameters, conv_parameters
from tests.light import assert_both_agree
from tests.workbook.sound import assert_sound, values_of
from workbook.parameters.checks import AFFINE, CONV, affine_mistakes, conv_mistakes

SIZES = st.integers(1, 300)


def test_the_mistakes_of_exercise_3():
    found = affine_mistakes(784, 100)
    assert_sound(78_500, found)
    assert values_of(found) == {
        "biases missing": 78_400,
        "one bias per input": 79_184,
        "one bias per weight": 156_800,
        "biases for both layers": 79_284,
        "one bias for the layer": 78_401,
        "activities counted": 78_600,
        "activities of both layers counted": 79_384,
        "biases only": 100,
        "inputs only": 784,
        "one neuron": 785,
        "sizes added": 884,
        "inputs to inputs": 615_440,
        "outputs to outputs": 10_100,
        "inputs to inputs, no biases": 614_656,
        "outputs to outputs, no biases": 10_000,
    }


def test_the_mistakes_of_exercise_4():
    found = conv_mistakes(3, 3, 64, 222, 222)
    assert_sound(1792, found)
    assert values_of(found) == {
        "biases missing": 1728,
        "one bias per pixel": 1728 + 3_154_176,
        "input channels left out": 640,
        "one bias per filter and input channel": 1728 + 192,
        "one filter": 28,
        "one bias per position": 1728 + 49_284,
        "one bias per input channel": 1731,
        "one bias for the layer": 1729,
        "one bias per weight": 3456,
        "weights at every position": 88_316_928,
        "multiplications counted": 85_162_752,
        "activities counted": 3_154_176,
        "activities added": 3_155_968,
        "input channels and biases left out": 576,
        "weights of one filter": 27,
        "weights of one filter, all biases": 91,
        "output channels twice": 36_928,
        "biases only": 64,
        "one map of weights": 9,
    }


def test_filters_with_two_sizes_have_mistakes_of_their_own():
    found = values_of(conv_mistakes((3, 5), 2, 7, 10, 8))
    assert found["one direction of the filter"] == 3 * 2 * 7 + 7
    assert found["one direction of the filter, no biases"] == 3 * 2 * 7
    assert found["one map of weights"] == 15


def test_every_mistake_can_be_made():
    affine = [affine_mistakes(inputs, 100) for inputs in (50, 784)]
    assert {each.name for found in affine for each in found} == set(AFFINE)
    conv = [conv_mistakes(kernel, 3, 64, 222, 222) for kernel in (3, 5)]
    assert {each.name for found in conv for each in found} == set(CONV)


@given(SIZES, SIZES)
def test_the_mistakes_of_any_affine_layer_are_sound(inputs, outputs):
    expected = affine_parameters(inputs, outputs)
    assert_sound(expected, affine_mistakes(inputs, outputs))


@given(st.integers(1, 7) | st.tuples(SIZES, SIZES), SIZES, SIZES, SIZES, SIZES)
def test_the_mistakes_of_any_conv_layer_are_sound(kernel, c_in, c_out, w, h):
    expected = conv_parameters(kernel, c_in, c_out)
    assert_sound(expected, conv_mistakes(kernel, c_in, c_out, w, h))


def test_both_pythons_list_the_same():
    sizes = [(1, 1), (784, 100), (25_088, 4096), (7, 300)]
    cases = [f"affine_mistakes{pair}" for pair in sizes]
    for kernel in (1, 3, (3, 5)):
        cases += [f"conv_mistakes({kernel}, {a}, {b}, 20, {b})" for a, b in sizes]
    assert_both_agree(cases, "from workbook.parameters.checks import *")
