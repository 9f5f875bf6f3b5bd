r"""Checks the arithmetic that formulas state.

``3\cdot 3\cdot 3\cdot 64 + 64 = 1{,}792`` is a chain: sides joined by relations.
Neighbouring sides that hold plain numbers only are evaluated exactly and compared.
"""

import ast
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

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
OPEN = {"(", "{", "[", r"\lfloor", r"\lceil"}
CLOSE = {")", "}", "]", r"\rfloor", r"\rceil"}
PRODUCTS = {r"\cdot", r"\times", "*"}
# What a plain side may hold besides numbers, in Python's spelling.
PYTHON = {
    "+": "+", "-": "-", "/": "/", "^": "**", r"\%": ".percent",
    "(": "(", "{": "(", "[": "(", r"\lfloor": "floor(", r"\lceil": "ceil(",
    r"\frac": "frac", r"\dfrac": "frac", r"\tfrac": "frac",
    **dict.fromkeys(PRODUCTS, "*"), **dict.fromkeys(CLOSE, ")"),
}  # fmt: skip
LARGEST_EXPONENT = 64
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
    """Cut TeX into numbers, commands and signs; space does not count."""
    return [m[0] for m in TOKEN.finditer(tex) if m.lastgroup != "space"]


def chains(found: list[str]) -> Iterator[list[list[str]]]:
    """Yield chains as sides and relations in turn, cut at the outermost level."""
    chain: list[list[str]] = [[]]
    depth = 0
    for token, following in zip(found, [*found, ""][1:], strict=True):
        depth += (token in OPEN) - (token in CLOSE)
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
    while side and (side[-1] == "." or side[-1].startswith((r"\text", r"\mathrm"))):
        side.pop()  # a unit, or the end of a sentence
    text, before = "", ""
    for token in side:
        if token == "(" and (before[:1].isdigit() or before in CLOSE):
            text += "*"  # 2(3 + 4)
        is_number = token[0].isdigit()
        number = f"({token.replace('{,}', '')})"
        text += number if is_number else PYTHON.get(token, "unknown")
        before = token
    try:
        return Fraction(exact(ast.parse(text, mode="eval").body))
    except (SyntaxError, LookupError, TypeError, ValueError, ArithmeticError):
        raise NotPlainError from None


def exact(node: ast.AST) -> Any:
    """Return the value of a syntax tree in fractions; a function for its name."""
    match node:
        case ast.Constant(value=value):
            return Fraction(str(value))
        case ast.Name(id=name):
            return FUNCTIONS[name]
        case ast.Call(func=function, args=[argument]):
            return exact(function)(exact(argument))
        case ast.Attribute(value=value):
            return exact(value) / 100
        case ast.UnaryOp(op=sign, operand=value):
            return OPERATIONS[type(sign)](exact(value))
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATIONS[type(sign)](exact(left), exact(right))
    raise NotPlainError


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Raise to a whole exponent that a page can mean."""
    if exponent.denominator != 1 or abs(exponent) > LARGEST_EXPONENT:
        raise NotPlainError
    return base ** int(exponent)


FUNCTIONS = {
    "floor": lambda value: Fraction(floor(value)),
    "ceil": lambda value: Fraction(ceil(value)),
    "frac": lambda above: lambda below: above / below,
}
OPERATIONS: dict[type[ast.AST], Any] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: power,
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}
