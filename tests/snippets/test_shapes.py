"""Sizes against counting every position where the window fits."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from snippets.shapes import (
    conv_shape,
    conv_size,
    count_windows,
    padding_sides,
    pool_shape,
    pool_size,
    same_padding,
)

SMALL = st.integers(1, 12)
SIDE = st.integers(0, 4)
any_axis = given(
    n=st.integers(1, 30),
    f=SMALL,
    step=SMALL,
    before=SIDE,
    after=SIDE,
    d=st.integers(1, 4),
)


def count_windows_by_hand(n, f, step, before, after, d):
    """Count the starts from which all entries of the window lie on the axis."""
    axis = range(-before, n + after)
    return sum(start + d * (f - 1) in axis for start in axis[::step])


def pool_by_hand(n, f, step, before, after, ceil):
    """Lay windows one by one; with ceil, also one more over what they leave."""
    padded = ["before"] * before + ["input"] * n + ["after"] * after
    windows = []
    for start in range(0, len(padded), step):
        window = range(start, start + f)
        whole = window[-1] < len(padded)
        leaves = windows and windows[-1][-1] < len(padded) - 1
        if whole or (ceil and leaves and padded[start] != "after"):
            windows.append(window)
    return len(windows)


@any_axis
def test_the_formula_counts_windows(n, f, step, before, after, d):
    assume(d * (f - 1) + 1 <= n + before + after)
    expected = count_windows_by_hand(n, f, step, before, after, d)
    assert conv_size(n, f, step, (before, after), d) == expected


@given(n=st.integers(1, 30), f=SMALL, step=SMALL, p=SIDE)
def test_an_integer_is_padding_per_side(n, f, step, p):
    assume(f <= n + 2 * p)
    assert conv_size(n, f, step, p) == conv_size(n, f, step, (p, p))
    assert conv_size(n, f, step, p) == conv_size(n + 2 * p, f, step, "valid")


@given(n=st.integers(1, 60), f=SMALL, step=SMALL)
def test_two_ways_to_write_the_size_are_one(n, f, step):
    assume(f <= n)
    assert conv_size(n, f, step) == -(-(n - f + 1) // step)


@given(n=st.integers(1, 60), f=SMALL, step=SMALL, d=st.integers(1, 4))
def test_same_padding_is_the_least_that_gives_the_ceiling(n, f, step, d):
    before, after = same_padding(n, f, step, d)
    wanted = -(-n // step)
    assert after - before in (0, 1)
    assert conv_size(n, f, step, (before, after), d) == wanted
    assert conv_size(n, f, step, "same", d) == wanted
    total = before + after
    if total:
        assert count_windows_by_hand(n, f, step, 0, total - 1, d) < wanted


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((224, 3), (1, 1)), ((224, 3, 2), (0, 1)), ((5, 2), (0, 1)), ((4, 1, 3), (0, 0))],
)
def test_same_padding_of_known_layers(arguments, expected):
    assert same_padding(*arguments) == expected


def test_the_sheets_layer():
    below = (10, 224, 224, 3)
    assert conv_shape(below, 64, 3) == (10, 222, 222, 64)
    assert conv_shape(below, 64, 3, padding=1) == (10, 224, 224, 64)
    assert conv_shape(below, 64, 3, padding="same") == (10, 224, 224, 64)


@given(data=st.data(), w=st.integers(8, 20), h=st.integers(8, 20))
def test_each_axis_has_its_own_settings(data, w, h):
    pair = st.tuples(st.integers(1, 3), st.integers(1, 3))
    f, step, d, x, y = (data.draw(pair) for _ in range(5))
    p = x, y
    result = conv_shape((2, w, h, 3), 5, f, step, p, d)
    across = count_windows_by_hand(w, f[0], step[0], *p[0], d[0])
    down = count_windows_by_hand(h, f[1], step[1], *p[1], d[1])
    assert result == (2, across, down, 5)


def test_a_padding_per_axis_is_a_pair_of_pairs():
    assert conv_shape((1, 8, 8, 1), 1, 3, padding=((0, 1), (2, 2))) == (1, 7, 10, 1)
    assert conv_shape((1, 8, 8, 1), 1, 3, padding=[[1, 1], [0, 0]]) == (1, 8, 6, 1)


@given(
    n=st.integers(1, 30),
    f=SMALL,
    step=SMALL,
    x=st.tuples(SIDE, SIDE),
    y=st.tuples(SIDE, SIDE),
    ceil=st.booleans(),
)
def test_pooling_counts_windows(n, f, step, x, y, ceil):
    assume(2 * max(x + y) <= f <= n + min(sum(x), sum(y)))
    across, down = (pool_by_hand(n, f, step, *sides, ceil) for sides in (x, y))
    assert pool_shape((1, n, n, 2), f, step, (x, y), ceil) == (1, across, down, 2)


@given(data=st.data(), w=st.integers(4, 20), h=st.integers(4, 20), ceil=st.booleans())
def test_each_axis_of_pooling_has_its_own_settings(data, w, h, ceil):
    f, step = (data.draw(st.tuples(*2 * [st.integers(2, 4)])) for _ in range(2))
    x, y = (data.draw(st.tuples(*2 * [st.integers(0, 1)])) for _ in range(2))
    result = pool_shape((3, w, h, 2), f, step, (x, y), ceil)
    across = pool_by_hand(w, f[0], step[0], *x, ceil)
    down = pool_by_hand(h, f[1], step[1], *y, ceil)
    assert result == (3, across, down, 2)


@given(n=st.integers(1, 30), f=SMALL, step=SMALL, p=st.integers(0, 6))
def test_a_pooling_padding_may_be_one_number(n, f, step, p):
    assume(2 * p <= f <= n + 2 * p)
    sides = ((p, p), (p, p))
    image = (1, n, n, 2)
    assert pool_shape(image, f, step, p) == pool_shape(image, f, step, sides)


@any_axis
def test_one_function_reads_every_notation(n, f, step, before, after, d):
    assert padding_sides(n, f, step, (before, after), d) == (before, after)
    assert padding_sides(n, f, step, before, d) == (before, before)
    assert padding_sides(n, f, step, "valid", d) == (0, 0)
    sides = padding_sides(n, f, step, "same", d)
    assert count_windows_by_hand(n, f, step, *sides, d) == -(-n // step)


def test_step_and_dilation_are_1_if_nothing_else_is_said():
    assert count_windows(224, 3) == conv_size(224, 3) == 222
    assert padding_sides(5, 3, 1, "same") == (1, 1)
    assert pool_size(224, 3, 2) == 111


@given(n=st.integers(1, 30), f=SMALL, step=SMALL, d=st.integers(1, 4))
def test_windows_are_counted_where_they_fit(n, f, step, d):
    assume(d * (f - 1) + 1 <= n)
    assert count_windows(n, f, step, d) == count_windows_by_hand(n, f, step, 0, 0, d)


def test_pooling_of_known_layers():
    assert pool_size(8, 3, 2, 1, False) == pool_size(8, 3, 2, (1, 1)) == 4
    assert pool_shape((1, 224, 224, 64), 2) == (1, 112, 112, 64)
    assert pool_shape((1, 112, 112, 64), 3, 2, 1) == (1, 56, 56, 64)  # ResNet
    assert pool_shape((1, 112, 112, 64), 3, 2, ceil=True) == (
        1,
        56,
        56,
        64,
    )  # SqueezeNet
    assert pool_shape((2, 6, 4, 1), (3, 2)) == (2, 2, 2, 1)
    assert pool_shape((1, 5, 5, 1), 2, 2, 1, ceil=True) == (1, 3, 3, 1)


def test_sizes_are_python_ints():
    result = conv_shape(np.array([1, 8, 8, 1]), np.int8(4), np.int16(3), np.int32(1))
    assert result == (1, 6, 6, 4)
    assert {type(size) for size in result} == {int}
    assert conv_size(np.int8(100), 3, 1, np.int8(100)) == 298


IMAGE = (1, 8, 8, 3)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: conv_size(0, 3), ValueError, "size must be at least 1, got 0"),
        (lambda: conv_size(True, 3), TypeError, "size must be an integer, got True"),
        (lambda: conv_size(8, -1), ValueError, "kernel must be at least 1, got -1"),
        (lambda: conv_size(8, 3.0), TypeError, "kernel must be an integer, got 3.0"),
        (lambda: conv_size(8, 3, 0), ValueError, "stride must be at least 1, got 0"),
        (
            lambda: conv_size(8, 3, dilation=0),
            ValueError,
            "dilation must be at least 1",
        ),
        (
            lambda: conv_size(2, 3),
            ValueError,
            "kernel must fit: 3 covers 3 positions of 2",
        ),
        (lambda: conv_size(8, 3, dilation=4), ValueError, "3 covers 9 positions of 8"),
        (
            lambda: conv_size(8, 3, 1, -1),
            ValueError,
            "padding must be at least 0, got -1",
        ),
        (
            lambda: conv_size(8, 3, 1, 0.5),
            TypeError,
            "padding must be an integer, got 0.5",
        ),
        (
            lambda: conv_size(8, 3, 1, True),
            TypeError,
            "padding must be an integer, got True",
        ),
        (
            lambda: conv_size(8, 3, 1, "full"),
            ValueError,
            'padding must be "valid" or "same", got \'full\'',
        ),
        (
            lambda: conv_size(8, 3, 1, (1,)),
            ValueError,
            "a pair (before, after), got (1,)",
        ),
        (
            lambda: conv_size(8, 3, 1, (1, -2)),
            ValueError,
            "padding[1] must be at least 0",
        ),
        (lambda: same_padding(8, 0), ValueError, "kernel must be at least 1, got 0"),
        (lambda: same_padding(8.0, 3), TypeError, "size must be an integer, got 8.0"),
        (lambda: conv_shape((8, 8, 3), 4, 3), ValueError, "got (8, 8, 3)"),
        (
            lambda: conv_shape(8, 4, 3),
            TypeError,
            "shape must be a shape (N, W, H, C), got 8",
        ),
        (
            lambda: conv_shape((1, 8, 0, 3), 4, 3),
            ValueError,
            "shape[2] must be at least 1",
        ),
        (
            lambda: conv_shape(IMAGE, 0, 3),
            ValueError,
            "channels must be at least 1, got 0",
        ),
        (lambda: conv_shape(IMAGE, 4, (3, 9)), ValueError, "9 covers 9 positions of 8"),
        (
            lambda: conv_shape(IMAGE, 4, 3, (1, 0)),
            ValueError,
            "stride[1] must be at least 1",
        ),
        (
            lambda: conv_shape(IMAGE, 4, 3, padding=(0, 1)),
            ValueError,
            "per axis, as ((before, after), (before, after)), got (0, 1)",
        ),
        (
            lambda: conv_shape(IMAGE, 4, 3, padding=((0, -1), (0, 0))),
            ValueError,
            "padding[0][1] must be at least 0, got -1",
        ),
        (
            lambda: conv_shape(IMAGE, 4, 3, padding=(1, 2, 3)),
            ValueError,
            "got (1, 2, 3)",
        ),
        (lambda: conv_shape(IMAGE, 4, 3, padding="SAME"), ValueError, "got 'SAME'"),
        (lambda: conv_shape(IMAGE, 4, 3, padding=None), TypeError, "got None"),
        (lambda: pool_shape(IMAGE, 9), ValueError, "9 covers 9 positions of 8"),
        (
            lambda: pool_shape(IMAGE, 2, 0),
            ValueError,
            "stride must be at least 1, got 0",
        ),
        (
            lambda: pool_shape(IMAGE, 3, padding=((0, 0), (0, 2))),
            ValueError,
            "padding must be at most half of 3, got 2",
        ),
        (
            lambda: pool_shape(IMAGE, 3, padding=(1, 0)),
            ValueError,
            "must be written per axis, as",
        ),
        (lambda: pool_size(8, 3, 2, "same"), TypeError, "integer, got 'same'"),
        (lambda: pool_size(8, 3, 2, (-3, 1)), ValueError, "padding[0] must be at lea"),
        (lambda: pool_size(8, 3, 0), ValueError, "stride must be at least 1, got 0"),
        (lambda: conv_size(10**99 - 1, 10**99), ValueError, "kernel must fit: 1000"),
        (lambda: count_windows(0, 3), ValueError, "length must be at least 1, got 0"),
        (lambda: padding_sides(8, 3, 1, "full"), ValueError, "got 'full'"),
        (lambda: count_windows(2, 3), ValueError, "3 covers 3 positions of 2"),
        (
            lambda: pool_shape(IMAGE, 3, padding=2),
            ValueError,
            "at most half of 3, got 2",
        ),
        (lambda: pool_shape(IMAGE, 3, padding="same"), TypeError, "got 'same'"),
        (
            lambda: pool_shape(IMAGE, 2, ceil=1),
            TypeError,
            "ceil must be True or False, got 1",
        ),
    ],
)
def test_bad_arguments_are_refused(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
