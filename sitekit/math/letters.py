r"""Checks formulas with letters: they get numbers, and become plain arithmetic.

At a point where ``Z^{(l)}`` is 7 and ``Z^{(l-1)}`` is 5, the formula
``Z^{(l)} \cdot Z^{(l-1)} + Z^{(l)}`` is ``(7) \cdot (5) + (7)``. A symbol is a piece of
TeX, as short as a letter or as long as a whole derivative; space does not count. A
symbol that no point gives a number makes the formula wrong: nothing is passed over.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from sitekit.math.arithmetic import (
    RELATIONS,
    SEPARATOR,
    NotPlainError,
    chains,
    evaluate,
    holds,
    tokens,
)

Point = Mapping[str, float]

VALUE = ""  # the symbol for what each side must be, where a formula names no result
CASES = re.compile(r"\\begin\{cases\}(.*?)\\end\{cases\}", re.DOTALL)
IF = re.compile(r"(.*?)&\s*\\text\{if \}(.*)", re.DOTALL)
TRUTH = re.compile(r"\\mathbf\{1\}\[(.*?)\]")
ROUNDING = Fraction(1, 10**9)  # of the numbers that code computes in floating point


class FormulaError(Exception):
    """What is wrong with a formula, at one point."""


class FalseError(FormulaError):
    """A relation that does not hold."""


def check(tex: str, point: Point) -> None:
    """Raise ``FormulaError`` unless the formula is true at a point."""
    written = TRUTH.sub(lambda m: f"({int(is_true(m[1], point))})", tex)
    written = CASES.sub(lambda m: f"({chosen(m[1], point)})", written)
    for statement in SEPARATOR.split(written):
        for chain in chains(tokens(statement)):
            if any(chain[0]):
                agree(chain, point)


def agree(chain: list[list[str]], point: Point) -> None:
    """Raise ``FormulaError`` unless the relations of a chain hold."""
    values = [number(side, point) for side in chain[::2]]
    if VALUE in point:
        wanted = Fraction(point[VALUE])
        chain, values = [[VALUE], ["="], *chain], [wanted, *values]
    if len(values) == 1:
        raise FormulaError(f"`{shown(chain[0])}` states nothing")
    for i, (left, right) in enumerate(pairwise(values)):
        (sign,) = chain[2 * i + 1]
        if not holds(RELATIONS[sign], *same_if_rounded(left, right), Fraction(0)):
            sides = f"{shown(chain[2 * i])} {sign} {shown(chain[2 * i + 2])}"
            values_shown = f"{float(left):.10g} and {float(right):.10g}"
            raise FalseError(f"`{sides.strip()}` is wrong: {values_shown}")


def same_if_rounded(left: Fraction, right: Fraction) -> tuple[Fraction, Fraction]:
    """Return one number for two that differ by rounding only."""
    near = abs(left - right) <= ROUNDING * max(Fraction(1), abs(left), abs(right))
    return (left, left) if near else (left, right)


def number(side: list[str], point: Point) -> Fraction:
    """Return the value of one side at a point."""
    try:
        return evaluate(replaced(side, point))
    except NotPlainError:
        message = f"`{shown(side)}` holds a symbol without a number"
        raise FormulaError(message) from None


def shown(side: list[str]) -> str:
    """Write a side as TeX again; a letter must not run into a command."""
    return "".join(f"{t} " if t[-1:].isalpha() and len(t) > 1 else t for t in side)


def replaced(side: list[str], point: Point) -> list[str]:
    """Put numbers in the place of symbols, of the longest first."""
    known = {tuple(tokens(symbol)): value for symbol, value in point.items() if symbol}
    longest_first = sorted(known, key=len, reverse=True)
    result: list[str] = []
    place = 0
    while place < len(side):
        for symbol in longest_first:
            if tuple(side[place : place + len(symbol)]) == symbol:
                value = Fraction(known[symbol])
                sign = ["-"] if value < 0 else []
                top, bottom = str(abs(value.numerator)), str(value.denominator)
                result += ["(", *sign, top, "/", bottom, ")"]
                place += len(symbol)
                break
        else:
            result.append(side[place])
            place += 1
    return result


def is_true(condition: str, point: Point) -> bool:
    """Tell whether a condition holds at a point."""
    symbols = {symbol: value for symbol, value in point.items() if symbol != VALUE}
    try:
        agree(next(chains(tokens(condition))), symbols)
    except FalseError:
        return False
    return True


def chosen(rows: str, point: Point) -> str:
    """Return the case whose condition holds."""
    for row in rows.split(r"\\"):
        found = IF.fullmatch(row.strip())
        if found and is_true(found[2], point):
            return found[1]
    raise FormulaError("no case holds")
