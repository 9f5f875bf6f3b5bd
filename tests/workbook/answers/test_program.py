"""A program is judged by what it does, whatever it does."""

import builtins
import sys
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest

from tests.written import hostile
from workbook.answers import program
from workbook.max_pooling.judge import judge


@pytest.fixture
def judged():
    """Give a function that runs a program and judges it."""
    printed = np.get_printoptions()

    def run(code):
        names = {}
        with redirect_stdout(StringIO()):
            exec(code, names)
            return judge(names)

    yield run
    np.set_printoptions(**printed)


# Nobody awaits a coroutine that a program gives for an array.
@pytest.mark.filterwarnings("ignore:coroutine 'max_pool' was never awaited")
@pytest.mark.parametrize("kind", hostile.TOLD)
def test_a_hostile_program_does_not_pass_and_breaks_nothing(judged, kind):
    code, lacks = hostile.TOLD[kind]
    limit = sys.getrecursionlimit()
    before = [(module, dict(vars(module))) for module in (np, builtins)]
    verdict = judged(code)
    assert (verdict["state"], verdict["name"]) == ("wrong", lacks)
    assert verdict["message"]
    assert sys.getrecursionlimit() == limit
    for module, names in before:
        assert names.items() <= vars(module).items()


@pytest.mark.parametrize("kind", hostile.HARMLESS)
def test_what_a_right_program_does_beside_is_no_fault(judged, kind):
    before = sys.getrecursionlimit(), np.geterr()
    assert judged(hostile.HARMLESS[kind])["state"] == "right"
    assert (sys.getrecursionlimit(), np.geterr()) == before


def test_the_replaced_name_is_told(judged):
    verdict = judged("import numpy as np\nnp.max = np.min\n")
    assert verdict["message"].startswith("It replaces max in the module numpy")


def test_of_a_missing_function_are_told_those_that_there_are(judged):
    assert judged("")["message"] == "Your program defines no function called max_pool."
    code = "import numpy as np\ndef maxpool(x, k): pass\ndef test(): pass\nk = 2\n"
    assert judged(code)["message"] == (
        "Your program defines no function called max_pool, but maxpool and test."
    )


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([[1.0, -2.5], [10.0, np.nan]], "[[   1, -2.5],\n [  10,  nan]]"),
        ([[1, 2]], "[[1, 2]]"),
        ([[1 / 3, 1e300]], "[[0.3333, 1e+300]]"),
        ([[True]], "[[1]]"),
    ],
)
def test_an_array_is_written_as_a_terminal_does(entries, text):
    assert program.shown(np.array(entries)) == text


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1.0, np.nan], [1.0, np.nan], True),
        ([1.0, np.nan], [1.0, 2.0], False),
        ([1.0, 2.0], [1.0, np.nan], False),
        ([0.0], [-0.0], True),
        ([1], [1.0], True),
        ([1.0], [[1.0]], False),
    ],
)
def test_arrays_are_the_same_if_shape_and_numbers_are(one, other, expected):
    assert program.same(np.array(one), np.array(other)) is expected
