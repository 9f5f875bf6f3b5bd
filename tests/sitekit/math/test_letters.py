"""Formulas with letters are true where their letters have numbers, or say why not."""

import pytest

from sitekit.math.letters import FormulaError, check

DERIVATIVE = r"\frac{\partial a_j}{\partial a_k}"
CASES = r"\begin{cases} 1 & \text{if } a > 0 \\ 0 & \text{if } a < 0 \end{cases}"
P = r"p_\text{after}"
TRUE = [
    ("Z^{(l)} \\cdot Z + Z^{(l)}", {"": 42, "Z^{(l)}": 7, "Z": 5}),
    ("n + 1 = m", {"n": 2, "m": 3}),
    ("2 \\, a \\, \\delta_{jk}", {"": -6, "a": -3, r"\delta_{jk}": 1}),
    (rf"{DERIVATIVE} = \bigl(1 - a\bigr)", {DERIVATIVE: 0.25, "a": 0.75}),
    (rf"J = \delta \cdot {CASES}", {"J": 1, r"\delta": 1, "a": 2}),
    (rf"J = \delta \cdot {CASES}", {"J": 0, r"\delta": 1, "a": -2}),
    (r"J = \mathbf{1}[a > 0]", {"J": 0, "a": -1}),
    (r"\mathbf{1}[a > 0]", {"": 1, "a": 1}),
    (r"\lfloor n / d \rfloor + p_\text{after}", {"": 4, "n": 7, "d": 2, P: 1}),
    (r"a = b, \quad c = d .", {"a": 1, "b": 1, "c": 2, "d": 2}),
    ("a = 0.1 + 0.2", {"a": 0.1 + 0.2}),
    ("a < b", {"a": 1, "b": 2}),
]  # fmt: skip
WRONG = [
    ("n + 1 = m", {"n": 2, "m": 4}, "`n+1 = m` is wrong: 3 and 4"),
    ("a = b, \\quad c = d", {"a": 1, "b": 1, "c": 2, "d": 3}, "`c = d` is wrong"),
    ("n + 1", {"": 4, "n": 2}, "`= n+1` is wrong: 4 and 3"),
    ("n = n", {"": 4, "n": 2}, "is wrong: 4 and 2"),
    ("n + 1", {"n": 2}, "`n+1` states nothing"),
    ("n = m", {"n": 2}, "`m` holds a symbol without a number"),
    ("n = q(2)", {"n": 2}, "holds a symbol without a number"),
    (rf"J = {CASES}", {"J": 0, "a": 0}, "no case holds"),
    (r"J = \mathbf{1}[b > 0]", {"J": 0, "a": 0}, "`b` holds a symbol without"),
    ("a = b", {"a": 1.0, "b": 1.00000001}, "is wrong"),
    ("a < b", {"a": 1.0, "b": 1.0}, "is wrong"),
]


@pytest.mark.parametrize(("tex", "point"), TRUE)
def test_a_true_formula_passes(tex, point):
    check(tex, point)


@pytest.mark.parametrize(("tex", "point", "message"), WRONG)
def test_what_is_wrong_is_said(tex, point, message):
    with pytest.raises(FormulaError) as caught:
        check(tex, point)
    assert message in str(caught.value)


def test_the_longest_symbol_comes_first():
    check("a_j + a", {"": 12, "a": 2, "a_j": 10})
