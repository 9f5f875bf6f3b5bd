"""Texts become trees; what is no formula is told what is wrong and where."""

import pytest

from workbook.answers.formulas.parser import read
from workbook.answers.formulas.symbols import ReadError, Symbols

NAMES = (
    "a_j^(l-1)",
    "a_j^(l)",
    "W_jk^(l)",
    "δ_jk",
    "s_j = a_j^(l)",
    "softmax(a)_j = a_j^(l)",
    "∂L",
    "∂a_j^(l)",
)
SIZES = ("Z^(l-1)", "Z^(l)", "N")
ONE, TWO, THREE = (("number", str(n), float(n)) for n in (1, 2, 3))
S_J, S_K, S_M = (("symbol", "s", letter, "") for letter in "jkm")
A_K = ("symbol", "a", "k", "l")
DELTA = ("delta", "j", "k")
NEGATIVE = ("add", [("-", TWO)])
SAME = ("compare", "=", ("index", "j"), ("index", "k"))
EULER = ("number", "e", 2.718281828459045)


def times(*factors):
    return ("mul", [("*", factor) for factor in factors])


def over(one, other):
    return ("mul", [("*", one), ("/", other)])


def minus(one, other):
    return ("add", [("+", one), ("-", other)])


def tree(text, names=NAMES):
    return read(text, Symbols(names)).tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", TWO),
        ("+2", ("add", [("+", TWO)])),
        ("1 + 2 - 3", ("add", [("+", ONE), ("+", TWO), ("-", THREE)])),
        ("-1 + 2", ("add", [("-", ONE), ("+", TWO)])),
        ("-1 * 2", ("add", [("-", times(ONE, TWO))])),
        ("1 - (2 - 3)", minus(ONE, minus(TWO, THREE))),
        ("1 * -2", times(ONE, ("add", [("-", TWO)]))),
        ("1 / -2 * 3", ("mul", [("*", ONE), ("/", NEGATIVE), ("*", THREE)])),
        ("2^3^1", ("pow", TWO, ("pow", THREE, ONE))),
        ("-2^3", ("add", [("-", ("pow", TWO, THREE))])),
        ("2 s_j s_k", times(TWO, S_J, S_K)),
        ("2(3)", times(TWO, THREE)),
        ("s_j (1 - s_k)", times(S_J, ("add", [("+", ONE), ("-", S_K)]))),
        (r"\frac{1}{2}", over(ONE, TWO)),
        (r"\frac12", over(ONE, TWO)),
        (r"\frac1{2}3", times(over(ONE, TWO), THREE)),
        ("s[j]", S_J),
        ("s_{j}", S_J),
        ("s_(j)", S_J),
        ("s_js_k", times(S_J, S_K)),
        ("sj", S_J),
        ("softmax(a)_j", ("symbol", "softmax", "j", "")),
        ("softmax_j(a)", ("symbol", "softmax", "j", "")),
        ("softmax(a_j)", ("symbol", "softmax", "j", "")),
        ("softmax_j(s_k)", times(("symbol", "softmax", "j", ""), S_K)),
        ("s_j^(l)", S_J),
        ("a_k^(l)", A_K),
        ("a_k^l", A_K),
        ("a^l_k", A_K),
        ("a_{k}^{(l)}", A_K),
        ("a_k^{(l-1)}", ("symbol", "a", "k", "l-1")),
        ("a_k^{l-1}", ("symbol", "a", "k", "l-1")),
        ("a_k^l - 1", ("add", [("+", A_K), ("-", ONE)])),
        ("a_k^lW_jk", times(A_K, ("symbol", "W", "jk", "l"))),
        ("a_k(l)", A_K),
        ("a_k (s_j)", times(("symbol", "a", "k", "?0"), S_J)),
        ("√2", ("call", "sqrt", [TWO])),
        ("a_k^(l)^2", ("pow", A_K, TWO)),
        ("a_k^(2)", ("pow", ("symbol", "a", "k", "?0"), TWO)),
        ("a_k", ("symbol", "a", "k", "?0")),
        ("W[j,k]", ("symbol", "W", "jk", "l")),
        ("W_jk", ("symbol", "W", "jk", "l")),
        ("∂L/∂a_j", over(("symbol", "∂L", "", ""), ("symbol", "∂a", "j", "l"))),
        ("δ_jk", DELTA),
        ("δjk", DELTA),
        ("δ(j,k)", DELTA),
        ("δ[j,k]", DELTA),
        ("δ_{j,k}", DELTA),
        ("I_jk", DELTA),
        ("I_{jk}", DELTA),
        ("I_{j,k}", DELTA),
        ("I[j,k]", DELTA),
        ("j == k", SAME),
        ("[j = k]", ("indicator", SAME)),
        ("[2]", TWO),
        ("1[j=k]", ("indicator", SAME)),
        ("1_{j=k}", ("indicator", SAME)),
        (r"1_{\{j=k\}}", ("indicator", SAME)),
        ("𝟙[j=k]", ("indicator", SAME)),
        ("I(j=k)", ("indicator", SAME)),
        ("I[j=k]", ("indicator", SAME)),
        ("1[j=k, j=k]", ("indicator", ("all", [SAME, SAME]))),
        ("I_{j=k}", ("indicator", SAME)),
        ("int(j=k)", SAME),
        ("j=k and j=k and j=k", ("all", [SAME, SAME, SAME])),
        ("j=k or j=k and j=k", ("any", [SAME, ("all", [SAME, SAME])])),
        ("e", EULER),
        ("e^2", ("pow", EULER, TWO)),
        ("e^{a_j}", ("pow", EULER, ("symbol", "a", "j", "l-1"))),
        ("e^-a_j", ("pow", EULER, ("add", [("-", ("symbol", "a", "j", "l-1"))]))),
        ("exp(a_j)", ("call", "exp", [("symbol", "a", "j", "l-1")])),
        ("exp a_j", ("call", "exp", [("symbol", "a", "j", "l-1")])),
        ("max(1, 2)", ("call", "max", [ONE, TWO])),
        ("where(j=k, 1, 2)", ("cases", [(ONE, SAME), (TWO, None)])),
        ("Σ_m s_m", ("sum", "m", S_M)),
        ("sum_m s_m", ("sum", "m", S_M)),
        ("Σ s_m", ("sum", "m", S_M)),
        ("sum(s_m)", ("sum", "m", S_M)),
        ("sum(s)", ("sum", "", ("symbol", "s", "", ""))),
        ("sum(s_m for m in range(K))", ("sum", "m", S_M)),
        ("sum((s_m) for m in range(len(a)))", ("sum", "m", S_M)),
        (r"\sum_{m} s_m", ("sum", "m", S_M)),
        (r"\sum_{m=1}^{K} s_m", ("sum", "m", S_M)),
        (r"\sum_{m=1}^K s_m", ("sum", "m", S_M)),
        (r"\sum_{m=1}^{Z^{(l)}} s_m", ("sum", "m", S_M)),
        ("Σ_m s_m 2 / 3", ("sum", "m", ("mul", [*times(S_M, TWO)[1], ("/", THREE)]))),
        ("Σ_m s_m + 2", ("add", [("+", ("sum", "m", S_M)), ("+", TWO)])),
        ("2 Σ_m s_m 3", times(TWO, ("sum", "m", times(S_M, THREE)))),
        ("2 / Σ_m s_m 3", ("mul", [*over(TWO, ("sum", "m", S_M))[1], ("*", THREE)])),
        ("Σ_m Σ_j s_m", ("sum", "m", ("sum", "j", S_M))),
        ("1 if j=k else 2", ("cases", [(ONE, SAME), (TWO, None)])),
        ("1 if j=k, 2 otherwise", ("cases", [(ONE, SAME), (TWO, None)])),
        ("1 if j=k, otherwise 2", ("cases", [(ONE, SAME), (TWO, None)])),
        ("1 for j=k; 2 for j=k", ("cases", [(ONE, SAME), (TWO, SAME)])),
        ("1 if j=k else 2 if j=k else 3",
         ("cases", [(ONE, SAME), (TWO, SAME), (THREE, None)])),
        (r"\begin{cases} 1 & \text{if } j=k \\ 2 & \text{otherwise} \end{cases}",
         ("cases", [(ONE, SAME), (TWO, None)])),
        ("1, if j=k, 2, if j=k", ("cases", [(ONE, SAME), (TWO, SAME)])),
        ("1, if j=k; 2, otherwise", ("cases", [(ONE, SAME), (TWO, None)])),
        ("1 if j=k and 2 if j=k", ("cases", [(ONE, SAME), (TWO, SAME)])),
        ("1 if j=k and 2 otherwise", ("cases", [(ONE, SAME), (TWO, None)])),
        ("1 if j=k and j=k and 2 if j=k",
         ("cases", [(ONE, ("all", [SAME, SAME])), (TWO, SAME)])),
        ("1 if j=k and j=k else 2",
         ("cases", [(ONE, ("all", [SAME, SAME])), (TWO, None)])),
        (r"\begin{cases} 1, & j=k, j=k, \\ 2 & \text{else} \end{cases}",
         ("cases", [(ONE, ("all", [SAME, SAME])), (TWO, None)])),
        (r"\begin{cases} 1, & j=k, \\ 2 & j=k \\ \end{cases}",
         ("cases", [(ONE, SAME), (TWO, SAME)])),
    ],
)  # fmt: skip
def test_a_text_is_read_into_a_tree(text, expected):
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Z_l", ("symbol", "Z", "", "l")),
        ("Zl", ("symbol", "Z", "", "l")),
        ("Z[l]", ("symbol", "Z", "", "l")),
        ("Z(l-1)", ("symbol", "Z", "", "l-1")),
        ("Z_l (N)", times(("symbol", "Z", "", "l"), ("symbol", "N", "", ""))),
        ("Z_{l-1}", ("symbol", "Z", "", "l-1")),
        ("Z_(l-1)", ("symbol", "Z", "", "l-1")),
        ("Z^{(l-1)}", ("symbol", "Z", "", "l-1")),
        ("Z^2", ("pow", ("symbol", "Z", "", "?0"), TWO)),
        ("N x N", times(("symbol", "N", "", ""), ("symbol", "N", "", ""))),
        ("N^2", ("pow", ("symbol", "N", "", ""), TWO)),
    ],
)
def test_a_size_has_its_layer_below_or_above(text, expected):
    assert tree(text, SIZES) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no formula yet."),
        ("2 +", "Something is missing after '2 +'."),
        ("(2", "'(' is never closed."),
        (
            r"\begin{cases}\end{cases}",
            r"There is no case between \begin{cases} and \end{cases}.",
        ),
        ("δ_jk'", "A derivative written with ' is not known. Work it out."),
        ("sum(2", "'(' is never closed."),
        ("s_j [2", "'[' is never closed."),
        ("2)", "')' after '2' closes nothing."),
        ("(2]", "']' after '(2' closes nothing."),
        ("* 2", "'*' at the start cannot be read."),
        ("2 2", "'2' after '2' cannot be read."),
        ("s_j s_k s_j s_k +* 2", "'*' after '…_k s_j s_k +' cannot be read."),
        ("if", "'if' at the start cannot be read."),
        ("1 = 2 = 3", "'=' after '1 = 2' cannot be read."),
        ("1 if j=k, 2", "Something is missing after '1 if j=k, 2'."),
        ("q", "'q' is none of the symbols"),
        ("Σ_m s_n", "n is not known here. The indices of this question are j, k."),
        ("δ_ij", "The index i is not known here."),
        ("i == j", "The index i is not known here."),
        ("j ≠ i", "The index i is not known here."),
        ("x > 0", "'x' is none of the symbols"),
        ("δ", "δ needs two indices, as in δ_jk."),
        ("δ_j", "δ has 2 indices below it, not 'j'."),
        ("s_{}", "s has 1 index below it, not ''."),
        ("s_", "Something is missing after 's_'."),
        ("s_2", "'2' after 's_' cannot be read."),
        ("s", "s has many entries: say which one, as in s_j."),
        ("W", "W^(l) has many entries: say which one, as in W_jk^(l)."),
        ("Σ_m s", "s has many entries"),
        ("Σ 2", "Say over which index the sum runs, as in Σ_m."),
        ("Σ_{m<2} s_m", "A sum runs over all values of its index"),
        ("Σ_2 s_m", "A sum runs over all values of its index"),
        ("Σ_m^2 s_m", "'2' after 'Σ_m^' cannot be read."),
        ("Σ_m Σ_n Σ_j 1", "too many sums"),
        ("sum(s_m for 2 in range(K))", "'2' after"),
        ("sum(s_m for mm in range(K))", "'in' after"),
        ("a_k^(l+1)", "'a_k^(l+1)' is none of the symbols"),
        ("a_k^l-1", "Is the layer l-1 meant? Write a^(l-1), or spaces"),
        ("softmax(2)_j", "softmax is taken of a here."),
        ("softmax(a^(l))_j", "softmax is taken of the layer's input."),
        ("softmax(a, 2)_j", "',' after 'softmax(a' cannot be read."),
        ("diag(s)", "This is the whole matrix."),
        ("s^T", "This is the whole matrix."),
        ("s s^{T}", "This is the whole matrix."),
        ("s_j @ s_k", "This is the whole matrix."),
        ("I", "This is the whole matrix."),
        ("I_2", "'2' after 'I_' cannot be read."),
        ("exp(1, 2)", "exp takes another number of arguments."),
        ("max(1)", "max takes another number of arguments."),
        ("1/2/1/2/1/2/1/2", "too many divisions"),
        (r"\frac0.52", r"'0.52' after '\frac' cannot be read."),
        (r"\frac.5 2", r"'.5' after '\frac' cannot be read."),
        ("(" * 30 + "1" + ")" * 30, "nested too deeply"),
        (r"\begin{cases} 1 & j=k", "Something is missing after"),
        (r"\begin{cases} 1 & j=k & \end{cases}", "'&' after"),
    ],
)  # fmt: skip
def test_what_is_no_formula_is_told_what_is_wrong_and_where(text, message):
    with pytest.raises(ReadError) as error:
        tree(text)
    assert message in str(error.value)


