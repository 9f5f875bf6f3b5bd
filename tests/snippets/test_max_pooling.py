"""Max-pooling against plain loops, counting arrays, and variants that must fail."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from snippets.max_pooling import max_pool

SHEET = {
    "a": ((10, 6, 6, 10), 3, (10, 2, 2, 10)),
    "b": ((10, 6, 6, 10), 2, (10, 3, 3, 10)),
    "c": ((10, 2, 4, 10), 2, (10, 1, 2, 10)),
    "d": ((1, 2, 2, 10), 2, (1, 1, 1, 10)),
}
# Each gives the right shapes for the sheet's four cases, and a wrong content.
WRONG = {
    "four neighbours on one axis": lambda x, k: x.reshape(
        len(x), x.shape[1] // k, x.shape[2] // k, k * k, x.shape[3]
    ).max(axis=3),
    "k before W/k": lambda x, k: x.reshape(
        len(x), k, x.shape[1] // k, x.shape[2] // k, k, x.shape[3]
    ).max(axis=(1, 4)),
    "first corner": lambda x, k: x[:, ::k, ::k],
    "last corner": lambda x, k: x[:, k - 1 :: k, k - 1 :: k],
    "mean": lambda x, k: x.reshape(
        len(x), x.shape[1] // k, k, x.shape[2] // k, k, x.shape[3]
    ).mean(axis=(2, 4)),
    "minimum": lambda x, k: -max_pool(-x, k),
    "wrong batch order": lambda x, k: max_pool(x, k)[::-1],
    "wrong channel order": lambda x, k: max_pool(x, k)[..., ::-1],
}


REAL = arrays.integer_dtypes() | arrays.floating_dtypes()


@st.composite
def inputs(draw, dtypes=REAL):
    k = draw(st.integers(1, 3))
    n, w, h, c = (draw(st.integers(1, 3)) for _ in range(4))
    dtype = draw(dtypes)
    return draw(arrays.arrays(dtype, (n, w * k, h * k, c))), k


def loops(x, k):
    """Look at every window, one at a time."""
    n, w, h, c = x.shape
    result = np.empty((n, w // k, h // k, c), x.dtype)
    for index in np.ndindex(result.shape):
        sample, i, j, channel = index
        window = x[sample, i * k : i * k + k, j * k : j * k + k, channel]
        result[index] = window.max()
    return result


@given(case=inputs())
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
def test_it_takes_the_maximum_of_each_window(case):
    x, k = case
    before = x.copy()
    result = max_pool(x, k)
    np.testing.assert_array_equal(result, loops(x, k))
    np.testing.assert_array_equal(x, before)
    assert result.dtype == x.dtype.newbyteorder("=")
    assert not np.shares_memory(result, x)


@pytest.mark.parametrize("case", SHEET)
def test_the_sheets_shapes(case):
    shape, k, expected = SHEET[case]
    result = max_pool(np.ones(shape), k)
    assert result.shape == expected
    assert (result == 1).all()


def counting(x, k, pool):
    """Tell whether a function treats counting arrays as max-pooling does."""
    up = np.array_equal(pool(x, k), x[:, k - 1 :: k, k - 1 :: k])
    down = np.array_equal(pool(-x, k), -x[:, ::k, ::k])
    return up and down


@pytest.mark.parametrize("case", SHEET)
def test_counting_arrays(case):
    shape, k, _ = SHEET[case]
    assert counting(np.arange(np.prod(shape)).reshape(shape), k, max_pool)


@pytest.mark.parametrize("name", WRONG)
def test_ones_do_not_tell_right_from_wrong_and_counting_arrays_do(name):
    for shape, k, expected in SHEET.values():
        result = WRONG[name](np.ones(shape), k)
        assert result.shape == expected
        assert (result == 1).all()
    shape, k, _ = SHEET["a"]
    assert not counting(np.arange(np.prod(shape)).reshape(shape), k, WRONG[name])


LAYOUTS = {
    "Fortran": np.asfortranarray,
    "reversed": lambda x: x[:, ::-1, ::-1, ::-1],
    "transposed": lambda x: x.transpose(0, 2, 1, 3),
    "every second": lambda x: np.repeat(x, 2, axis=3)[..., ::2],
    "broadcast": lambda x: np.broadcast_to(x[:1], x.shape),
    "read-only": lambda x: np.frombuffer(x.tobytes(), x.dtype).reshape(x.shape),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_memory_layout(layout):
    x = LAYOUTS[layout](np.random.default_rng(0).normal(size=(2, 6, 6, 4)))
    np.testing.assert_array_equal(max_pool(x, 3), loops(x, 3))


def test_nan_fills_its_window_and_no_other():
    x = np.zeros((1, 4, 4, 2))
    x[0, 1, 2, 0] = np.nan
    expected = np.zeros((1, 2, 2, 2), bool)
    expected[0, 0, 1, 0] = True
    np.testing.assert_array_equal(np.isnan(max_pool(x, 2)), expected)


def test_negative_activities_stay_negative():
    assert (max_pool(-np.ones((1, 4, 4, 1)), 2) == -1).all()


@given(case=inputs(arrays.floating_dtypes(sizes=64)), shift=st.integers(1, 9))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_it_commutes_with_increasing_functions(case, shift):
    x, k = case
    np.testing.assert_array_equal(
        max_pool(np.arctan(x) + shift, k), np.arctan(max_pool(x, k)) + shift
    )


@given(x=arrays.arrays(int, (2, 12, 12, 2)))
def test_pooling_by_2_and_then_by_3_is_pooling_by_6(x):
    np.testing.assert_array_equal(max_pool(max_pool(x, 2), 3), max_pool(x, 6))


def test_kernel_1_is_a_copy():
    x = np.arange(16.0).reshape(1, 4, 4, 1)
    result = max_pool(x, 1)
    np.testing.assert_array_equal(result, x)
    assert not np.shares_memory(result, x)


def test_lists_numpy_integers_and_empty_batches():
    assert max_pool([[[[1], [2]], [[3], [4]]]], np.int8(2)).tolist() == [[[[4]]]]
    assert max_pool(np.ones((0, 4, 4, 3)), 2).shape == (0, 2, 2, 3)
    assert max_pool(np.ones((1, 4, 4, 0)), 2).shape == (1, 2, 2, 0)


IMAGE = np.ones((1, 6, 4, 2))


@pytest.mark.parametrize(
    ("x", "k", "error", "message"),
    [
        (IMAGE, 3, ValueError, "kernel_size must divide W=6 and H=4, got 3"),
        (IMAGE, 4, ValueError, "kernel_size must divide W=6 and H=4, got 4"),
        (IMAGE, 0, ValueError, "kernel_size must be at least 1, got 0"),
        (IMAGE, -2, ValueError, "kernel_size must be at least 1, got -2"),
        (IMAGE, 2.0, TypeError, "kernel_size must be an integer, got 2.0"),
        (IMAGE, True, TypeError, "kernel_size must be an integer, got True"),
        (IMAGE, (2, 2), TypeError, "kernel_size must be an integer, got (2, 2)"),
        (IMAGE[0], 2, ValueError, "x must have ndim 4, got shape (6, 4, 2)"),
        (IMAGE[:, :0], 2, ValueError, "at least one window, got shape (1, 0, 4, 2)"),
        (IMAGE[:, :, :0], 2, ValueError, "at least one window, got shape (1, 6, 0, 2)"),
        (IMAGE > 0, 2, TypeError, "x must hold real numbers, got dtype bool"),
        (IMAGE + 1j, 2, TypeError, "x must hold real numbers, got dtype complex128"),
        (
            IMAGE.astype(object),
            2,
            TypeError,
            "x must hold real numbers, got dtype object",
        ),
    ],
)
def test_bad_arguments_are_refused(x, k, error, message):
    with pytest.raises(error, match=re.escape(message)):
        max_pool(x, k)
