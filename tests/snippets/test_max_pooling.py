"""Max-pooling against plain loops, counting arrays, and variants that must fail."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from snippets import max_pooling
from snippets.max_pooling import max_pool, max_pool_fast, max_pool_gradient

READINGS = [name for name in vars(max_pooling) if name.startswith("max_pool")]
READINGS.remove("max_pool_gradient")
every_reading = pytest.mark.parametrize("name", READINGS)

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
    n, c = draw(st.integers(0, 3)), draw(st.integers(0, 4))
    w, h = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    dtype = draw(dtypes)
    return draw(arrays.arrays(dtype, (n, w * k, h * k, c))), k


LAYOUTS = {
    "as it is": lambda x: x,
    "Fortran": np.asfortranarray,
    "reversed": lambda x: x[:, ::-1, ::-1, ::-1],
    "half reversed": lambda x: x[::-1, :, ::-1],
    "transposed": lambda x: np.ascontiguousarray(x.transpose(0, 2, 1, 3)).transpose(
        0, 2, 1, 3
    ),
    "channels first": lambda x: np.moveaxis(np.moveaxis(x, 3, 1).copy(), 1, 3),
    "every second": lambda x: np.repeat(x, 2, axis=3)[..., ::2],
    "cropped": lambda x: np.pad(x, 1, mode="wrap")[1:-1, 1:-1, 1:-1, 1:-1],
    "broadcast": lambda x: np.broadcast_to(x[:1, :1], x.shape),
    "read-only": lambda x: np.frombuffer(x.tobytes(), x.dtype).reshape(x.shape),
    "not aligned": lambda x: np.frombuffer(
        b"x" + x.tobytes(), x.dtype, offset=1
    ).reshape(x.shape),
}


def loops(x, k):
    """Look at every window, one at a time."""
    n, w, h, c = x.shape
    result = np.empty((n, w // k, h // k, c), x.dtype)
    for index in np.ndindex(result.shape):
        sample, i, j, channel = index
        window = x[sample, i * k : i * k + k, j * k : j * k + k, channel]
        result[index] = window.max()
    return result


@every_reading
@given(case=inputs(), layout=st.sampled_from(list(LAYOUTS)))
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
def test_it_takes_the_maximum_of_each_window(name, case, layout):
    x, k = case
    x = LAYOUTS[layout](x) if x.size else x
    before = x.copy()
    result = getattr(max_pooling, name)(x, k)
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


@every_reading
def test_nan_fills_its_window_and_no_other(name):
    x = np.zeros((1, 4, 4, 2))
    x[0, 1, 2, 0] = np.nan
    expected = np.zeros((1, 2, 2, 2), bool)
    expected[0, 0, 1, 0] = True
    result = getattr(max_pooling, name)(x, 2)
    np.testing.assert_array_equal(np.isnan(result), expected)


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


@every_reading
def test_kernel_1_is_a_copy(name):
    x = np.arange(16.0).reshape(1, 4, 4, 1)
    result = getattr(max_pooling, name)(x, 1)
    np.testing.assert_array_equal(result, x)
    assert not np.shares_memory(result, x)


@every_reading
def test_lists_numpy_integers_and_empty_batches(name):
    pool = getattr(max_pooling, name)
    assert pool([[[[1], [2]], [[3], [4]]]], np.int8(2)).tolist() == [[[[4]]]]
    assert pool(np.ones((0, 4, 4, 3)), 2).shape == (0, 2, 2, 3)
    assert pool(np.ones((1, 4, 4, 0)), 2).shape == (1, 2, 2, 0)


# Several strips per image, several images per strip, and ends that fill no strip; the
# second pass over single runs, over one long run, and with pixels moved as items.
@given(
    case=inputs(),
    layout=st.sampled_from(list(LAYOUTS)),
    strip=st.integers(1, 300),
    long=st.integers(1, 5),
    few=st.integers(0, 5),
)
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
def test_the_fast_one_joins_its_strips_whatever_their_size(
    case, layout, strip, long, few
):
    x, k = case
    x = LAYOUTS[layout](x) if x.size else x
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"STRIP": strip, "LONG": long, "FEW": few}.items():
            patch.setattr(max_pooling, name, value)
        np.testing.assert_array_equal(max_pool_fast(x, k), loops(x, k))


@pytest.mark.parametrize("channels", [1, 3, 8, 9, 64, 255, 256, 4096])
@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "longdouble", "i1", "u8", ">f4"])
def test_the_fast_one_takes_every_number_of_channels(channels, dtype):
    values = np.random.default_rng(0).normal(size=(3, 8, 4, channels)) * 100
    x = np.abs(values).astype(dtype)
    result = max_pool_fast(x, 2)
    np.testing.assert_array_equal(result, max_pool(x, 2))
    assert result.dtype == x.dtype.newbyteorder("=")


def test_no_image_is_left_to_the_next_strip():
    assert max_pooling.strips(7, 3) == (3, [0, 3, 4])
    assert max_pooling.strips(8, 3) == (3, [0, 3, 5])
    assert max_pooling.strips(2, 5) == (2, [0])
    assert max_pooling.strips(0, 5) == (0, [])


@pytest.mark.parametrize("size", [2, 512])
def test_the_fast_one_leaves_numpys_buffer_as_it_was(monkeypatch, size):
    seen = []

    def fail(arrays, out):
        seen.append(np.getbufsize())
        raise RuntimeError

    before = np.getbufsize()
    x = np.ones((1, 2, 2, size))
    max_pool_fast(x, 2)
    assert np.getbufsize() == before
    monkeypatch.setattr(max_pooling, "running_maximum", fail)
    with pytest.raises(RuntimeError):
        max_pool_fast(x, 2)
    assert np.getbufsize() == before
    assert seen == [16 if size == 512 else before]


def second_passes(monkeypatch, x, k, **constants):
    """Run the fast one; return what each second pass was given, and NumPy's buffer."""
    seen = []
    second = max_pooling.pool_neighbours

    def watched(half, spare, out):
        seen.append((half.copy(), np.getbufsize()))
        second(half, spare, out)

    with monkeypatch.context() as patch:
        for name, value in constants.items():
            patch.setattr(max_pooling, name, value)
        patch.setattr(max_pooling, "pool_neighbours", watched)
        np.testing.assert_array_equal(max_pool_fast(x, k), loops(x, k))
    return seen


