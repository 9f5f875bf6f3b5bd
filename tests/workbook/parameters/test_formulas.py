"""The formula of exercise 3: what is accepted, and which mistakes are named."""

from itertools import combinations

import pytest

from snippets.parameters import affine_parameters
from tests.light import assert_both_agree
from workbook.answers.formula import judge, read
from workbook.answers.formulas.symbols import Symbols
from workbook.answers.formulas.values import Evaluator
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG
from workbook.parameters.formulas import affine_formula, affine_formula_mistakes

STEP = "Look at one neuron."
ACCEPTED = r"""
    Z^(l)·Z^(l-1) + Z^(l) | Z_l * Z_{l-1} + Z_l | Z_l*Z_(l-1)+Z_l
    Z^{(l)} (Z^{(l-1)} + 1) | Z^l Z^{l-1} + Z^l | inputs*outputs + outputs
    outputs * (inputs + 1)
    (Z^(l−1) + 1) Z^(l) | Z_lZ_{l-1}+Z_l | ZₗZₗ₋₁ + Zₗ | Z⁽ˡ⁾Z⁽ˡ⁻¹⁾ + Z⁽ˡ⁾
    $Z^{(l)} \cdot Z^{(l-1)} + Z^{(l)}$ | Z^{(l)} \times Z^{(l-1)} + Z^{(l)}
    \left(Z^{(l-1)} + 1\right) Z^{(l)} | params = Z_l Z_{l-1} + Z_l
    = Z_l (1 + Z_{l-1}) | Z_{(l)} Z_{(l-1)} + Z_{(l)} | Z^{l}*Z^{l-1}+Z^{l}
    Zl * Z_{l-1} + Zl
    Z_{l} \, Z_{l-1} + Z_{l} | (Z^(l)^2 Z^(l-1) + Z^(l)**2) / Z^(l)
""".replace("\n", " | ")
MISTAKEN = {
    "biases missing": "Z_l Z_{l-1} | inputs * outputs | Z^{(l)} \\cdot Z^{(l-1)}",
    "one bias per input": "Z_l Z_{l-1} + Z_{l-1} | Z_{l-1} (Z_l + 1)",
    "one bias per weight": "2 Z_l Z_{l-1} | Z_l Z_{l-1} + Z_{l-1} Z_l",
    "one bias for all": "Z_l Z_{l-1} + 1 | inputs*outputs + 1",
    "biases of both layers": "Z_l Z_{l-1} + Z_l + Z_{l-1} | (Z_l+1)(Z_{l-1}+1) - 1",
    "sum instead of product": "Z_l + Z_{l-1} | inputs + outputs",
    "sum instead of product, with biases": "Z_l + Z_{l-1} + Z_l | 2Z^(l) + Z^(l-1)",
    "biases only": "Z_l | outputs | Z^{(l)}",
    "inputs only": "Z_{l-1} | inputs",
    "batch size multiplied in": "N (Z_l Z_{l-1} + Z_l) | N*outputs*(inputs+1)",
    "layer l twice": "Z_l^2 + Z_l | Z_l (Z_l + 1)",
    "layer l-1 twice": "Z_{l-1}^2 + Z_l | Z_{l-1}² + Z_l",
}
UNREAD = [
    ("Z_l*Z_l-1+Z_l", "Is the layer l-1 meant?"),
    ("Z*Z + Z", "Z can be Z^(l-1) or Z^(l)"),
    ("δ_jk", "'δ' is none of the symbols of this question: Z^(l-1), Z^(l), N."),
    ("Z^(l+1)", "'Z^(l+1)' is none of the symbols"),
    ("Σ_m Z_l", "'Σ' is none of the symbols"),
    ("input * output", "Do you mean inputs?"),
]


def spellings(text):
    return [each.strip() for each in text.split(" | ") if each.strip()]


def verdict(text):
    return judge(text, affine_formula(), affine_formula_mistakes(), STEP)


def test_the_formula_counts_what_the_snippet_counts():
    text, names, points = affine_formula()
    count = Evaluator(Symbols(names), {}).value(read(text, names))
    for point in points:
        inputs, outputs = int(point["Z^(l-1)"]), int(point["Z^(l)"])
        assert count(point) == affine_parameters(inputs, outputs)


@pytest.mark.parametrize("text", spellings(ACCEPTED))
def test_an_accepted_spelling_passes(text):
    assert verdict(text).state == RIGHT, verdict(text).message


@pytest.mark.parametrize("name", MISTAKEN)
def test_a_mistake_is_named_in_every_spelling(name):
    messages = {each.name: each.message for each in affine_formula_mistakes()}
    for text in spellings(MISTAKEN[name]):
        told = verdict(text)
        assert (told.state, told.name) == (WRONG, name)
        assert told.message == messages[name]


def test_every_mistake_is_spelled_here_and_has_a_message_of_its_own():
    mistakes = affine_formula_mistakes()
    assert [each.name for each in mistakes] == list(MISTAKEN)
    assert len({each.message for each in mistakes}) == len(mistakes)


def test_no_two_mistakes_are_alike():
    for one, other in combinations(affine_formula_mistakes(), 2):
        assert judge(one.value, affine_formula(), [other], STEP).message == STEP


def test_no_message_gives_the_formula_away():
    for each in affine_formula_mistakes():
        assert "Z" not in each.message
        assert "^" not in each.message


@pytest.mark.parametrize(("text", "message"), UNREAD)
def test_what_cannot_be_read_is_said(text, message):
    assert verdict(text).state == UNCLEAR
    assert message in verdict(text).message


def test_both_pythons_agree():
    texts = spellings(ACCEPTED) + [text for text, _ in UNREAD]
    for line in MISTAKEN.values():
        texts += spellings(line)
    names = "affine_formula, affine_formula_mistakes"
    assert_both_agree(
        [
            f"judge({text!a}, affine_formula(), affine_formula_mistakes(), '')"
            for text in texts
        ],
        f"from workbook.answers.formula import judge\n"
        f"from workbook.parameters.formulas import {names}",
    )
