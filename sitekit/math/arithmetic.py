r"""Checks the arithmetic that formulas state.

``3\cdot 3\cdot 3\cdot 64 + 64 = 1{,}792`` is a chain: sides joined by relations.
Neighbouring sides that hold plain numbers only are evaluated exactly and compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

TOKEN = re.compile(
    r"""
    (?P<number>\d{1,3}(?:\{,\}\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<space>\s|~|\\[,;:! ]|\\q?quad\b|\\(?:left|right|[bB]igg?[lr]?)(?![a-zA-Z])|&)
  | (?P<text>\\(?:text|mathrm|operatorname)\{[^{}]*\})
  | (?P<command>\\[a-zA-Z]+|\\.)
  | (?P<char>.)
    """,
    re.VERBOSE | re.DOTALL,
)
SEPARATOR = re.compile(r"\\q?quad(?![a-zA-Z])|\\(?:begin|end)\{[^}]*\}(?:\{[^}]*\})?")
RELATIONS = {
    "=": "=", r"\approx": "≈", "<": "<", ">": ">",
    r"\le": "≤", r"\leq": "≤", r"\ge": "≥", r"\geq": "≥", r"\ne": "≠", r"\neq": "≠",
}  # fmt: skip
OPEN = {"(": ")", "{": "}", "[": "]", r"\lfloor": r"\rfloor", r"\lceil": r"\rceil"}
FRACTIONS = {r"\frac", r"\dfrac", r"\tfrac"}
PRODUCTS = {r"\cdot", r"\times", "*"}
CONTINUES = {*RELATIONS, *PRODUCTS, "+", "-"}
ENDS = {",", ";", r"\Rightarrow", r"\implies", r"\iff", r"\Leftrightarrow"}


class NotPlainError(Exception):
    """A side that holds more than numbers."""


@dataclass(frozen=True)
class Comparison:
    """Two neighbouring sides of a chain with their values."""

    left: str
    relation: str
    right: str
    values: tuple[Fraction, Fraction]
    holds: bool


def comparisons(tex: str) -> list[Comparison]:
    """Return every relation between two plain numbers that a formula states."""
    return [
        comparison
        for statement in SEPARATOR.split(tex)
        for chain in chains(tokens(statement))
        for comparison in neighbours(chain)
    ]


def tokens(tex: str) -> list[str]:
    """Cut TeX into numbers, commands and signs; spacing does not count."""
    return [m[0] for m in TOKEN.finditer(tex) if m.lastgroup != "space"]


def chains(found: list[str]) -> Iterator[list[list[str]]]:
    """Yield chains as sides and relations in turn, cut at the outermost level."""
    chain: list[list[str]] = [[]]
    depth = 0
    for token, following in zip(found, [*found, ""][1:], strict=True):
        depth += (token in OPEN) - (token in OPEN.values())
        if depth == 0 and token in RELATIONS:
            chain += [[token], []]
        elif depth == 0 and token in ENDS:
            yield chain
            chain = [[]]
        elif token == "\\\\":  # a line of an aligned formula ends, or goes on
            if following not in CONTINUES:
                yield chain
                chain = [[]]
        else:
            chain[-1].append(token)
    yield chain


def neighbours(chain: list[list[str]]) -> Iterator[Comparison]:
    """Compare each pair of plain neighbours of a chain."""
    for i in range(0, len(chain) - 2, 2):
        left, (relation,), right = chain[i : i + 3]
        try:
            values = evaluate(left), evaluate(right)
        except NotPlainError:
            continue
        sign = RELATIONS[relation]
        tolerance = max(half_unit(left), half_unit(right))
        yield Comparison(
            "".join(left), sign, "".join(right), values, holds(sign, *values, tolerance)
        )


def holds(sign: str, left: Fraction, right: Fraction, tolerance: Fraction) -> bool:
    """Tell whether a relation is true; ≈ allows for rounding of what is shown."""
    return {
        "=": left == right,
        "≈": abs(left - right) <= tolerance,
        "≠": left != right,
        "<": left < right,
        ">": left > right,
        "≤": left <= right,
        "≥": left >= right,
    }[sign]


def half_unit(side: list[str]) -> Fraction:
    """Return half a unit of the last digit that a single number shows, else 0."""
    shown = [token for token in side if token[0].isdigit()]
    if len(shown) != 1:
        return Fraction(0)
    digits = shown[0].partition(".")[2]
    percent = 100 if r"\%" in side else 1
    return Fraction(1, 2 * 10 ** len(digits) * percent)


def evaluate(side: list[str]) -> Fraction:
    """Evaluate a side exactly, or raise ``NotPlainError``."""
    side = list(side)
    while side and side[-1].startswith((r"\text", r"\mathrm")):
        side.pop()  # a unit
    while side and side[-1] == ".":
        side.pop()  # the end of a sentence
    parser = Parser(side)
    value = parser.sum()
    if parser.rest:
        raise NotPlainError
    return value


class Parser:
    """Recursive descent over the tokens of one side."""

    def __init__(self, side: list[str]) -> None:
        self.rest = side[::-1]

    @property
    def next(self) -> str:
        """The token to come, or nothing."""
        return self.rest[-1] if self.rest else ""

    def sum(self) -> Fraction:
        """Sum: product (± product)*."""
        sign = -1 if self.next == "-" else 1
        if self.next in ("+", "-"):
            self.rest.pop()
        value = sign * self.product()
        while self.next in ("+", "-"):
            value += self.product() if self.rest.pop() == "+" else -self.product()
        return value

    def product(self) -> Fraction:
        """Product: power ((·|/) power)*, or a bracket after a number."""
        value = self.power()
        while self.next in PRODUCTS or self.next == "/" or self.next == "(":
            if self.next == "(":
                value *= self.power()
            elif self.rest.pop() == "/":
                value /= self.nonzero(self.power())
            else:
                value *= self.power()
        return value

    def power(self) -> Fraction:
        """Power: atom, with ^ and a whole exponent."""
        value = self.atom()
        if self.next == "^":
            self.rest.pop()
            exponent = self.atom()
            if exponent.denominator != 1 or abs(exponent) > 64:
                raise NotPlainError
            value = (
                self.nonzero(value) ** int(exponent)
                if exponent < 0
                else value ** int(exponent)
            )
        if self.next == r"\%":
            self.rest.pop()
            value /= 100
        return value

    def atom(self) -> Fraction:
        """Atom: a number, a bracket, a floor, a ceiling or a fraction."""
        if not self.rest:
            raise NotPlainError
        token = self.rest.pop()
        if token[0].isdigit():
            return Fraction(token.replace("{,}", ""))
        if token in FRACTIONS:
            numerator = self.atom()
            return numerator / self.nonzero(self.atom())
        if token == r"\underbrace":
            value = self.atom()
            self.skip_label()
            return value
        if token not in OPEN:
            raise NotPlainError
        value = self.sum()
        if not self.rest or self.rest.pop() != OPEN[token]:
            raise NotPlainError
        if token == r"\lfloor":
            return Fraction(floor(value))
        return Fraction(ceil(value)) if token == r"\lceil" else value

    def skip_label(self) -> None:
        """Pass over the label under a brace."""
        if self.next != "_":
            return
        self.rest.pop()
        depth = 0
        while self.rest:
            token = self.rest.pop()
            depth += (token == "{") - (token == "}")
            if depth == 0:
                return

    def nonzero(self, value: Fraction) -> Fraction:
        """Refuse to divide by zero."""
        if value == 0:
            raise NotPlainError
        return value
