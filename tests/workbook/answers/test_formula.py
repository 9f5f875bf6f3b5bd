"""Formulas are judged by their values, however they are written."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.light import assert_both_agree
from tests.workbook.answers import rewriting
from workbook.answers.formula import Formula, judge, preview, read
from workbook.answers.formulas.symbols import ReadError
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake
from workbook.jacobians import formulas

STEP = "Look at the diagonal first."
NAMES = ("a_j^(l-1)", "a_j^(l)", "δ_jk")
POINTS = [
    {"K": 2, "j": j, "k": k, "a^(l-1)": (1.5, -0.5), "a^(l)": (3.0, 2.0)}
    for j in range(2)
    for k in range(2)
]
MISTAKES = [
    Mistake("sign", "-a_j^(l-1) δ_jk", "Check the sign."),
    Mistake("output", "a_j^(l) δ_jk", "That is the output."),
    Mistake("δ forgotten", "a_j^(l-1)", "And off the diagonal?"),
    Mistake("both", "a_j^(l)", "Two things."),
]
EXPECTED = Formula("a_j^(l-1) δ_jk", NAMES, POINTS)
FRAMES = 40  # of whoever calls the judge
QUESTIONS = ("relu", "square", "softmax")
IMPORTS = """
from workbook.answers.formula import judge, preview
from workbook.jacobians import formulas
from workbook.parameters import formulas as sizes

ASKED = {
    "relu": (formulas.relu_entry(), formulas.relu_mistakes()),
    "square": (formulas.square_entry(), formulas.square_mistakes()),
    "softmax": (formulas.softmax_entry(), formulas.softmax_mistakes()),
    "bias": (formulas.bias_entry(), formulas.bias_mistakes()),
    "affine": (sizes.affine_formula(), sizes.affine_formula_mistakes()),
}

def told(name, text, frames=0):
    if frames:
        return told(name, text, frames - 1)
    return judge(text, ASKED[name][0], ASKED[name][1], "The next step.")
