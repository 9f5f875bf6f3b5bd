"""Python, TeX and Unicode become the same tokens."""

import pytest

from workbook.answers.formulas.symbols import ReadError
from workbook.answers.formulas.tokens import tokens


def texts(text):
    return " ".join(token[1] for token in tokens(text)[:-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("2a_k", "2 a _ k"),
        ("0.5 + .5", "0.5 + .5"),
        ("a**2", "a ^ 2"),
        ("j == k", "j = k"),
        ("j = k", "j = k"),
        ("j != k", "j != k"),
        ("j ≠ k", "j != k"),
        ("a ≥ 0 ≤ 1", "a >= 0 <= 1"),
        ("a − b – c", "a - b - c"),
        ("a·b×c⋅d∗e∙f•g", "a * b * c * d * e * f * g"),
        ("a ÷ b ∕ c", "a / b / c"),
        ("x²", "x ^ { 2 }"),
        ("x⁽ˡ⁻¹⁾", "x ^ { ( l - 1 ) }"),
        ("aₖ", "a _ { k }"),
        ("Zₗ₋₁", "Z _ { l - 1 }"),
        ("delta δ", "δ δ"),
        ("Σ ∑ sum Sum", "Σ Σ sum sum"),
        ("𝟙 𝟏 𝕀", "𝟙 𝟙 𝟙"),
        ("s^⊤ sᵀ s.T", "s ^ ⊤ s ⊤ s ⊤"),
        ("∧ ∨ & && und oder", "and or and and and or"),
        ("else otherwise sonst", "otherwise otherwise otherwise"),
        ("when falls wenn", "if if if"),
        ("np.exp(math.e)", "exp ( e )"),
        ("np", "np"),
        ("∂L/∂ b", "∂L / ∂b"),
        (r"\partial L", "∂L"),
        (r"$a \cdot b \times c$", "a * b * c"),
        (r"\frac{1}{2} \dfrac12", r"\frac { 1 } { 2 } \frac 12"),
        (r"\left( a \right) \bigl[ b \bigr]", "( a ) [ b ]"),
        (r"a\,b\;c\!d\ e\quad f~g", "a b c d e f g"),
        (r"\{a\}", "[ a ]"),
        (r"\(a\) \[b\]", "a b"),
        (r"\mathbf{1}[\mathrm{e}]", "1 [ e ]"),
        (r"\mathbf 1 \mathbf  {1}", "1 1"),
        (r"\text{if } a_{k}", "if a _ { k }"),
        (r"\mathbf{a_{k}}", "a _ { k }"),
        (r"\ge \geq \le \leq \ne \neq \gt \lt", ">= >= <= <= != != > <"),
        (r"\land \lor", "and or"),
        (r"\exp \softmax \delta \sum", "exp softmax δ Σ"),
        (r"\begin{cases} 1 & 2 \\ 3 \end{cases}", r"\begin 1 & 2 ; 3 \end"),
        ("a } b", "a } b"),
        ("otherwise.", "otherwise"),
        ("= b", "b"),
        ("∂a_j/∂a_k = b = c", "b = c"),
        ("da_j/da_k = b", "b"),
        (r"\frac{\partial a_j}{\partial a_k} = b", "b"),
        ("J_jk = b", "b"),
        ("params = b", "b"),
        ("1/2 = b", "1 / 2 = b"),
        ("#params = b", "b"),
        ("N = b", "b"),
        ("j = b", "j = b"),
        ("a_k = b", "a _ k = b"),
        ("[j = k]", "[ j = k ]"),
        ("1 if j = k else 0", "1 if j = k otherwise 0"),
        ("a\u00a0b\u200bc\td\n", "a b c d"),
        ("a\u3000\u202ab＿ｋ", "a b _ k"),
        ("２（a＋１）＾３", "2 ( a + 1 ) ^ 3"),
        ("a‑b—c✕d⨯e", "a - b - c * d * e"),
        ("١ ९ ۵", "1 9 5"),
    ],
)
def test_a_text_is_cut_into_tokens(text, expected):
    assert texts(text) == expected


def test_a_token_knows_its_kind_and_its_place():
    assert tokens("2 a_k") == [
        ("number", "2", 0, 1),
        ("word", "a", 2, 3),
        ("mark", "_", 3, 4),
        ("word", "k", 4, 5),
        ("end", "", 5, 5),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a % b", "'%' cannot be read here."),
        ("a é", "'é' cannot be read here."),
        ("a \u0967\u0ad0", "'\u0ad0' cannot be read here."),
        ("a’", "A derivative written with '"),
        ("1.2.3", "'1.2.3' is no number that can be read here."),
        ("1" * 16, "is no number"),
        ("\\", "'\\' cannot be read here."),
        ("\\%", "'\\%' cannot be read here."),
        (r"\begin{array}", r"'\begin' is read only as '\begin{cases}'."),
        ("a" * 601, "longer than 600 characters"),
        ("a+" * 151, "more than 300 parts"),
    ],
)
def test_what_cannot_be_read_is_named(text, message):
    with pytest.raises(ReadError) as error:
        tokens(text)
    assert message in str(error.value)
