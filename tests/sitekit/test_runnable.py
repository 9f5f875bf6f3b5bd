"""A page runs the cells that need nothing but NumPy and the snippets."""

import pytest

from sitekit.runnable import runnable

DRAWS = "from IPython.display import display\nlimit = 1"


@pytest.mark.parametrize(
    "code",
    [
        "import numpy as np\nnp.ones(3)",
        "from snippets import max_pooling",
        "import snippets.shapes as shapes",
        "x = 1",
        "",
    ],
)
def test_what_needs_numpy_and_the_snippets_runs(code):
    assert runnable([code]) == [True]


@pytest.mark.parametrize(
    "code",
    [
        "import sitekit",
        "from sitekit.markup import table",
        "from workbook.max_pooling import recording",
        "def f():\n    import IPython.display",
    ],
)
def test_what_draws_the_site_does_not(code):
    assert runnable([code]) == [False]


@pytest.mark.parametrize(
    "code",
    [
        "print(limit)",
        "def f():\n    return limit",
        "def f():\n    def g():\n        return limit\n    return g",
        "[limit for _ in range(3)]",
        "x = lambda: limit",
    ],
)
def test_nor_what_uses_a_name_from_there(code):
    assert runnable([DRAWS, code]) == [False, False]


@pytest.mark.parametrize(
    "code",
    [
        "limit = 2\nprint(limit)",
        "def f(limit):\n    return limit",
        "def f():\n    limit = 3\n    return limit",
        "print(other)",
    ],
)
def test_a_name_of_its_own_is_another(code):
    assert runnable([DRAWS, code]) == [False, True]


def test_a_name_that_a_cell_binds_anew_is_there_again():
    assert runnable([DRAWS, "limit = 2", "print(limit)"]) == [False, True, True]


def test_what_depends_on_a_lost_name_is_lost_as_well():
    cells = [DRAWS, "twice = 2 * limit", "print(twice)", "twice = 1", "print(twice)"]
    assert runnable(cells) == [False, False, False, True, True]
