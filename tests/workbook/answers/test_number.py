"""Answers that are numbers, in the spellings of readers of several countries."""

import random
import re
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.light import assert_both_agree
from workbook.answers.number import is_rounded, judge, without_a_group
from workbook.answers.numerals import MOST_DIGITS, TOO_LARGE
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake

STEP = "Count one filter first."
SMALL, LARGE = 1792, 138_357_544
MISTAKES = [
    Mistake("biases missing", 1728, "Each filter has a bias."),
    Mistake("weights only", 138_344_128, "Each layer has biases."),
    Mistake("C for D", 133_638_952, "Its third convolutions are 1×1."),
]
ACCEPTED = {
    SMALL: """
        1792|1,792|1.792|1 792|1\u00a0792|1\u202f792|1\u2009792|1\u3000792|1'792|1’792
        1ʼ792|1_792|1792.|1792.0|1,792.00|1.792,00|1'792.0|01792|+1792|  1792  |1 792,0
        1792.000|1792,000
        １７９２|١٧٩٢|۱۷۹۲|१७९२|1٬792|1{,}792|$1{,}792$|1\u200b792|(1792)|[1,792]
        1792 parameters|1,792 Parameters|1792 trainable params|the answer is 1792
        total: 1792|It has 1,792 parameters.|=1792|= 1,792|≈1792|~1792|about 1,792
        ca. 1792|approximately 1792|1.792k|1,792k|1.792 k|1.792K|1.792 thousand
        1,792 Tsd.|1.792e3|1.792E+3|17920e-1|1.792*10^3|1,792·10³|1.792 x 10^3
        1.792 \\cdot 10^{3}|3*3*3*64+64|3×3×3×64 + 64|3·3·3·64+64|3x3x3x64+64
        3 X 3 X 3 X 64 + 64|3⋅3⋅3⋅64+64|3•3•3•64 + 64|3 times 3 times 3 times 64 plus 64
        3 mal 3 mal 3 mal 64 plus 64|(3²·3+1)·64|(3^2*3+1)*64|(3**2*3+1)*64
        (3**(2)*3+1)64*1|64(3*3*3+1)|(3*3*3+1)(64)|[3·3·3+1]·64|{27+1}*64|3³·64+64
        27*64+64|1728+64|1,728 + 64|1.728+64|1728 weights + 64 biases|1728 plus 64
        1856-64|1856 − 64|1856 – 64|1856 minus 64|3584/2|3584÷2|2^10+768|2¹⁰ + 768
        2**10+3*2**8|-(-1792)|--1792|1792=1728+64|1728+64 = 1,792|1728 + 64 ≈ 1800
        Z = 1792|P=1,792|Z^l = 3*3*3*64 + 64 = 1792|# = 1792|sum = 1792|\u202a1792\u202c
        3\\times3\\times3\\times64+64|0.5*3584|,5*3584|.5 * 3584|10^-1*17920|10⁻¹·17920
    """,
    LARGE: """
        138357544|138,357,544|138.357.544|138 357 544|138'357'544|138’357’544
        138_357_544|13,83,57,544|13 83 57 544|138\u202f357\u202f544|138357544.0
        138,357,544.0|138.357.544,0|138.357544M|138,357544 Mio|138.357544 million
        138.357544 Millionen|0.138357544 billion|0,138357544 Mrd.|138357.544k
        1383.57544 lakh|13.8357544 crore|138.357.544 Parameter|1.38357544e8
        1.38357544*10^8|1,38357544 · 10⁸|14,714,688 + 123,642,856
        14714688+102764544+16781312+4097000|14.7 million + 123657544
    """,
}
TOLD = [
    ("", SMALL, UNCLEAR, ""),
    ("   ", SMALL, UNCLEAR, ""),
    ("=", SMALL, UNCLEAR, ""),
    ("P =", SMALL, UNCLEAR, ""),
    ("- = 1792", SMALL, UNCLEAR, ""),
    ("<= 1792", SMALL, UNCLEAR, ""),
    ("!= 1792", SMALL, UNCLEAR, ""),
    ("what?", SMALL, UNCLEAR, ""),
    ("N", SMALL, UNCLEAR, ""),
    ("3*3*C*64", SMALL, UNCLEAR, ""),
    ("1728 64", SMALL, UNCLEAR, ""),
    ("3 3 3 64", SMALL, UNCLEAR, ""),
    ("138,357,54", LARGE, UNCLEAR, ""),
    ("138,35,544", LARGE, UNCLEAR, ""),
    ("138.357'544", LARGE, UNCLEAR, ""),
    ("1.7.9.2", SMALL, UNCLEAR, ""),
    ("1,79.2,1", SMALL, UNCLEAR, ""),
    ("3*3*3*64 = 1792", SMALL, UNCLEAR, ""),
    ("1792 or 1728", SMALL, UNCLEAR, ""),
    ("1792 MB", SMALL, UNCLEAR, ""),
    ("1792!", SMALL, UNCLEAR, ""),
    ("1/0", SMALL, UNCLEAR, ""),
    ("0^-1", SMALL, UNCLEAR, ""),
    ("4^0.5", SMALL, UNCLEAR, ""),
    ("(1792", SMALL, UNCLEAR, ""),
    ("1792)", SMALL, UNCLEAR, ""),
    ("3*", SMALL, UNCLEAR, ""),
    ("()", SMALL, UNCLEAR, ""),
    ("(" * 99 + "1792" + ")" * 99, SMALL, UNCLEAR, ""),
    ("-" * 99 + "1792", SMALL, UNCLEAR, ""),
    ("9^9^9^9", SMALL, UNCLEAR, ""),
    ("2^300", SMALL, UNCLEAR, ""),
    ("1^999999999999", SMALL, UNCLEAR, ""),
    ("1e99", SMALL, UNCLEAR, ""),
    ("1e999999999999", SMALL, UNCLEAR, ""),
    ("9" * 61, SMALL, UNCLEAR, ""),
    ("99999999^7*99999999", SMALL, UNCLEAR, ""),
    ("1" * 201, SMALL, UNCLEAR, ""),
    ("1.79k", SMALL, UNCLEAR, "rounded"),
    ("1800", SMALL, UNCLEAR, "rounded"),
    ("1700 + 100 = 1800", SMALL, UNCLEAR, "rounded"),
    ("1790", SMALL, UNCLEAR, "rounded"),
    ("138.4M", LARGE, UNCLEAR, "rounded"),
    ("138,4 Mio", LARGE, UNCLEAR, "rounded"),
    ("138.36 million", LARGE, UNCLEAR, "rounded"),
    ("138.3M", LARGE, UNCLEAR, "rounded"),
    ("138M", LARGE, UNCLEAR, "rounded"),
    ("1.4*10^8", LARGE, UNCLEAR, "rounded"),
    ("1.4*10^(8)", LARGE, UNCLEAR, "rounded"),
    ("138.34M", LARGE, WRONG, "weights only"),
    ("138.344M", LARGE, WRONG, "weights only"),
    ("133.6 million", LARGE, WRONG, "C for D"),
    ("100M", LARGE, WRONG, ""),
    ("139M", LARGE, WRONG, ""),
    ("140000*1000", LARGE, WRONG, ""),
    ("1728", SMALL, WRONG, "biases missing"),
    ("1.728k", SMALL, WRONG, "biases missing"),
    ("3*3*3*64", SMALL, WRONG, "biases missing"),
    ("1730", SMALL, WRONG, ""),
    ("1728 parameters", SMALL, WRONG, "biases missing"),
    ("138,344,128", LARGE, WRONG, "weights only"),
    ("-1792", SMALL, WRONG, "negative"),
    ("1.79", SMALL, UNCLEAR, "rounded"),
    ("1.79*1", SMALL, WRONG, "not whole"),
    ("7.5", SMALL, WRONG, "not whole"),
    ("1/3", SMALL, WRONG, "not whole"),
    ("1.792M", SMALL, WRONG, "factor of 1,000"),
    ("1.7920", SMALL, WRONG, "factor of 1,000"),
    ("138357.544M", LARGE, WRONG, "factor of 1,000"),
    ("138", LARGE, UNCLEAR, "rounded"),
    ("138.4", LARGE, UNCLEAR, "rounded"),
    ("138,357", LARGE, WRONG, "digits missing"),
    ("138,544", LARGE, WRONG, "digits missing"),
    ("357,544", LARGE, WRONG, "digits missing"),
    ("42", SMALL, WRONG, ""),
    ("0", SMALL, WRONG, ""),
]
UNDERSTOOD = [
    ("1792", "1,792"),
    ("138.4M", "138,400,000"),
    ("3*3*3*64+64", "3·3·3·64 + 64 = 1,792"),
    ("(3²·3+1)64*1", "(3²·3 + 1)·64·1 = 1,792"),
    ("64(27+1)", "64·(27 + 1) = 1,792"),
    ("2**10", "2¹⁰ = 1,024"),
    ("2^3^2", "2³^2 = 512"),
    ("2^(1+2)", "2^(1 + 2) = 8"),
    ("-5", "−5"),
    ("3--5", "3 − −5 = 8"),
    ("1.5", "1.5"),
    ("1.05", "1.05"),
    ("0.179", "0.179"),
    ("1/3", "1/3"),
    ("-2/3000*2", "−2/3,000·2 = −1/750"),
    ("1728 + 64 = 1792", "1,728 + 64 = 1,792"),
    ("1e-20", "1/100,000,000,000,000,000,000"),
]


