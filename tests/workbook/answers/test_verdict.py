"""Mistakes and verdicts are plain values with names."""

from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake, Verdict


def test_the_parts_have_names():
    mistake = Mistake("biases missing", 1728, "Each filter has one number more.")
    assert (mistake.name, mistake.value) == ("biases missing", 1728)
    verdict = Verdict(WRONG, mistake.message, "1,728", mistake.name)
    assert verdict.state not in (RIGHT, UNCLEAR)
    assert tuple(verdict) == ("wrong", mistake.message, "1,728", "biases missing")
