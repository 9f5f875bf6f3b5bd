"""What holds for the practice of every question, for every seed."""

import re

from tests.light import assert_both_agree
from tests.workbook.sound import assert_silent, assert_sound
from workbook.answers import number, shape
from workbook.answers.dimensions import written
from workbook.answers.verdict import RIGHT

SEEDS = range(400)
LIGHT_SEEDS = [*range(60), 2**31, 10**18]


def assert_good_practice(practice, apart, sheet=0, least_questions=300):
    """Fail unless variants are valid, different, solved and judged.

    Parameters
    ----------
    practice : function
        Makes a variant from a seed.
    apart : tuple of str
        Names of mistakes that no variant may lack.
    sheet : int
        The sheet's own answer, which no variant repeats; larger ones cannot come up.
    least_questions : int
        How many different questions the seeds lead to at least.
    """
    variants = [practice(seed) for seed in SEEDS]
    assert variants == [practice(seed) for seed in SEEDS]
    assert len({variant.question for variant in variants}) >= least_questions
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
        result = last.rpartition(" = ")[2]
        assert number.judge(result, variant.expected, [], "").state == RIGHT
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
    """Fail where nothing is left to compute, or it is too much by hand."""
    if isinstance(expected, tuple):
        assert all(size == "N" or size > 1 for size in expected)
        judged = shape.judge(str(expected), expected, [], "")
        assert judged.state == RIGHT
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