def verdict(text, expected=SMALL):
    return judge(text, expected, MISTAKES, STEP)


def spellings(expected):
    return [
        each for line in ACCEPTED[expected].splitlines() for each in line.split("|")
    ][1:-1]


@pytest.mark.parametrize("expected", ACCEPTED)
def test_every_spelling_of_the_right_number_passes(expected):
    states = {text: verdict(text, expected).state for text in spellings(expected)}
    assert {text: state for text, state in states.items() if state != RIGHT} == {}
    assert sum(len(spellings(each)) for each in ACCEPTED) > 120


@pytest.mark.parametrize(("text", "expected", "state", "name"), TOLD)
def test_what_is_not_right_is_told_what_it_is(text, expected, state, name):
    found = verdict(text, expected)
    assert (found.state, found.name) == (state, name)
    assert found.message
    # Nothing tells the number that is asked for, but the reader's own words.
    assert f"{expected:,}" not in found.message or "not equal" in found.message


@pytest.mark.parametrize(("text", "understood"), UNDERSTOOD)
def test_it_shows_how_the_answer_was_read(text, understood):
    assert verdict(text).understood == understood


def test_a_wrong_number_that_is_no_known_mistake_gets_the_next_step():
    assert verdict("42").message == STEP


def test_a_rounded_mistake_is_told_both():
    message = verdict("133.64 M", LARGE).message
    assert message == (
        "Its third convolutions are 1×1. And give the exact number, not a rounded one."
    )


