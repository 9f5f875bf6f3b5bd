"""Mistakes with the shape of a conv layer, against shapes found by hand."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from snippets.shapes import conv_shape
from tests.light import assert_both_agree
from tests.workbook.sound import assert_sound, values_of
from workbook.shapes.checks import MESSAGES, conv_shape_mistakes, output

IMAGES = ("N", 224, 224, 3)


def test_the_mistakes_of_exercise_4_without_padding():
    found = conv_shape_mistakes(IMAGES, 64, 3)
    assert_sound(("N", 222, 222, 64), found)
    assert values_of(found) == {
        "padding added": ("N", 224, 224, 64),
        "first window not counted": ("N", 221, 221, 64),
        "one window too many": ("N", 223, 223, 64),
        "steps of the filter's size": ("N", 74, 74, 64),
        "channels of the input": ("N", 222, 222, 3),
        "channels multiplied": ("N", 222, 222, 192),
        "channels missing": ("N", 222, 222),
        "input's shape": IMAGES,
        "only along X": ("N", 222, 224, 64),
        "only along Y": ("N", 224, 222, 64),
        "shape of the filters": (3, 3, 3, 64),
    }


def test_the_mistakes_of_exercise_4_with_padding():
    found = conv_shape_mistakes(IMAGES, 64, 3, padding=1)
    assert_sound(("N", 224, 224, 64), found)
    assert values_of(found) == {
        "padding forgotten": ("N", 222, 222, 64),
        "padding counted once": ("N", 223, 223, 64),
        "padding counted twice": ("N", 226, 226, 64),
        "one window too many": ("N", 225, 225, 64),
        "steps of the filter's size": ("N", 75, 75, 64),
        "channels of the input": ("N", 224, 224, 3),
        "channels multiplied": ("N", 224, 224, 192),
        "channels missing": ("N", 224, 224),
        "shape of the filters": (3, 3, 3, 64),
    }


def test_the_mistakes_with_a_stride_that_drops_positions():
    # Along X 20 + 2·2 - 5 = 19 positions in steps of 2, along Y 13 + 2·2 - 5 = 12.
    found = values_of(conv_shape_mistakes((4, 20, 13, 3), 8, 5, 2, 2))
    assert found["padding forgotten"] == (4, 8, 5, 8)
    assert found["padding counted once"] == (4, 9, 6, 8)
    assert found["padding counted twice"] == (4, 12, 9, 8)
    assert found["padded input"] == (4, 24, 17, 8)
    assert found["stride forgotten"] == (4, 20, 13, 8)
    assert found["rounded up"] == (4, 11, 7, 8)
    assert found["steps of the filter's size"] == (4, 4, 3, 8)
    assert found["width and height swapped"] == (4, 7, 10, 8)


def test_every_mistake_can_be_made():
    layers = [(5, 1, 0), (5, 3, 1), (3, 2, 1), (4, 1, 2)]
    names = {
        each.name
        for layer in layers
        for each in conv_shape_mistakes((4, 21, 14, 3), 8, *layer)
    }
    assert names == set(MESSAGES)


def test_padding_that_a_window_needs_is_not_forgotten():
    found = values_of(conv_shape_mistakes((1, 2, 2, 1), 4, 5, padding=2))
    assert "padding forgotten" not in found
    assert "padding counted once" not in found
    assert values_of(conv_shape_mistakes((1, 3, 3, 1), 4, 5, padding=2))[
        "padding counted once"
    ] == (1, 1, 1, 4)


SIDES = st.integers(5, 60)


@given(SIDES, SIDES, st.integers(1, 5), st.integers(1, 4), st.integers(0, 3))
def test_the_mistakes_of_any_conv_layer_are_sound(w, h, kernel, stride, padding):
    shape = (10, w, h, 3)
    expected = output(shape, 16, kernel, stride, padding)
    assert expected == conv_shape(shape, 16, kernel, stride, padding)
    assert_sound(expected, conv_shape_mistakes(shape, 16, kernel, stride, padding))


def test_both_pythons_list_the_same():
    shapes = [IMAGES, (10, 20, 13, 3), (1, 5, 9, 64)]
    layers = product((1, 3, (5, 2)), (1, 2, (3, 1)), (0, 1, 2))
    cases = [
        f"conv_shape_mistakes({shape}, 64, {f}, {step}, {p})"
        for shape, (f, step, p) in product(shapes, layers)
    ]
    assert_both_agree(cases, "from workbook.shapes.checks import *")