@pytest.mark.parametrize(
    ("shape", "k", "dtype", "strip", "images", "rows"),
    [
        # A row of windows has 2·4·3·4 = 96 bytes, an image four of them.
        ((5, 8, 4, 3), 2, "f4", 95, [1] * 20, [1] * 20),  # less than a row: one row
        ((5, 8, 4, 3), 2, "f4", 96, [1] * 20, [1] * 20),
        ((5, 8, 4, 3), 2, "f4", 191, [1] * 20, [1] * 20),
        ((5, 8, 4, 3), 2, "f4", 192, [1] * 10, [2] * 10),
        ((5, 8, 4, 3), 2, "f4", 300, [1] * 10, [2] * 10),  # 3 and 1: as well 2 and 2
        ((5, 8, 4, 3), 2, "f4", 384, [1] * 5, [4] * 5),
        ((5, 8, 4, 3), 2, "f4", 767, [1] * 5, [4] * 5),
        ((5, 8, 4, 3), 2, "f4", 768, [2] * 3, [4] * 3),
        ((5, 8, 4, 3), 2, "f4", 10**6, [5], [4]),
        ((1, 8, 1, 1), 1, "i1", 2, [1] * 4, [2] * 4),  # a row of one byte
    ],
)
def test_a_strip_holds_as_many_rows_or_images_as_it_has_bytes_for(
    monkeypatch, shape, k, dtype, strip, images, rows
):
    x = np.arange(np.prod(shape)).reshape(shape).astype(dtype)
    halves = [half for half, _ in second_passes(monkeypatch, x, k, STRIP=strip)]
    assert [half.shape[0] for half in halves] == images
    assert [half.shape[1] for half in halves] == rows


@pytest.mark.parametrize(("long", "buffer"), [(45, 16), (46, np.getbufsize())])
def test_runs_that_are_long_stay_where_they_are(monkeypatch, long, buffer):
    x = np.arange(9.0 * 9 * 5).reshape(1, 9, 9, 5)  # a run of 9·5 entries
    (found,) = second_passes(monkeypatch, x, 3, LONG=long)
    assert found[1] == buffer


@pytest.mark.parametrize(("channels", "axes"), [(4, 1), (5, 4), (6, 4)])
def test_few_channels_are_pooled_in_one_run_and_many_side_by_side(
    monkeypatch, channels, axes
):
    seen = []
    running = max_pooling.running_maximum

    def watched(arrays, out):
        seen.append(arrays[0].ndim)
        running(arrays, out)

    monkeypatch.setattr(max_pooling, "running_maximum", watched)
    monkeypatch.setattr(max_pooling, "LONG", 5)
    max_pool_fast(np.ones((1, 4, 4, channels)), 2)
    assert seen == [5, axes]


class Watched(np.ndarray):
    """An array that tells how its entries are read as something else."""

    views = ()

    def view(self, dtype):
        Watched.views += (dtype.itemsize,)
        return super().view(dtype)


