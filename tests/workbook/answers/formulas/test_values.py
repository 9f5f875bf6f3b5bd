"""Values of formulas at a point, as anyone can compute them."""

import math

import pytest

from workbook.answers.formulas.parser import read
from workbook.answers.formulas.symbols import Symbols
from workbook.answers.formulas.values import Evaluator

NAMES = ("a_j^(l-1)", "a_j^(l)", "W_jk^(l)", "δ_jk", "s_j = a_j^(l)", "N")
POINT = {
    "K": 2,
    "j": 0,
    "k": 1,
    "a^(l-1)": (3.0, -2.0),
    "a^(l)": (0.25, 0.75),
    "W^(l)": ((1.0, 2.0), (3.0, 4.0)),
    "N": 5.0,
}


def value(text, layers=None):
    symbols = Symbols(NAMES)
    return Evaluator(symbols, layers or {}).value(read(text, symbols).tree)(dict(POINT))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", 2),
        ("N", 5),
        ("j + 10 k", 21),
        ("a_k^(l-1)", -2),
        ("s_j", 0.25),
        ("W_jk", 2),
        ("W_kj", 3),
        ("δ_jk", 0),
        ("δ_jj", 1),
        ("1 - 2 + 4", 3),
        ("-2 N", -10),
        ("6 / 2 N", 15),
        ("2^3", 8),
        ("2^-1", 0.5),
        ("(-2)^2", 4),
        ("exp(0)", 1),
        ("e^1", math.e),
        ("ln(e)", 1),
        ("sqrt 4", 2),
        ("abs(-2)", 2),
        ("max(1, 3, 2)", 3),
        ("min(1, 3, 2)", 1),
        ("relu(-2)", 0),
        ("relu(2)", 2),
        ("sign(-2)", -1),
        ("sign(0)", 0),
        ("sign(2)", 1),
        ("H(2)", 1),
        ("heaviside(-2, 0)", 0),
        ("Σ_m s_m", 1),
        ("sum(a^(l-1))", 1),
        ("Σ_m W_jm a_m^(l-1)", -1),
        ("Σ_m W_mm", 5),
        ("Σ_j s_j + s_j", 1.25),
        ("Σ_m Σ_n W_mn", 10),
        ("j = k", 0),
        ("j ≠ k", 1),
        ("1 < 2", 1),
        ("2 < 1", 0),
        ("2 > 1", 1),
        ("1 <= 1", 1),
        ("1 >= 1", 1),
        ("1 < 1", 0),
        ("1 > 1", 0),
        ("1 != 1", 0),
        ("3 >= 4", 0),
        ("1[j<k]", 1),
        ("j<k and k<j", 0),
        ("j<k or k<j", 1),
        ("7 if j<k else 8", 7),
        ("7 if j>k else 8", 8),
        ("7 if j>k, 9 if j<k", 9),
    ],
)
def test_a_formula_has_its_value(text, expected):
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "1/0",
        "0/0",
        "0^-1",
        "(-2)^0.5",
        "9^9^9",
        "exp(1000)",
        "ln(0)",
        "ln(-1)",
        "sqrt(-1)",
        "max(1, 1/0)",
        "1 + 1/0",
        "1^(1/0)",
        "1/0 > 0",
        "0 < 1/0",
        "1/0 > 0 and j<k",
        "1/0 > 0 or j<k",
        "7 if j>k",
        "7 if 1/0 > 0 else 8",
    ],
)
def test_what_has_no_value_is_nan(text):
    assert math.isnan(value(text))


def test_an_open_layer_is_chosen():
    assert value("a_j", {"?0": "l-1"}) == 3
    assert value("a_j", {"?0": "l"}) == 0.25


def test_a_sum_leaves_the_point_as_it_was():
    symbols, point = Symbols(NAMES), dict(POINT)
    Evaluator(symbols, {}).value(read("Σ_j s_j", symbols).tree)(point)
    assert point == POINT
