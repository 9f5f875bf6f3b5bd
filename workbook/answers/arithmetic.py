"""Works out what a reader types for a number: 3·3·3·64 + 64, 138.4 million, 2^10.

Nothing that a reader types is executed: the text is cut into numbers and signs, and
these are worked out with whole numbers, within bounds.
"""

from collections import namedtuple

from workbook.answers.calculation import Calculation, lowest
from workbook.answers.numerals import MOST_DIGITS, number_at, starts_number
from workbook.answers.signs import (
    SUPERSCRIPTS,
    UnreadableError,
    is_letter,
    plain,
    shortened,
    word_at,
)

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbook.answers.calculation import Token

LONGEST = 200  # characters of an answer
SIGNS = "+-*/^()=≈"
VALUES = "0123456789+-*/<!"  # in what is no name
OPEN, CLOSE = "\1", "\2"  # around a raised number, until its digits stand together
BLANKS = " :" + CLOSE
OPERATORS = {"x": "*", "times": "*", "mal": "*", "plus": "+", "minus": "-"}
ABOUT = ("about", "approximately", "approx", "roughly", "around", "circa", "ca", "etwa")
FILLERS = (
    " the answer is it has have there are in all total altogether exactly number of "
    "and parameter parameters param params trainable learnable learned weight weights "
    "bias biases entries values "
)


class Reading(namedtuple("Reading", "value understood single")):
    """How an answer was read.

    Attributes
    ----------
    value : (int, int)
        Numerator and denominator, in lowest terms.
    understood : str
        The value, or the calculation with its value.
    single : bool
        Whether it is one number, not a calculation, and so may be a rounded one.
    """

    __slots__ = ()


def read(text: str) -> Reading:
    """Read a number or a calculation; raise `UnreadableError` for anything else."""
    if len(text) > LONGEST:
        raise UnreadableError("That is too long to be read. Type one number.")
    sides: list[list[Token]] = [[]]
    for token in cut(without_name(text)):
        if token == "≈" and sides[-1]:
            break  # what follows is the same, rounded
        if token == "=" and sides[-1]:
            sides.append([])
        elif token not in ("≈", "="):
            sides[-1].append(token)
    sides = [side for side in sides if side]
    if not sides:
        raise UnreadableError("Type a number, or a calculation such as 2·3 + 4.")
    values = [Calculation(side).result() for side in sides]
    if values != [values[0]] * len(values):
        both = " ≠ ".join([written(side) for side in sides])
        raise UnreadableError(
            "These are not equal: " + both + ". Which one do you mean?"
        )
    single = any(is_single(side) for side in sides)
    value = spelled(values[0])
    shown = written(sides[0])
    understood = value if shown == value else shown + " = " + value
    return Reading(values[0], understood, single)


def without_name(text: str) -> str:
    """Leave out what a reader calls the number: Z =, P = or # of parameters =."""
    name, _, rest = text.partition("=")
    is_name = name.strip(" \t>") and not [
        sign for sign in plain(name) if sign in VALUES
    ]
    return rest if rest.strip() and is_name else text


def cut(text: str) -> "list[Token]":
    """Cut a text into numbers, as pairs of whole numbers, and signs."""
    text = plain(text).replace("**", "^").rstrip(".")
    for digit, sign in enumerate(SUPERSCRIPTS):
        text = text.replace(sign, OPEN + str(digit) + CLOSE)
    text = text.replace("⁻" + OPEN, OPEN + "-").replace(CLOSE + OPEN, "")
    text = text.replace(OPEN, "^")
    found: list[Token] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if starts_number(text, at):
            value, at = number_at(text, at)
            found.append(lowest(value))
        elif is_letter(sign):
            word = word_at(text, at)
            at += len(word)
            found += meaning(word)
            at += text[at : at + 1] == "."  # ca.
        elif sign in SIGNS:
            found.append(sign)
            at += 1
        elif sign in BLANKS:
            at += 1
        else:
            raise UnreadableError("“" + sign + "” cannot be read here. Type a number.")
    return found


def meaning(word: str) -> "list[Token]":
    """Return the signs that a word stands for."""
    small = word.lower()
    if small in OPERATORS:
        return [OPERATORS[small]]
    if small in ABOUT:
        return ["≈"]
    if " " + small + " " in FILLERS:
        return []
    if len(word) == 1:
        raise UnreadableError("Put the number in for “" + word + "”.")
    raise UnreadableError("“" + shortened(word) + "” is no number. Type a number.")


def is_single(tokens: "list[Token]") -> bool:
    """Tell whether a calculation is one number, such as 138.4M or 1.4·10^8."""
    kinds = "".join([token if isinstance(token, str) else "1" for token in tokens])
    if kinds in ("1*1^1", "1*1^(1)"):
        return tokens[2] == (10, 1)
    return kinds in ("1", "-1", "+1")


def written(tokens: "list[Token]") -> str:
    """Write a calculation as it was read."""
    text = ""
    before = ""  # "1" for a number
    for token in tokens:
        if isinstance(token, tuple):
            # Not a second one: in 2^3^2 the exponents would run into each other.
            high = before == "^" and text[-2] not in SUPERSCRIPTS
            text += "·" if before == ")" else ""
            text = text[:-1] + raised(token[0]) if high else text + spelled(token)
            before = "1"
            continue
        if token in ("+", "-"):
            sign = "−" if token == "-" else "+"
            text += " " + sign + " " if before in ("1", ")") else sign
        elif token == "(" and before in ("1", ")"):
            text += "·("
        else:
            text += "·" if token == "*" else token
        before = token
    return text


def raised(exponent: int) -> str:
    """Write a number as an exponent."""
    return "".join([SUPERSCRIPTS[int(digit)] for digit in str(exponent)])


def spelled(value: tuple[int, int]) -> str:
    """Write a number with commas, decimal places if they end, else as a fraction."""
    top, bottom = value
    sign = "−" if top < 0 else ""
    top = abs(top)
    places = 0
    while places <= MOST_DIGITS and 10**places % bottom:
        places += 1
    if places > 9:
        return sign + f"{top:,}/{bottom:,}"
    rest = str(top % bottom * 10**places // bottom)
    decimals = "." + "0" * (places - len(rest)) + rest if places else ""
    return sign + f"{top // bottom:,}" + decimals