@pytest.mark.parametrize(
    ("channels", "apart", "views"),
    [
        (3, 1, ()),
        (8, 1, ()),
        (9, 1, (36,)),
        (12, 1, (48,)),
        (300, 1, ()),
        (12, 2, ()),
        (12, -1, ()),
    ],
)
def test_a_pixel_of_some_channels_that_lie_side_by_side_moves_as_one_item(
    monkeypatch, channels, apart, views
):
    monkeypatch.setattr(Watched, "views", ())
    x = np.random.default_rng(0).normal(size=(1, 4, 4, channels)).astype("f4")
    out = np.zeros((1, 2, 2, channels * abs(apart)), "f4")[..., ::apart]
    max_pool_fast(x, 2, out.view(Watched))
    np.testing.assert_array_equal(out, loops(x, 2))
    assert Watched.views == views


def test_an_array_in_the_machines_order_is_read_where_it_lies(monkeypatch):
    seen = []
    split = max_pooling.split

    def watched(x, k):
        seen.append(x)
        return split(x, k)

    monkeypatch.setattr(max_pooling, "split", watched)
    max_pool_fast(IMAGE, 2)
    assert np.shares_memory(seen[0], IMAGE)


def test_the_fast_one_writes_into_channels_that_lie_apart():
    x = np.random.default_rng(0).normal(size=(2, 4, 4, 9))
    out = np.full((2, 2, 2, 18), 9.0)
    max_pool_fast(x, 2, out[..., ::2])
    np.testing.assert_array_equal(out[..., ::2], loops(x, 2))
    assert (out[..., 1::2] == 9).all()


def test_the_result_goes_where_the_caller_says():
    x = np.random.default_rng(0).normal(size=(2, 4, 4, 3))
    out = np.full((2, 3, 2, 3), 9.0)[:, :2]
    assert max_pool_fast(x, 2, out) is out
    np.testing.assert_array_equal(out, loops(x, 2))


IMAGE = np.ones((1, 6, 4, 2))


@every_reading
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
def test_bad_arguments_are_refused(name, x, k, error, message):
    with pytest.raises(error, match=re.escape(message)):
        getattr(max_pooling, name)(x, k)


FULL = np.zeros((1, 3, 2, 2))


@pytest.mark.parametrize(
    ("out", "error", "message"),
    [
        ([1], TypeError, "out must be an array to write to, got list"),
        (np.broadcast_to(0.0, FULL.shape), TypeError, "an array to write to, got nda"),
        (
            FULL[:, :2],
            ValueError,
            "have shape (1, 3, 2, 2) and dtype float64, got",
        ),
        (np.zeros((1, 3, 2, 3)), ValueError, "float64, got (1, 3, 2, 3) and float64"),
        (FULL.astype(int), ValueError, "float64, got (1, 3, 2, 2) and int64"),
        (FULL.astype("f4"), ValueError, "float64, got (1, 3, 2, 2) and float32"),
        (FULL.astype("c16"), ValueError, "float64, got (1, 3, 2, 2) and complex128"),
        (IMAGE[:, :3, :2], ValueError, "out must lie apart from x in memory"),
    ],
)
def test_what_cannot_take_the_result_is_refused(out, error, message):
    with pytest.raises(error, match=re.escape(message)):
        max_pool_fast(IMAGE, 2, out)


def apart(draw_from, shape):
    """Give an array without ties: a shuffled count."""
    return draw_from.permutation(np.prod(shape)).reshape(shape).astype(float)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_gradient_is_the_slope_of_the_loss(k):
    rng = np.random.default_rng(k)
    x = apart(rng, (2, 2 * k, k, 2))
    upstream = rng.normal(size=max_pool(x, k).shape)
    gradient = max_pool_gradient(x, k, upstream)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = 0.25
        moved = max_pool(x + step, k) - max_pool(x - step, k)
        assert gradient[index] == pytest.approx((upstream * moved).sum() / 0.5)


def test_a_tie_gives_all_to_the_first_entry_in_memory():
    gradient = max_pool_gradient(np.ones((1, 2, 4, 1)), 2, [[[[5.0], [7.0]]]])
    assert gradient[0, :, :, 0].tolist() == [[5, 0, 7, 0], [0, 0, 0, 0]]
    x = np.array([[[[1], [3]], [[3], [2]]]])
    assert max_pool_gradient(x, 2, [[[[5]]]]).tolist() == [[[[0], [5]], [[0], [0]]]]


def test_the_gradient_has_the_shape_of_the_result():
    with pytest.raises(ValueError, match=re.escape("the result's shape (1, 3, 2, 2)")):
        max_pool_gradient(IMAGE, 2, np.ones((1, 3, 2, 1)))
    with pytest.raises(ValueError, match=re.escape("the result's shape (1, 3, 2, 2)")):
        max_pool_gradient(IMAGE, 2, np.ones((1, 3, 2, 3)))
    with pytest.raises(ValueError, match="kernel_size must divide W=6 and H=4, got 4"):
        max_pool_gradient(IMAGE, 4, np.ones((1, 1, 1, 2)))
