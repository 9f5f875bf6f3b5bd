"""Reads one number as several countries write it, exactly.

A value is a pair of whole numbers (numerator, denominator): light Python has no
fractions, and decimal places must not be lost.
"""

from workbook.answers.signs import UnreadableError, is_digit, word_at

MARKS = ".,' _"  # between the digits of one number
SCALES = {
    "k": 3,
    "thousand": 3,
    "tsd": 3,
    "tausend": 3,
    "lakh": 5,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "mill": 6,
    "million": 6,
    "millions": 6,
    "millionen": 6,
    "crore": 7,
    "b": 9,
    "bn": 9,
    "g": 9,
    "billion": 9,
    "mrd": 9,
    "milliarden": 9,
}
MOST_DIGITS = 60
GROUPS = (
    "The digits are not in groups of three: is one missing, or a sign between two "
    "numbers, such as · or +?"
)
TOO_LARGE = "That is too large to be worked out here. Type the number itself."


def starts_number(text: str, at: int) -> bool:
    """Tell whether a number starts at a position."""
    return is_digit(text[at]) or (text[at] in ".," and is_digit(text[at + 1 : at + 2]))


def number_at(text: str, at: int) -> tuple[tuple[int, int], int]:
    """Read the number that starts at a position, with what scales it.

    Returns
    -------
    value : (int, int)
    end : int
        The position behind it.
    """
    end = at
    while end < len(text) and (
        is_digit(text[end])
        or (text[end] in MARKS and is_digit(text[end + 1 : end + 2]))
    ):
        end += 1
    literal = text[at:end]
    power, end = scale_at(text, end)
    rest = text[end : end + 8].replace(" ", "")
    scaled = power != 0 or (rest[:1] in ("*", "x", "X") and rest[1:4] == "10^")
    top, bottom = numeral(literal, scaled)
    if power < 0:
        return (top, bottom * 10**-power), end
    return (top * 10**power, bottom), end


def scale_at(text: str, at: int) -> tuple[int, int]:
    """Read a power of ten behind a number: e3, k, million; return it and its end."""
    sign = text[at + 1 : at + 2] in ("+", "-")
    first = at + 1 + sign
    if text[at : at + 1] in ("e", "E") and is_digit(text[first : first + 1]):
        end = first
        while is_digit(text[end : end + 1]):
            end += 1
        if int(text[first:end]) > MOST_DIGITS:
            raise UnreadableError(TOO_LARGE)
        return int(text[at + 1 : end]), end
    start = at + (text[at : at + 1] == " ")
    word = word_at(text, start)
    power = SCALES.get(word.lower(), 0)
    if not power:
        return 0, at
    end = start + len(word)
    return power, end + (text[end : end + 1] == ".")  # Mio.


def numeral(literal: str, scaled: bool) -> tuple[int, int]:
    """Read digits and the marks between them.

    One mark before three digits separates thousands, 1.792 = 1,792, unless a power of
    ten follows: 1.792k. Any other single point or comma is a decimal mark.
    """
    groups, marks = [""], ""
    for sign in literal:
        if sign in MARKS:
            groups.append("")
            marks += sign
        else:
            groups[-1] += sign
    places = ""
    if has_decimals(groups, marks, scaled):
        places = groups.pop()
        marks = marks[:-1]
    if marks and (marks != marks[0] * len(marks) or not well_grouped(groups)):
        raise UnreadableError(GROUPS)
    digits = "".join(groups) + places
    if len(digits) > MOST_DIGITS:
        raise UnreadableError(TOO_LARGE)
    return int(digits), 10 ** len(places)


def has_decimals(groups: list[str], marks: str, scaled: bool) -> bool:
    """Tell whether the last mark is a decimal mark."""
    if not marks or marks[-1] not in ".," or marks.count(marks[-1]) > 1:
        return False
    thousands = len(groups[-1]) == 3 and len(groups[0]) <= 3 and groups[0][:1] > "0"
    return len(marks) > 1 or scaled or not thousands


def well_grouped(groups: list[str]) -> bool:
    """Tell whether digits stand in threes, or as in India: 13,83,57,544."""
    first, inner = len(groups[0]), [len(group) for group in groups[1:-1]]
    if len(groups[-1]) != 3 or not first:
        return False
    threes = first <= 3 and inner == [3] * len(inner)
    return threes or (first <= 2 and inner == [2] * len(inner))