def test_what_rounds_two_mistakes_is_not_taken_for_one_of_them():
    twins = [Mistake("a", 5_001_000, "A"), Mistake("b", 5_002_000, "B")]
    assert judge("5M", 9_999_999, twins, STEP).message == STEP


@pytest.mark.parametrize(
    ("number", "exact", "rounded"),
    [
        (2000, 1905, True),
        (2000, 1904, False),
        (1790, 1785, True),
        (1790, 1784, False),
        (1790, 1799, True),
        (1790, 1800, False),
        (1799, 1799, False),
    ],
)
def test_a_rounded_number_is_near_and_rounded_up_or_cut_off(number, exact, rounded):
    assert is_rounded(number, exact) == rounded


def test_a_group_can_be_missing_where_there_are_three():
    assert without_a_group(1_234_567) == [1234, 1567, 234_567]
    assert without_a_group(999_999) == []


GROUPED = st.sampled_from([",", ".", " ", "'", "’", "_", "\u202f", "\u00a0", ""])


def grouped(number, mark):
    return f"{number:,}".replace(",", mark)


@given(st.integers(1, 10**15), GROUPED, st.sampled_from(["", " parameters", " params"]))
def test_digit_groups_of_any_country_pass(number, mark, unit):
    assert judge(grouped(number, mark) + unit, number, [], STEP).state == RIGHT


