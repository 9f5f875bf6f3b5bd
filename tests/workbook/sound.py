"""What holds for the mistakes of every question."""

from workbook.answers import number, shape
from workbook.answers.verdict import RIGHT, WRONG

STEP = "The next step."


def assert_sound(expected, mistakes):
    """Fail if mistakes collide, are not recognised, or give the answer away."""
    judge = shape.judge if isinstance(expected, tuple) else number.judge
    values = [mistake.value for mistake in mistakes]
    assert len(set(values)) == len(values)
    assert expected not in values
    assert judge(str(expected).replace("'", ""), expected, mistakes, STEP)[0] == RIGHT
    for mistake in mistakes:
        text = str(mistake.value).replace("'", "")
        verdict = judge(text, expected, mistakes, STEP)
        assert (verdict.state, verdict.name) == (WRONG, mistake.name)
        assert verdict.message == mistake.message
        assert mistake.message.endswith((".", "?")), mistake.name
        assert_silent(mistake.message, expected)


def assert_silent(message, expected):
    """Fail if a message holds a number of the answer."""
    entries = expected if isinstance(expected, tuple) else (expected,)
    spoken = set(message.replace(",", "").replace(".", " ").split())
    assert not spoken & {str(entry) for entry in entries if entry not in ("N", 1)}


def values_of(mistakes):
    """Return the values of mistakes by name, for comparing."""
    return {mistake.name: mistake.value for mistake in mistakes}
