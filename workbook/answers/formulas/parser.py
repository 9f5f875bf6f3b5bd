"""Read the tokens of a formula into a tree.

A tree is a tuple with its kind first:

    ("number", text, value)          ("symbol", base, indices, layer)
    ("index", letter)                ("delta", letter, letter)
    ("add", [(sign, term), ...])     ("mul", [("*" or "/", factor), ...])
    ("pow", base, exponent)          ("call", function, [argument, ...])
    ("sum", letter, body)            ("compare", mark, left, right)
    ("all" or "any", [condition, ...])
    ("indicator", condition)         ("cases", [(value, condition or None), ...])

Chains of + and * are lists and not nested, so that a tree is no higher than its
brackets ask for; both are bounded, because light Python's stack is small.
"""

from collections import namedtuple

from workbook.answers.formulas.names import MATRIX
from workbook.answers.formulas.operands import (
    ADD,
    AND,
    CASES,
    COMPARE,
    EULER,
    OR,
    OVER,
    POWER,
    TERM,
    TIMES,
    Operands,
)
from workbook.answers.formulas.symbols import ReadError, Symbols, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Tree = tuple[Any, ...]

DEEPEST = 18  # expressions within expressions, and
HIGHEST = 28  # parts within parts of the tree
SLASHES = 6  # in one term
NESTED = "The formula is nested too deeply."
COMPARISONS = ("=", "!=", "<", ">", "<=", ">=")
TRUTHS = ("compare", "all", "any", "indicator", "delta")
STARTS = ("if", "for", "otherwise")


class Parser(Operands):
    """Reads expressions by the precedence of their operators."""

    def formula(self) -> "Tree":
        """Read the whole text."""
        if self.kind() == "end":
            raise ReadError("There is no formula yet.")
        tree = self.expression(CASES)
        if height(tree) > HIGHEST:
            raise ReadError(NESTED)
        if self.sees("@"):
            raise ReadError(MATRIX)
        if self.kind() != "end":
            raise self.unexpected()
        if self.bare:
            base, layer = self.bare[0]
            one = written(base, "jk"[: self.symbols.sizes[base]], layer)
            raise ReadError(
                f"{written(base, '', layer)} has many entries: say which one, as in "
                f"{one}."
            )
        if self.loose:
            raise ReadError(
                f"The index {self.loose[0]} is not known here. The indices of this "
                f"question are {', '.join(sorted(set(self.symbols.indices)))}."
            )
        return tree

    def expression(self, least: int) -> "Tree":
        """Read an expression whose operators bind at least as tightly as `least`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ReadError(NESTED)
        left = self.operand(least)
        while True:
            if self.sees("^"):
                left = self.power(left)
            elif least <= TERM and (self.sees("*", "/") or self.starts_factor()):
                left = self.product(left)
            elif least <= ADD and self.sees("+", "-"):
                left = self.terms(left)
            elif least <= COMPARE and self.sees(*COMPARISONS):
                mark = self.next()
                left = ("compare", mark, left, self.expression(ADD))
                if self.sees(*COMPARISONS):
                    raise self.unexpected()
            elif least <= AND and self.sees("and"):
                left = self.conditions("all", "and", left, COMPARE)
            elif least <= OR and self.sees("or"):
                left = self.conditions("any", "or", left, AND)
            elif least == CASES and self.comes("if", "for"):
                left = self.cases(left)
            else:
                break
        self.depth -= 1
        return left

    def power(self, base: "Tree") -> "Tree":
        """Read `^` and an exponent."""
        self.at += 1
        self.exponents += base == EULER
        exponent = self.expression(POWER)
        self.exponents -= base == EULER
        return ("pow", base, exponent)

    def product(self, left: "Tree") -> "Tree":
        """Read the factors and divisors that follow."""
        factors = [("*", left)]
        while True:
            if self.sees("*", "/"):
                sign = self.next()
            elif self.starts_factor():
                sign = "*"
            else:
                break
            level = TIMES if sign == "*" else OVER
            factors.append((sign, self.expression(level)))
        if len([sign for sign, _ in factors if sign == "/"]) > SLASHES:
            raise ReadError("There are too many divisions in a row.")
        return ("mul", factors)

    def terms(self, left: "Tree") -> "Tree":
        """Read the terms that follow, each with its sign."""
        found = left[1] if left[0] == "add" and left[1][0][0] == "-" else [("+", left)]
        while self.sees("+", "-"):
            sign = self.next()
            found.append((sign, self.expression(TERM)))
        return ("add", found)

    def conditions(self, kind: str, word: str, left: "Tree", level: int) -> "Tree":
        """Read the conditions that follow, joined by `and` or by `or`."""
        found = [left]
        while self.skips(word):
            found.append(self.expression(level))
        return (kind, found)

    def cases(self, value: "Tree") -> "Tree":
        """Read the cases of `1 if a_k > 0 else 0`, or of `1 if .., 0 otherwise`."""
        rows: list[Any] = []
        while self.comes("if", "for"):
            self.at += 1
            condition, following = self.without_value(self.expression(OR))
            rows.append((value, condition))
            if following:  # 1 if j = k and 0 if j != k
                value = following
                if self.skips("otherwise"):
                    rows.append((value, None))
                continue
            comma = self.skips(",", ";")
            if self.skips("otherwise"):
                self.skips(",")
                value = self.expression(OR)
                if not self.sees("if", "for"):
                    rows.append((value, None))
            elif comma:
                value = self.expression(OR)
                if self.comes("otherwise"):
                    self.at += 1
                    rows.append((value, None))
                elif not self.comes("if", "for"):
                    raise self.unexpected()
        self.has_gaps = self.has_gaps or rows[-1][1] is not None
        return ("cases", rows)

    def without_value(self, condition: "Tree") -> "tuple[Tree, Tree | None]":
        """Part a condition from the next row's value, which `and` joined to it."""
        parts = condition[1] if condition[0] == "all" else []
        if not parts or parts[-1][0] in TRUTHS or not self.sees(*STARTS):
            return condition, None
        rest = parts[:-1]
        return (rest[0] if len(rest) == 1 else ("all", rest)), parts[-1]


def height(tree: "Tree") -> int:
    """Count how many parts of a tree lie within each other, without recursion."""
    most = 0
    waiting: list[tuple[Any, int]] = [(tree, 1)]
    while waiting:
        part, level = waiting.pop()
        most = max(most, level)
        inside = level + isinstance(part[0], str)
        waiting += [(each, inside) for each in part if isinstance(each, (tuple, list))]
    return most


class Reading(namedtuple("Reading", "tree unlabelled has_gaps")):
    """A formula that was read.

    Attributes
    ----------
    tree : tuple
        The formula.
    unlabelled : list of (str, str)
        Base and indices of the symbols whose layer is open; the tree has the layers
        "?0", "?1", ... in their place.
    has_gaps : bool
        Whether it has cases of which the last one has a condition too.
    """

    __slots__ = ()


def read(text: str, symbols: Symbols) -> Reading:
    """Read a formula.

    Parameters
    ----------
    text : str
        Python, simple TeX, Unicode, or a mixture.
    symbols : Symbols
        What a reader may use.

    Returns
    -------
    Reading

    Raises
    ------
    ReadError
        If it is no formula; the message says what is wrong, and where.
    """
    parser = Parser(text, symbols)
    return Reading(parser.formula(), parser.unlabelled, parser.has_gaps)