@pytest.mark.parametrize("text", ["Z_l-1", "Zl-1", "Z^l-1 + 2", "Z_l*Z_l-1"])
def test_a_layer_or_a_difference_is_asked_about(text):
    with pytest.raises(ReadError, match="Is the layer l-1 meant"):
        tree(text, SIZES)


def test_a_layer_that_could_be_several_is_noted():
    reading = read("a_j a_k - a_j^(l)", Symbols(NAMES))
    assert reading.unlabelled == [("a", "j"), ("a", "k")]


@pytest.mark.parametrize("text", ["exp(a_j) a_k", "e^{a_j} a_k", "softmax(a_j) a_k"])
def test_only_within_an_exponential_a_layer_left_out_is_the_input(text):
    assert read(text, Symbols(NAMES)).unlabelled == [("a", "k")]


def test_a_layer_left_out_may_have_a_default():
    symbols = Symbols(("a_j^(l-1)", "a_j^(l)", "a_j = a_j^(l-1)"))
    assert read("a_j", symbols).tree == ("symbol", "a", "j", "l-1")


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("1", False),
        ("1 if j=k else 0", False),
        ("1 if j=k", True),
        ("1 if j=k, 0 if j≠k", True),
        (r"\begin{cases} 1 & j=k \end{cases}", True),
        (r"\begin{cases} 1 & j=k \\ 0 & otherwise \end{cases}", False),
    ],
)
def test_cases_without_an_otherwise_are_noted(text, gaps):
    assert read(text, Symbols(NAMES)).has_gaps == gaps
