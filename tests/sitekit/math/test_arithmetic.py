"""Arithmetic in formulas is found and evaluated exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitekit.math.arithmetic import comparisons

TRUE = [
    r"3\cdot 3\cdot 3\cdot 64 + 64 = 1{,}792",
    r"3 \cdot 3 \cdot 3 \cdot 64 + 64 = 1{,}728 + 64 = 1{,}792",
    r"(3 \times 3 \times 3 + 1) \cdot 64 = 1{,}792",
    r"\left\lfloor \frac{224 - 3}{1} \right\rfloor + 1 = 222",
    r"\left\lfloor \frac{7}{2} \right\rfloor = 3",
    r"\lceil 7/2 \rceil = 4",
    r"2^{10} = 1{,}024",
    r"224 / 2^5 = 7",
    r"2^{-1} = 0.5",
    r"-3 + 5 = 2",
    r"2(3 + 4) = 14",
    r"89.4\,\% = 0.894",
    r"1/3 \approx 0.333",
    r"2/3 \approx 66.7\,\%",
    r"24 \cdot 4 = 96 \text{ MB}",
    r"1 + 1 = 2.",
    r"7 < 9",
    r"7 \ge 7",
    r"3 \neq 4",
    r"\lfloor 3 / 2 \rfloor / \lfloor 7 / 2 \rfloor = 1 / 3",
    r"\frac{1}{2}(3 + 1) = 2",
    r"\frac{1}{2}\% = 0.005",
]
FALSE = [
    r"3\cdot 3\cdot 3\cdot 64 + 64 = 1{,}793",
    r"1{,}728 + 64 = 1{,}792 = 1{,}782",
    r"\left\lfloor \frac{7}{2} \right\rfloor = 4",
    r"2^{10} = 1{,}000",
    r"1/3 = 0.333",
    r"1/3 \approx 0.334",
    r"9 < 7",
    r"3 \neq 3",
    r"89.4\,\% = 0.884",
    r"n = 2 + 2 = 5",
    r"a = 1, \quad 2 + 2 = 5",
    r"\begin{aligned} 1 + 1 &= 2 \\ 1 + 2 &= 4 \end{aligned}",
    r"\text{conv1\_1:} \quad & (9 \cdot 3 + 1) \cdot 64 = 1{,}793",
]
SILENT = [
    r"a_j^{(l)} = 1",
    r"n - f + 1 = m",
    r"\delta_{jk}",
    r"N \times 222 \times 222 \times 64",
    r"x = 1 / 0 = 2",
    r"f(2) = 3",
    r"2^{n} = 8",
    r"\sum_{l=1}^{L} 2 = 4",
    r"(3 + 1 = 4",
    r"3 + = 4",
    r"2^{1000} = 3",
    r"[0, 1] = 1",
    r"3 4 = 34",
    r"2^{1/2} = 1.41",
    r"\frac{1}{0} = 1",
    r"= 3",
    r"() = 3",
]


@pytest.mark.parametrize("tex", TRUE)
def test_true_arithmetic_holds(tex):
    found = comparisons(tex)
    assert [c.holds for c in found] == [True] * max(1, tex.count("="))


@pytest.mark.parametrize("tex", FALSE)
def test_false_arithmetic_is_found(tex):
    assert any(not c.holds for c in comparisons(tex))


@pytest.mark.parametrize("tex", SILENT)
def test_letters_are_not_arithmetic(tex):
    assert comparisons(tex) == []


def test_each_line_of_an_aligned_formula_counts():
    tex = r"\begin{aligned} 1 + 1 &= 2 \\ &= 4 / 2 \\ 5 &= 3 + 2 \end{aligned}"
    shown = [f"{c.left} {c.relation} {c.right}" for c in comparisons(tex)]
    assert shown == ["1+1 = 2", "2 = 4/2", "5 = 3+2"]


@given(a=st.integers(0, 10**6), b=st.integers(1, 10**6), off=st.integers(-2, 2))
def test_sums_and_products_of_any_numbers(a, b, off):
    shown = f"{a * b + a + off:,}".replace(",", "{,}")
    (found,) = comparisons(rf"{a} \cdot {b} + {a} = {shown}")
    assert found.holds == (off == 0)


def test_the_message_has_both_values():
    (found,) = comparisons("2 + 2 = 5")
    assert [str(value) for value in found.values] == ["4", "5"]
    assert (found.left, found.relation, found.right) == ("2+2", "=", "5")