@settings(max_examples=1000)
@given(st.integers(1, 10**9), st.integers(0, 10**9), GROUPED)
def test_no_other_number_passes(expected, other, mark):
    if expected != other:
        assert judge(grouped(other, mark), expected, [], STEP).state != RIGHT


@settings(max_examples=1000)
@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(-6, 6))
@example(1792, 1792, 3)
def test_decimals_and_powers_of_ten_are_exact(expected, digits, power):
    found = judge(f"{digits}e{power}", expected, [], STEP)
    assert (found.state == RIGHT) == (digits * Fraction(10) ** power == expected)


def calculations():
    """Make calculations as Python writes them, which is the oracle."""
    number = st.integers(0, 99).map(str)

    def larger(inner):
        pair = st.tuples(inner, st.sampled_from("+-*/"), inner)
        return (
            pair.map(lambda parts: "(" + " ".join(parts) + ")")
            | st.tuples(inner, st.integers(0, 3)).map(lambda p: f"({p[0]})**{p[1]}")
            | inner.map(lambda text: f"(-{text})")
        )

    return st.recursive(number, larger, max_leaves=8)


def worked_out(text):
    """Work a calculation out with Python's fractions."""
    return eval(re.sub(r"(\d+)", r"Fraction(\1)", text), {"Fraction": Fraction})


@settings(max_examples=1000)
@given(calculations(), st.integers(0, 200))
@example("((((6)**3)**3)**3)**3", 0)
def test_a_calculation_passes_exactly_if_it_gives_the_number(text, expected):
    found = judge(text, expected, [], STEP)
    try:
        value = worked_out(text)
    except ZeroDivisionError:
        assert found.state == UNCLEAR
        return
    if found.understood:
        assert (found.state == RIGHT) == (value == expected)
        if value.denominator == 1:
            shown = found.understood.split(" = ")[-1]
            assert int(shown.replace(",", "").replace("−", "-")) == value
    elif found.message == TOO_LARGE:
        assert "**" in text or len(text) > MOST_DIGITS
    else:  # deep
        assert len(text) > 30


ANY = st.text() | st.text("0123456789.,' _+-*/^()=≈x²⁸−ekM·{}\\$N%", max_size=40)


@settings(max_examples=1000)
@given(ANY)
@example("\x00\ud800")
@example("1" * 10_000)
def test_no_text_raises(text):
    found = judge(text, SMALL, MISTAKES, STEP)
    assert found.state in (RIGHT, WRONG, UNCLEAR)
    assert found.message


def texts_for_both():
    chance = random.Random(7)
    signs = "0123456789.,' _+-*/^()=≈x²⁸−ekM·{}\\$NéКK²"
    yield from spellings(SMALL) + spellings(LARGE)
    yield from [row[0] for row in TOLD] + [row[0] for row in UNDERSTOOD]
    for _ in range(1500):
        yield "".join(chance.choices(signs, k=chance.randint(1, 14)))
    for _ in range(500):
        yield grouped(chance.randrange(10**9), chance.choice(",.' _"))


def test_both_pythons_judge_alike():
    mistakes = [tuple(mistake) for mistake in MISTAKES]
    cases = [
        f"judge({text!a}, {expected}, mistakes, {STEP!r})"
        for text in texts_for_both()
        for expected in (SMALL, LARGE)
    ]
    assert len(cases) > 4000
    assert_both_agree(
        cases,
        "from workbook.answers.number import judge\n"
        "from workbook.answers.verdict import Mistake\n"
        f"mistakes = [Mistake(*each) for each in {mistakes!a}]",
    )
