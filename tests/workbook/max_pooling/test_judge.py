"""The judge of ``max_pool`` passes what pools, and nothing else."""

import io
from contextlib import redirect_stdout

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from snippets import max_pooling
from tests.written.max_pooling import RIGHT, WRONG, program
from tests.written.mutants import judged_slips
from workbook.max_pooling.judge import SHEET, judge
from workbook.max_pooling.readings import READINGS

SHAPES = [((3, 6, 4, 2), 2), ((2, 9, 3, 5), 3), ((1, 5, 10, 3), 5), ((2, 4, 4, 2), 1)]
# What the arrays below cannot tell; the judge asks for it last.
ASKED_LAST = {"NaN swallowed", "size cut silently", "order in memory"}


def judged(code):
    names = {}
    with redirect_stdout(io.StringIO()):
        exec(code, names)
        return judge(names), names.get("max_pool")


def pools(function):
    """Tell whether a function pools random arrays, by another way than the judge's."""
    generator = np.random.default_rng(5)
    for (shape, k), shift in ((case, shift) for case in SHAPES for shift in (0, 100)):
        x = generator.normal(size=shape) - shift
        windows = sliding_window_view(x, (k, k), axis=(1, 2))[:, ::k, ::k]
        expected = windows.max(axis=(-2, -1))
        try:
            result = function(x.copy(), k)
        except Exception:
            return False
        if not isinstance(result, np.ndarray) or not np.array_equal(result, expected):
            return False
    return True


@pytest.mark.parametrize("name", RIGHT)
def test_a_slip_in_a_right_program_passes_only_if_it_changes_nothing(name):
    slips = list(judged_slips(RIGHT[name], "max_pool", judge, pools))
    for code, verdict, right in slips:
        if verdict["name"] not in ASKED_LAST:
            assert (verdict["state"] == "right") == right, code
        assert verdict["name"] != "raises later", code
    assert len(slips) > 10


@pytest.mark.parametrize(
    "name", [n for n in vars(max_pooling) if n.startswith("max_pool")]
)
def test_the_functions_of_the_site_pass_but_for_the_gradient(name):
    state = judge({"max_pool": getattr(max_pooling, name)})["state"]
    assert (state == "right") == (name != "max_pool_gradient")


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_each_wrong_reading_is_told_by_its_name(number):
    name, message, function = READINGS[number]
    verdict = judge({"max_pool": function})
    told = verdict["name"], verdict["message"]
    assert told == (name, message) or "has the shape" in told[1]


@pytest.mark.parametrize(("case", "shape", "k"), SHEET)
def test_each_case_of_the_sheet_is_named_where_it_fails(case, shape, k):
    def only_here(x, kernel_size):
        here = x.shape == shape and kernel_size == k
        return x[:1] if here else max_pooling.max_pool(x, kernel_size)

    example = judge({"max_pool": only_here})["example"]
    assert example == f"case {case} of the sheet\nmax_pool(np.ones({shape}), {k})"


def test_the_example_shows_the_image_and_channel_that_differ():
    verdict, _ = judged(
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "y[1:, 0, 0, 1:] += 0.5",
            "return y",
        )
    )
    call, _, rest = verdict["example"].partition(":\n")
    assert call == "max_pool(x, 2)\nx.shape: (2, 6, 4, 3)\nx[1, :, :, 1]"
    expected, got = rest.partition("\nexpected:\n")[2].split("\ngot:\n")
    difference = np.array(eval(got)) - np.array(eval(expected))
    assert difference.tolist() == [[0.5, 0], [0, 0], [0, 0]]


def test_an_order_in_memory_and_a_type_are_named_in_the_example():
    verdict, _ = judged(
        program(
            "return x.reshape(N, W//k, k, H//k, k, C, order='A').max(axis=(2, 4))",
        )
    )
    assert "\nx in Fortran's order\nx[0, :, :, 0]:\n" in verdict["example"]
    verdict, _ = judged(
        program(
            "y = np.full((N, W // k, H // k, C), x.dtype.type(-np.inf))",
            "for s, t in np.ndindex(k, k):",
            "    np.maximum(y, x[:, s::k, t::k], out=y)",
            "return y",
            divides=True,
        )
    )
    assert verdict["message"] == "It raises OverflowError."
    told = f"max_pool(x, 2)\nx.shape: (1, 4, 6, 2)\nx.dtype: {np.dtype(int)}"
    assert verdict["example"] == told


@pytest.mark.parametrize("edge", ["keeps", "drops", "refuses"])
def test_what_the_windows_do_not_fill_may_be_refused_or_kept_but_not_dropped(edge):
    def pool(x, k):
        W, H = x.shape[1:3]
        over = (0, 0), (0, -W % k), (0, -H % k), (0, 0)
        if edge == "keeps":
            x = np.pad(x, over, constant_values=x.dtype.type(x.min()))
        if edge == "drops":
            x = x[:, : W // k * k, : H // k * k]
        return max_pooling.max_pool(x, k)

    verdict = judge({"max_pool": pool})
    assert verdict["name"] == ("size cut silently" if edge == "drops" else "")


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("minimum", "max_pool(x, 2)\nx.shape: (1, 4, 4, 1)\nx[0, :, :, 0]:\n[[-5,"),
        ("begins with zero", "max_pool(x, 2)\nx.shape: (1, 4, 4, 1)"),
        ("the first and the last of each direction", "max_pool(x, 3)"),
    ],
)
def test_the_example_is_the_first_that_tells_and_easy_to_read(name, call):
    example = judged(WRONG[name][0])[0]["example"]
    assert example.startswith(call)
    assert "e+" not in example


def test_a_result_of_another_shape_elsewhere_hides_no_reason():
    def minimum(x, k):
        result = -max_pooling.max_pool(-x, k)
        return result[0] if x.shape[3] == 3 else result

    assert judge({"max_pool": minimum})["name"] == "minimum instead of maximum"
