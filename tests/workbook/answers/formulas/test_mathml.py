"""What a reader sees of the formula that was read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.formulas.mathml import draw
from workbook.answers.formulas.parser import read
from workbook.answers.formulas.symbols import ReadError, Symbols

NAMES = ("a_j^(l-1)", "a_j^(l)", "δ_jk", "s_j = a_j^(l)", "Z^(l)", "N")
TAGS = {
    "mrow", "mi", "mn", "mo", "msub", "msup", "msubsup", "mfrac", "msqrt", "mtable",
    "mtr", "mtd", "mtext", "munder",
}  # fmt: skip
PIECES = (
    "s_j", "a_k^(l)", "2", "+", "-", "*", "/", "(", ")", "^", "if", "j=k", "Σ_m", "exp",
)  # fmt: skip


def drawn(text):
    return draw(read(text, Symbols(NAMES)).tree)


def plain(element):
    """Write MathML on one line, each part where a reader sees it."""
    tag, *parts = element
    if isinstance(parts[0], str):
        return parts[0].replace("\u2062", "").replace("\u00a0", " ")
    inner = [plain(part) for part in parts]
    return {
        "msub": "{}_{{{}}}",
        "munder": "{}_{{{}}} ",
        "msup": "{}^{{{}}}",
        "msubsup": "{}_{{{}}}^{{{}}}",
        "mfrac": "<{}|{}>",
        "msqrt": "√<{}>",
        "mtr": "{} {}; ",
    }.get(tag, "{}" * len(inner)).format(*inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "2"),
        ("e", "e"),
        ("j=k", "j=k"),
        ("N", "N"),
        ("Z_l", "Z^{(l)}"),
        ("a_k", "a_{k}"),
        ("a_k^(l-1)", "a_{k}^{(l−1)}"),
        ("s_j", "s_{j}"),
        ("δ_jk", "δ_{jk}"),
        ("-2 + N", "−2+N"),
        ("1 - (2 - N)", "1−(2−N)"),
        ("(1 - 2) - N", "1−2−N"),
        ("1 + (j=k)", "1+[j=k]"),
        ("1 + (2 if j=k else 3)", "1+({2 if j=k; 3 otherwise; )"),
        ("2 s_j", "2s_{j}"),
        ("2 * 3", "2·3"),
        ("s_j (1 - s_k)", "s_{j}(1−s_{k})"),
        ("s_j * -s_k", "s_{j}(−s_{k})"),
        ("2 [j=k]", "2·1[j=k]"),
        ("2 (j=k)", "2·[j=k]"),
        ("1/2", "<1|2>"),
        ("1/2 s_j", "<1|2>s_{j}"),
        ("2 s_j/N", "<2s_{j}|N>"),
        ("(1 + N)/(2 + N)", "<1+N|2+N>"),
        ("2(1 + N)/N", "<2(1+N)|N>"),
        ("s_j^2", "s_{j}^{2}"),
        ("a_k^(l)^2", "(a_{k}^{(l)})^{2}"),
        ("Z_l^2", "(Z^{(l)})^{2}"),
        ("(1+N)^2", "(1+N)^{2}"),
        ("e^{a_j}", "e^{a_{j}^{(l−1)}}"),
        ("exp(N)", "exp(N)"),
        ("max(1, N)", "max(1,N)"),
        ("sqrt(N)", "√<N>"),
        ("abs(N)", "|N|"),
        ("Σ_m s_m", "∑_{m} s_{m}"),
        ("sum(s)", "∑s"),
        ("Σ_m (s_m + 1)", "∑_{m} (s_{m}+1)"),
        ("(Σ_m s_m) N", "(∑_{m} s_{m})N"),
        ("N Σ_m s_m", "N∑_{m} s_{m}"),
        ("(Σ_m s_m)^2", "(∑_{m} s_{m})^{2}"),
        ("j=k and 1<2", "j=k and 1<2"),
        ("j≠k or (1<=2 and 2>=1)", "j≠k or [1≤2 and 2≥1]"),
        ("1 if j=k", "{1 if j=k; "),
    ],
)  # fmt: skip
def test_a_formula_is_drawn_with_the_brackets_it_needs(text, expected):
    assert plain(drawn(text)) == expected


def test_a_drawing_is_a_tree_of_lists():
    assert drawn("2 a_k^(l-1)") == [
        "mrow",
        ["mn", "2"],
        ["mo", "\u2062"],
        [
            "msubsup",
            ["mi", "a"],
            ["mi", "k"],
            ["mrow", ["mo", "("], ["mi", "l"], ["mo", "−"], ["mn", "1"], ["mo", ")"]],
        ],
    ]


def tags(element):
    yield element[0]
    for part in element[1:]:
        if isinstance(part, list):
            yield from tags(part)


@given(st.lists(st.sampled_from(PIECES)))
def test_only_elements_of_formulas_are_drawn(pieces):
    try:
        element = drawn(" ".join(pieces))
    except ReadError:
        return
    assert set(tags(element)) <= TAGS
    assert json.loads(json.dumps(element)) == element
