"""Works out numbers and signs with whole numbers only, within bounds.

A number is a pair (numerator, denominator) in lowest terms.
"""

from workbook.answers.numerals import MOST_DIGITS, TOO_LARGE
from workbook.answers.signs import UnreadableError

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    Token = str | tuple[int, int]

DEEPEST = 12  # brackets within brackets
LARGEST = 10**MOST_DIGITS


class Calculation:
    """Works out numbers and signs; a bracket may stand where a number may."""

    def __init__(self, tokens: "list[Token]") -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def result(self) -> tuple[int, int]:
        """Work out the whole calculation."""
        value = self.sum()
        if self.at < len(self.tokens):
            raise UnreadableError(
                "A sign is missing between two numbers."
                if self.next() != ")"
                else "A bracket is closed that was not opened."
            )
        return value

    def next(self) -> "Token":
        """Return what comes next, or an empty text at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *signs: str) -> "Token":
        """Return the next sign and step over it if it is one of these."""
        sign = self.next()
        if sign in signs:
            self.at += 1
            return sign
        return ""

    def sum(self) -> tuple[int, int]:
        """Work out terms with + and - between them."""
        top, bottom = self.product()
        sign = self.take("+", "-")
        while sign:
            other = self.product()
            term = other[0] * bottom if sign == "+" else -other[0] * bottom
            top, bottom = bounded(top * other[1] + term, bottom * other[1])
            sign = self.take("+", "-")
        return top, bottom

    def product(self) -> tuple[int, int]:
        """Work out factors with · and / between them, or brackets side by side."""
        top, bottom = self.factor()
        sign = self.take("*", "/") or self.touching()
        while sign:
            other = self.factor()
            if sign == "/":
                other = inverse(other)
            top, bottom = bounded(top * other[0], bottom * other[1])
            sign = self.take("*", "/") or self.touching()
        return top, bottom

    def touching(self) -> bool:
        """Tell whether a product goes on without a sign: 64(27 + 1) or (27 + 1)64."""
        following = self.next()
        closed = self.tokens[self.at - 1] == ")" and isinstance(following, tuple)
        return closed or following == "("

    def factor(self) -> tuple[int, int]:
        """Work out a number or a bracket, with its sign and its exponent."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableError("That is nested too deeply. Type a number.")
        sign = self.take("+", "-")
        if sign:
            top, bottom = self.factor()
            value = (-top if sign == "-" else top), bottom
        else:
            value = self.atom()
            if self.take("^"):
                value = power(value, self.factor())
        self.depth -= 1
        return value

    def atom(self) -> tuple[int, int]:
        """Read a number or work out a bracket."""
        token = self.next()
        self.at += 1
        if isinstance(token, tuple):
            return token
        if token != "(":
            raise UnreadableError("A number is missing in this calculation.")
        value = self.sum()
        if not self.take(")"):
            raise UnreadableError("A bracket is not closed.")
        return value


def lowest(value: tuple[int, int]) -> tuple[int, int]:
    """Reduce a fraction to lowest terms, with a positive denominator."""
    top, bottom = value
    a, b = abs(top), bottom
    while b:
        a, b = b, a % b
    return top // a, bottom // a


def bounded(top: int, bottom: int) -> tuple[int, int]:
    """Reduce a fraction, and refuse numbers too large to go on with."""
    if abs(top) >= LARGEST or bottom >= LARGEST:
        raise UnreadableError(TOO_LARGE)
    return lowest((top, bottom))


def inverse(value: tuple[int, int]) -> tuple[int, int]:
    """Return one divided by a fraction."""
    top, bottom = value
    if not top:
        raise UnreadableError("Nothing can be divided by 0.")
    return (bottom, top) if top > 0 else (-bottom, -top)


def power(base: tuple[int, int], exponent: tuple[int, int]) -> tuple[int, int]:
    """Raise a fraction to a whole exponent."""
    times, whole = exponent
    if whole != 1:
        raise UnreadableError("An exponent has to be a whole number.")
    if times < 0:
        base, times = inverse(base), -times
    top, bottom = base
    # Refused before it is computed: 9^(9^9) must not be tried.
    if times > 4 * MOST_DIGITS:
        raise UnreadableError(TOO_LARGE)
    return bounded(top**times, bottom**times)