"""
ALPHABET = "ajkmlsWbZ01209.^_(){}[]+-*/=<>!, \\δΣ·²ₖ∂|𝟙é\ud800\u0661"
PIECES = r"""
    a_k a_j^(l) ^(l-1) s_j δ_jk δ Σ_m Σ sum( exp( e^ ( ) [ ] { } + - * / ** ^ _ , ;
    = == > < 1 2 0.5 if else otherwise for in and or \frac \frac{ \begin{cases}
    \end{cases} \\ & \sum_m \delta_{jk} \left( \text{if \cdot softmax(a) diag T ^T
    ∂L/∂b_k W_jk Z_l Z^(l-1) l m j k 1[ 1_{ I where( max( Z_l-1 \partial . @
"""


def asked(question):
    entry = getattr(formulas, f"{question}_entry")()
    return entry, getattr(formulas, f"{question}_mistakes")()


def state(text, question):
    return judge(text, *asked(question), STEP).state


@pytest.mark.parametrize(
    ("text", "expected", "name"),
    [
        ("a_j^(l-1) δ_jk", RIGHT, ""),
        ("a_j^(l-1) a_k^(l-1) δ_jk / a_k^(l-1)", RIGHT, ""),
        ("-a_k^(l-1) δ_jk", WRONG, "sign"),
        ("7", WRONG, ""),
        ("1/0", WRONG, ""),
        ("a_j^(l-1) δ_jk (j - k)/(j - k)", WRONG, ""),
        ("a_j^(l-1) δ_jk if j = k, 0/0 otherwise", WRONG, ""),
        ("7 if j = k", WRONG, ""),
        ("1/0 if j = k", WRONG, ""),
        ("a_j^(l-1) δ_jk + 0.00000001", WRONG, ""),
        ("a_j^(l-1) δ_jk = δ_jk a_k^(l-1)", RIGHT, ""),
        ("a_j^(l-1) δ_jk = a_j^(l-1)", UNCLEAR, ""),
        ("a_k^(l) = a_k^(l-1) δ_jk", UNCLEAR, ""),
        ("-a_k^(l-1) δ_jk = -δ_jk a_j^(l-1)", WRONG, "sign"),
        ("j = k", WRONG, ""),
        ("a_j^(l-1) if j = k", UNCLEAR, ""),
        (r"\begin{cases} a_j^(l-1) & j = k \end{cases}", UNCLEAR, ""),
        ("a_j δ_jk", UNCLEAR, ""),
        ("-a_j δ_jk", WRONG, "sign"),
        ("a_j", UNCLEAR, ""),
        ("a_j δ_jk a_j / a_j", UNCLEAR, ""),
        ("a_j δ_jk (a_j + a_j + a_j + a_j)/(4 a_j)", UNCLEAR, ""),
        ("a_j - a_j", WRONG, ""),
        ("", UNCLEAR, ""),
        ("a_j (", UNCLEAR, ""),
        (r"\frac0.", UNCLEAR, ""),
    ],
)
def test_a_verdict_and_the_mistake_that_it_names(text, expected, name):
    verdict = judge(text, EXPECTED, MISTAKES, STEP)
    assert (verdict.state, verdict.name) == (expected, name)
    known = {mistake.name: mistake.message for mistake in MISTAKES}
    if expected == WRONG:
        assert verdict.message == known.get(name, STEP)


def test_who_leaves_out_a_layer_that_matters_is_asked_which_is_meant():
    message = judge("a_k δ_jk", EXPECTED, MISTAKES, STEP).message
    assert message == (
        "a_k can be a_k^(l-1) or a_k^(l). Which one do you mean? Write its layer too."
    )


def test_of_mistakes_that_are_alike_the_first_is_named():
    twice = [*MISTAKES, Mistake("sign again", "-a_k^(l-1) δ_jk", "Once more.")]
    assert judge("-a_j^(l-1) δ_jk", EXPECTED, twice, STEP).name == "sign"


def test_who_leaves_out_a_layer_that_does_not_matter_is_not_asked():
    assert state("1[a_k > 0] δ_jk", "relu") == RIGHT
    assert state("δ_jk + a_k", "relu") == WRONG


def test_who_leaves_out_a_case_is_asked_for_it():
    assert "in all others" in judge("a_j^(l-1) if j=k", EXPECTED, [], STEP).message


def test_a_verdict_shows_how_the_answer_was_read():
    assert judge("2", EXPECTED, [], STEP).understood == ["mn", "2"]
    assert judge("2 +", EXPECTED, [], STEP).understood == ""


def test_a_preview_shows_how_a_text_is_read_and_judges_nothing():
    assert preview("2", EXPECTED) == (UNCLEAR, "", ["mn", "2"], "")
    assert preview("2 +", EXPECTED) == (
        UNCLEAR,
        "Something is missing after '2 +'.",
        "",
        "",
    )


def test_reading_gives_a_tree_or_says_what_is_wrong():
    assert read("2", NAMES) == ("number", "2", 2.0)
    with pytest.raises(ReadError, match="never closed"):
        read("(2", NAMES)


@pytest.mark.parametrize("style", ["plain", "tex", "signs"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_rewritten_stays_right(question, style):
    chance = random.Random(question + style)
    for _ in range(100):
        tree = rewriting.equivalents(question, chance)
        text = rewriting.written(tree, style)
        assert state(text, question) == RIGHT, text


def mutants(question, style, count):
    """List texts that differ from the answer somewhere, by values computed apart."""
    chance = random.Random(question + style)
    wanted = rewriting.values(rewriting.STARTS[question][0], question)
    found = []
    while len(found) < count:
        tree = rewriting.equivalents(question, chance)
        for _ in range(chance.randrange(1, 3)):
            tree = rewriting.changed(tree, chance, rewriting.mutations)
        got = rewriting.values(tree, question)
        if not np.allclose(got, wanted, rtol=1e-6, atol=1e-9):
            found.append(rewriting.written(tree, style))
    return found


@pytest.mark.parametrize("style", ["plain", "tex", "signs"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_differs_somewhere_never_passes(question, style):
    for text in mutants(question, style, 200):
        assert state(text, question) == WRONG, text


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(ALPHABET, max_size=40),
    st.lists(st.sampled_from(PIECES.split()), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join),
)


@settings(max_examples=1000)
@given(TEXTS, st.sampled_from(["relu", "softmax", "bias"]))
def test_no_text_whatever_breaks_the_judge(text, question):
    verdict = judge(text, *asked(question), STEP)
    assert verdict.state in (RIGHT, WRONG, UNCLEAR)
    assert verdict.message
    assert preview(text, asked(question)[0]).understood == verdict.understood


DEEP = [
    "(" * 300,
    "(" * 23 + "s_j" + ")" * 23,
    "(" * 24 + "s_j" + ")" * 24,
    "-" * 290 + "1",
    "-" * 22 + "1",
    "2^" * 140 + "2",
    "2^" * 22 + "2",
    "Σ_m " * 99 + "a_m",
    "Σ_m Σ_n a_m a_n " + "exp(a_m) " * 50,
    "1/" * 20 + "2",
    "1/2" + "/2" * 5,
    "9" * 15,
    "9^9^9^9^9",
    "1+" * 140 + "1",
    "a_j" * 99,
    "x" * 601,
    "exp(" * 12 + "a_j" + ")" * 12,
    r"\frac{" * 23 + "1" + "}{2}" * 23,
    r"\begin{cases}" * 20,
    "1 if j=k else " * 40 + "1",
    "exp " * 22 + "a_j",
    "δ_jk if " * 99,
    "[" * 23 + "j=k" + "]" * 23,
    "1[" * 11 + "j=k" + "]" * 11,
    "sqrt" * 50,
    "max(" * 11 + "1" + ",2)" * 11,
]


NESTS = [
    ("(", "s_j", ")"),
    ("(", "s_j", "+1)/2"),
    ("2*(1+", "s_j", ")"),
    ("exp(", "s_j", ")"),
    ("max(1,", "s_j", ")"),
    ("-(", "s_j", ")"),
    ("(", "s_j", ")^2"),
    ("[", "j=k", "]"),
    ("1[", "j=k", "]"),
    ("1 if j=k else (", "s_j", ")"),
    ("(", "s_j", "^2*2+1>0 and j=k or j=k if j=k else 1)"),
    ("sum(", "s_m", " for m in range(K))"),
    ("e^{", "a_j", "}"),
    (r"\frac{", "s_j", "}{2}"),
    (r"\frac{1}{2+", "s_j", "}"),
    (r"\begin{cases}", "s_j", r"&j=k\\1&otherwise\end{cases}"),
]


def nested():
    """List texts from what a reader may need to more than can be read."""
    for before, inside, after in NESTS:
        for times in (3, 5, 8, 9, 11, 12, 16, 17, 18, 19, 24, 25, 40):
            yield before * times + inside + after * times


def test_both_pythons_agree_and_no_text_is_too_deep_for_the_small_stack():
    chance = random.Random(15)
    cases = [f"told('softmax', {text!a}, {FRAMES})" for text in [*DEEP, *nested()]]
    for question in QUESTIONS:
        for style in rewriting.WORDS:
            right = rewriting.equivalents(question, chance)
            texts = [rewriting.written(right, style), *mutants(question, style, 20)]
            cases += [f"told({question!r}, {text!a})" for text in texts]
    pieces = PIECES.split()
    for _ in range(300):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 12)))
        question = chance.choice(["relu", "square", "softmax", "bias", "affine"])
        cases.append(f"told({question!r}, {text!a})")
        cases.append(f"preview({text!a}, ASKED[{question!r}][0])")
    assert_both_agree(cases, IMPORTS)
