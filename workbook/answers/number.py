"""Judges a number: typed in any notation, as a calculation, rounded or mistaken."""

from workbook.answers.arithmetic import Reading, read
from workbook.answers.signs import UnreadableError
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake, Verdict

CLOSE = 20  # a rounded answer is off by at most one part in so many
NEGATIVE = "A count is never negative."
BROKEN = "A count is a whole number."
EXACT = "And give the exact number, not a rounded one."
ROUNDED = "That is a rounded number. Give the exact one."
SCALE = "The digits fit, but the size does not: check thousand, million and the point."
GAP = "A group of three digits is missing."


def judge(text: str, expected: int, mistakes: list[Mistake], step: str) -> Verdict:
    """Judge an answer.

    Parameters
    ----------
    text : str
        What the reader typed.
    expected : int
        The right number.
    mistakes : list of Mistake
        Wrong numbers with what to tell a reader who gives one.
    step : str
        What to tell a reader whose wrong number is none of these.

    Returns
    -------
    Verdict
    """
    try:
        reading = read(text)
    except UnreadableError as problem:
        return Verdict(UNCLEAR, str(problem), "", "")
    if reading.value == (expected, 1):
        return Verdict(RIGHT, "Right.", reading.understood, "")
    for mistake in mistakes:
        if reading.value == (mistake.value, 1):
            return Verdict(WRONG, mistake.message, reading.understood, mistake.name)
    state, message, name = slip(reading, expected, mistakes)
    return Verdict(state, message or step, reading.understood, name)


def written(value: int) -> str:
    """Write a number as a reader may type it."""
    return f"{value:,}"


def slip(
    reading: Reading, expected: int, mistakes: list[Mistake]
) -> tuple[str, str, str]:
    """Recognise what goes wrong with any number; the message is empty for nothing."""
    top, bottom = reading.value
    if top < 0:
        return WRONG, NEGATIVE, "negative"
    for factor in (1000, 10**6):
        if top * factor == expected * bottom or top == expected * factor * bottom:
            return WRONG, SCALE, "factor of 1,000"
    if bottom == 1 and top in without_a_group(expected):
        return WRONG, GAP, "digits missing"
    if reading.single and is_scaled(reading.value, expected):
        return UNCLEAR, SCALE + " " + EXACT, "rounded"
    if bottom > 1:
        return WRONG, BROKEN, "not whole"
    if reading.single and is_rounded(top, expected):
        return UNCLEAR, ROUNDED, "rounded"
    hits = [
        each for each in mistakes if top % 1000 == 0 and is_rounded(top, each.value)
    ]
    if reading.single and len(hits) == 1:
        return WRONG, hits[0].message + " " + EXACT, hits[0].name
    return WRONG, "", ""


def is_rounded(number: int, exact: int) -> bool:
    """Tell whether a number is another one, rounded or cut off."""
    if not number or number % 10:
        return False
    unit = 10
    while number % (10 * unit) == 0:
        unit *= 10
    off = exact - number
    return CLOSE * abs(off) <= exact and -unit <= 2 * off < 2 * unit


def is_scaled(value: tuple[int, int], exact: int) -> bool:
    """Tell whether a number is another one in thousands or millions, rounded."""
    top, bottom = value
    units = [top * factor for factor in (1000, 10**6)]
    return any(
        unit % bottom == 0 and is_rounded(unit // bottom, exact) for unit in units
    )


def without_a_group(exact: int) -> list[int]:
    """List what a number of at least three groups of digits is without one of them."""
    if exact < 10**6:
        return []
    shorter = []
    unit = 1
    while unit <= exact:
        shorter.append(exact // (1000 * unit) * unit + exact % unit)
        unit *= 1000
    return shorter
