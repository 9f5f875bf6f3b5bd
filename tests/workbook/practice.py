"""What holds for the practice of every question, for every seed."""

import re

from tests.light import assert_both_agree
from tests.workbook.sound import assert_silent, assert_sound
from workbook.answers.dimensions import written

SEEDS = range(300)
LIGHT_SEEDS = [*range(60), 2**31, 10**18]


def assert_good_practice(practice, apart, sheet):
    """Fail unless variants are valid, different, solved and judged.

    Parameters
    ----------
    practice : function
        Makes a variant from a seed.
    apart : tuple of str
        Names of mistakes that no variant may lack.
    sheet : int or tuple
        The answer to the sheet's own question.
    """
    variants = [practice(seed) for seed in SEEDS]
    assert variants == [practice(seed) for seed in SEEDS]
    assert len({variant.question for variant in variants}) >= 250
    for variant in variants:
        assert_sound(variant.expected, variant.mistakes)
        assert set(apart) <= {mistake.name for mistake in variant.mistakes}
        assert_solved(variant)
        assert_not_trivial(variant.expected)
        assert variant.expected != sheet
        assert_silent(variant.step, variant.expected)
        assert variant.step.endswith("?")


def assert_solved(variant):
    """Fail unless the solution ends in the answer and all of its equations are true."""
    last = variant.solution[-1]
    if variant.kind == "shape":
        assert last.endswith(" " + written(variant.expected))
    else:
        assert last.endswith(f" = {variant.expected:,}")
    for line in variant.solution:
        sides = line.split(": ")[-1].split(", so ")[-1].split(" = ")
        assert len({worked_out(side) for side in sides} - {None}) <= 1, line


def worked_out(side):
    """Work out a side of an equation; None if it holds letters."""
    plain = re.sub("(weights|inputs)$", "", side.replace(",", ""))
    python = plain.replace("·", "*").replace("−", "-").replace("⌊", "(")
    python = python.replace(" / ", " // ").replace("⌋", ")")
    return eval(python) if re.fullmatch(r"[\d+*/() -]+", python) else None


def assert_not_trivial(expected):
    """Fail where nothing is left to compute, or more than a pencil can."""
    if isinstance(expected, tuple):
        assert all(size == "N" or size > 1 for size in expected)
    else:
        assert 50 < expected < 100_000


def assert_both_practise_alike(*functions):
    """Fail where CPython and MicroPython make different variants.

    Parameters
    ----------
    *functions : str
        Names such as "parameters.conv_practice".
    """
    for function in functions:
        topic, name = function.split(".")
        cases = [f"practice.{name}({seed})" for seed in LIGHT_SEEDS]
        assert_both_agree(cases, f"from workbook.{topic} import practice")
