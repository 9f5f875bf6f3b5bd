"""Draw a tree as MathML: nested lists such as ["mrow", ["mi", "a"], ["mo", "+"]]."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Tree = tuple[Any, ...]
    Element = list[Any]

MARKS = {"-": "−", "*": "·", "!=": "≠", "<=": "≤", ">=": "≥"}
CONDITIONS = ("compare", "all", "any")
DOTTED = ("number", "index", "indicator", "compare", "pow")


def draw(tree: "Tree") -> "Element":
    """Draw a tree."""
    return DRAW[tree[0]](*tree[1:])


def row(parts: "list[Element]") -> "Element":
    """Put elements side by side."""
    return parts[0] if len(parts) == 1 else ["mrow"] + parts


def mark(text: str) -> "Element":
    """Draw an operator."""
    return ["mo", MARKS.get(text, text)]


def bracketed(tree: "Tree", *kinds: str) -> "Element":
    """Draw a tree, in brackets if it is of one of these kinds.

    A condition used as a number stands in square brackets, as Iverson wrote it.
    """
    drawn = draw(tree)
    if tree[0] in CONDITIONS and tree[0] in kinds:
        return ["mrow", mark("["), drawn, mark("]")]
    if tree[0] in kinds:
        return ["mrow", mark("("), drawn, mark(")")]
    return drawn


def letters(indices: str) -> "Element":
    """Draw indices."""
    return row([["mi", letter] for letter in indices])


def number(text: str, value: float) -> "Element":
    """Draw a number."""
    return ["mi" if text == "e" else "mn", text]


def index(letter: str) -> "Element":
    """Draw an index."""
    return ["mi", letter]


def symbol(base: str, indices: str, layer: str) -> "Element":
    """Draw a symbol with its indices and its layer."""
    name = ["mi", base]
    above = [mark("("), ["mi", "l"], mark(")")]
    if layer == "l-1":
        above[2:2] = [mark("-"), ["mn", "1"]]
    if layer[:1] in ("", "?"):
        return ["msub", name, letters(indices)] if indices else name
    if not indices:
        return ["msup", name, row(above)]
    return ["msubsup", name, letters(indices), row(above)]


def delta(one: str, other: str) -> "Element":
    """Draw a Kronecker delta."""
    return ["msub", ["mi", "δ"], letters(one + other)]


def add(terms: "list[tuple[str, Tree]]") -> "Element":
    """Draw a sum of terms."""
    parts = []
    for place, (sign, term) in enumerate(terms):
        if place or sign == "-":
            parts.append(mark(sign))
        kinds = ("cases",) if sign == "+" and not place else ("cases", "add")
        parts.append(bracketed(term, *CONDITIONS, *kinds))
    return row(parts)


def mul(factors: "list[tuple[str, Tree]]") -> "Element":
    """Draw a product; a divisor goes below all that stands before it."""
    parts: list[Element] = []
    signs = [sign for sign, _ in factors] + ["*"]
    for place, (sign, factor) in enumerate(factors):
        if sign == "/":
            parts = [["mfrac", row(parts), draw(factor)]]
            continue
        if place:
            parts.append(mark("*" if factor[0] in DOTTED else "\u2062"))
        if place == 0 and signs[1] == "/":
            parts.append(draw(factor))
        else:
            open_end = ("sum",) if place < len(factors) - 1 else ()
            parts.append(bracketed(factor, "add", "cases", *CONDITIONS, *open_end))
    return row(parts)


def power(base: "Tree", exponent: "Tree") -> "Element":
    """Draw a power; a layer above the base asks for brackets too."""
    low = draw(base)
    if low[0] in ("msup", "msubsup") or base[0] not in ("number", "index", "symbol"):
        low = ["mrow", mark("("), low, mark(")")]
    return ["msup", low, draw(exponent)]


def call(name: str, arguments: "list[Tree]") -> "Element":
    """Draw a function with its arguments."""
    drawn: list[Element] = []
    for argument in arguments:
        drawn = drawn + [mark(",")] * bool(drawn) + [draw(argument)]
    if name == "sqrt":
        return ["msqrt", row(drawn)]
    if name == "abs":
        return ["mrow", mark("|")] + drawn + [mark("|")]
    return ["mrow", ["mi", name], mark("(")] + drawn + [mark(")")]


def total(letter: str, body: "Tree") -> "Element":
    """Draw a sum over an index."""
    sign = ["munder", mark("∑"), ["mi", letter]] if letter else mark("∑")
    return ["mrow", sign, bracketed(body, "add", "cases", *CONDITIONS)]


def compare(sign: str, left: "Tree", right: "Tree") -> "Element":
    """Draw a comparison."""
    return ["mrow", draw(left), mark(sign), draw(right)]


def joined(word: str, conditions: "list[Tree]") -> "Element":
    """Draw conditions with a word between them."""
    drawn: list[Element] = []
    for condition in conditions:
        drawn = drawn + [["mtext", f"\u00a0{word}\u00a0"]] * bool(drawn)
        drawn.append(bracketed(condition, "all", "any"))
    return row(drawn)


def indicator(condition: "Tree") -> "Element":
    """Draw an indicator."""
    return ["mrow", ["mn", "1"], mark("["), draw(condition), mark("]")]


def cases(rows: "list[tuple[Tree, Tree | None]]") -> "Element":
    """Draw cases with a brace before them."""
    lines: Element = ["mtable"]
    for value, condition in rows:
        when = [["mtext", "if\u00a0"], draw(condition)] if condition else []
        cell = row(when) if when else ["mtext", "otherwise"]
        lines.append(["mtr", ["mtd", draw(value)], ["mtd", cell]])
    return ["mrow", mark("{"), lines]


DRAW: "dict[str, Callable[..., Element]]" = {
    "number": number,
    "index": index,
    "symbol": symbol,
    "delta": delta,
    "add": add,
    "mul": mul,
    "pow": power,
    "call": call,
    "sum": total,
    "compare": compare,
    "all": lambda conditions: joined("and", conditions),
    "any": lambda conditions: joined("or", conditions),
    "indicator": indicator,
    "cases": cases,
}
