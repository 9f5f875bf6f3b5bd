"""The value of a formula at a point.

A point is a dict: the number K of entries, the indices "j" and "k" from 0 on, and for
each symbol its number, list or matrix under its name without indices: "a^(l-1)". A
formula without a value there, such as 1 / 0, gives NaN.
"""

import math

from workbook.answers.formulas.symbols import Symbols

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Tree = tuple[Any, ...]
    Point = dict[str, Any]
    Value = Callable[[Point], float]

NAN = float("nan")


def relu(value: float) -> float:
    """Return the positive part."""
    return max(value, 0.0)


def step(value: float, at_zero: float = 0.0) -> float:
    """Return 1 for what is positive, and 0 for what is not."""
    return float(value > 0)


def sign(value: float) -> float:
    """Return 1, 0 or -1."""
    return float(value > 0) - float(value < 0)


CALLS = [
    ("exp", math.exp),
    ("log", math.log),
    ("ln", math.log),
    ("sqrt", math.sqrt),
    ("abs", abs),
    ("max", max),
    ("min", min),
    ("relu", relu),
    ("ReLU", relu),
    ("sign", sign),
    ("sgn", sign),
]


class Evaluator:
    """Turns trees into functions of a point.

    Parameters
    ----------
    symbols : Symbols
        What the symbols of the question stand for.
    layers : dict of str to str
        The layers to take for the open ones, "?0", "?1", ...
    """

    def __init__(self, symbols: Symbols, layers: "dict[str, str]") -> None:
        self.symbols = symbols
        self.layers = layers

    def value(self, tree: "Tree") -> "Value":
        """Return the function that gives the value of a tree at a point."""
        make: Callable[..., Value] = getattr(self, tree[0])
        return make(*tree[1:])

    def number(self, text: str, value: float) -> "Value":
        """Make a number."""
        return lambda point: value

    def index(self, letter: str) -> "Value":
        """Make an index, counted from 1 as on the sheet."""
        return lambda point: point[letter] + 1.0

    def symbol(self, base: str, indices: str, layer: str) -> "Value":
        """Make a symbol; one without its index belongs to a sum without one."""
        key = self.symbols.key(base, self.layers.get(layer, layer))
        size = self.symbols.sizes[base]
        if not size:
            return lambda point: point[key]
        first, last = (indices or " ")[0], (indices or " ")[-1]
        if size == 1:
            return lambda point: point[key][point[first]]
        return lambda point: point[key][point[first]][point[last]]

    def delta(self, one: str, other: str) -> "Value":
        """Make a Kronecker delta."""
        return lambda point: 1.0 if point[one] == point[other] else 0.0

    def add(self, terms: "list[tuple[str, Tree]]") -> "Value":
        """Make a sum of terms."""
        parts = [(sign == "+", self.value(term)) for sign, term in terms]

        def total(point: "Point") -> float:
            result = 0.0
            for plus, term in parts:
                result = result + term(point) if plus else result - term(point)
            return result

        return total

    def mul(self, factors: "list[tuple[str, Tree]]") -> "Value":
        """Make a product with divisions."""
        parts = [(sign == "*", self.value(factor)) for sign, factor in factors]

        def product(point: "Point") -> float:
            result = 1.0
            for times, factor in parts:
                value = factor(point)
                if times:
                    result *= value
                else:
                    result = result / value if value else NAN
            return result

        return product

    def pow(self, base: "Tree", exponent: "Tree") -> "Value":
        """Make a power."""
        low, high = self.value(base), self.value(exponent)
        return lambda point: defined(lambda x, y: x**y, low(point), high(point))

    def call(self, name: str, arguments: "list[Tree]") -> "Value":
        """Make the value of a function."""
        parts = [self.value(argument) for argument in arguments]
        function: Any = dict(CALLS).get(name, step)
        return lambda point: defined(function, *[part(point) for part in parts])

    def sum(self, letter: str, body: "Tree") -> "Value":
        """Make a sum over all values of an index."""
        part, letter = self.value(body), letter or " "

        def total(point: "Point") -> float:
            outer, result = point.get(letter), 0.0
            for place in range(point["K"]):
                point[letter] = place
                result += part(point)
            point[letter] = outer
            return result

        return total

    def compare(self, mark: str, left: "Tree", right: "Tree") -> "Value":
        """Make a comparison, 1 or 0; without a value where a side has none."""
        one, other = self.value(left), self.value(right)
        return lambda point: compared(mark, one(point), other(point))

    def indicator(self, condition: "Tree") -> "Value":
        """Make an indicator: the value of its condition."""
        return self.value(condition)

    def all(self, conditions: "list[Tree]") -> "Value":
        """Make conditions that must all hold."""
        parts = [self.value(condition) for condition in conditions]
        return lambda point: joined(all, [part(point) for part in parts])

    def any(self, conditions: "list[Tree]") -> "Value":
        """Make conditions of which one must hold."""
        parts = [self.value(condition) for condition in conditions]
        return lambda point: joined(any, [part(point) for part in parts])

    def cases(self, rows: "list[tuple[Tree, Tree | None]]") -> "Value":
        """Make the value of the first row whose condition holds."""
        parts = [
            (self.value(value), self.value(condition) if condition else None)
            for value, condition in rows
        ]

        def chosen(point: "Point") -> float:
            for value, condition in parts:
                holds = 1.0 if condition is None else condition(point)
                if holds:  # NaN too: then there is no value
                    return value(point) if holds == holds else NAN
            return NAN

        return chosen


def defined(function: "Callable[..., Any]", *values: float) -> float:
    """Return a function's value, or NaN where it has none that a float can hold."""
    if any(value != value for value in values):
        return NAN
    try:
        result = function(*values)
    except (ValueError, ArithmeticError):
        return NAN
    return NAN if isinstance(result, complex) or math.isinf(result) else result


def joined(
    function: "Callable[[list[float]], bool]", conditions: "list[float]"
) -> float:
    """Return whether all or any conditions hold, if each has a value."""
    if any(condition != condition for condition in conditions):
        return NAN
    return float(function(conditions))


def compared(mark: str, one: float, other: float) -> float:
    """Return 1 if a comparison holds, and 0 if not."""
    if one != one or other != other:
        return NAN
    if one == other:
        return float(mark in ("=", "<=", ">="))
    return float(mark == "!=" or mark[0] == ("<" if one < other else ">"))
