"""Practice of exercise 4: the shape of a conv layer."""

import re

from tests.workbook.practice import (
    SEEDS,
    assert_both_practise_alike,
    assert_good_practice,
)
from workbook.shapes.practice import padded_practice, valid_practice


def asked(variant):
    """Read shape, filters, kernel, step and padding out of a question."""
    shape, rest = re.match(r".* shape ([\dN×]+) in (.*)", variant.question).groups()
    channels, kernel, _, step, *padding = map(int, re.findall(r"\d+", rest))
    sizes = [size if size == "N" else int(size) for size in shape.split("×")]
    return sizes, channels, kernel, step, padding[0] if padding else 0


def windows(size, kernel, step, padding):
    """Count the starts of the window one by one."""
    positions = range(-padding, size + padding)
    starts = positions[::step]
    return sum(start + kernel - 1 in positions for start in starts)


def test_valid_practice():
    apart = ("padding added", "first window not counted", "channels of the input")
    assert_good_practice(valid_practice, apart)


def test_padded_practice():
    padding = ("padding forgotten", "padding counted once", "padding counted twice")
    apart = (*padding, "stride forgotten", "rounded up", "channels of the input")
    assert_good_practice(padded_practice, apart)


def test_the_shapes_are_those_of_windows_counted_one_by_one():
    for practice in (valid_practice, padded_practice):
        for seed in SEEDS:
            variant = practice(seed)
            (n, w, h, _), channels, kernel, step, padding = asked(variant)
            sides = [windows(size, kernel, step, padding) for size in (w, h)]
            assert variant.expected == (n, *sides, channels)


def test_padded_questions_have_steps_and_leave_positions_over():
    for seed in SEEDS:
        (_, w, h, _), _, kernel, step, padding = asked(padded_practice(seed))
        assert step > 1
        assert 1 <= padding < kernel
        assert any((size + 2 * padding - kernel) % step for size in (w, h))


def test_width_and_height_differ_in_some_questions_and_not_in_others():
    for practice in (valid_practice, padded_practice):
        sizes = [asked(practice(seed))[0] for seed in SEEDS]
        assert 40 < sum(w != h for _, w, h, _ in sizes) < 360
        assert 40 < sum(n == "N" for n, *_ in sizes) < 360


def test_both_pythons_make_the_same_variants():
    assert_both_practise_alike("shapes.valid_practice", "shapes.padded_practice")
