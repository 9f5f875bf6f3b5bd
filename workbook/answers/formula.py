"""Judges a formula by its values at many points, never by its spelling.

    Formula("a_j^(l) (δ_jk - a_k^(l))", ("a_j^(l-1)", "a_j^(l)", "δ_jk"), points)

A reader types Python, simple TeX, Unicode or a mixture; `formulas.parser` reads it.
A symbol without its layer, such as a_k, is read in every way that it can be meant:
only if that decides whether the answer is right, the reader is asked which is meant.
"""

from collections import namedtuple

from workbook.answers.formulas.mathml import draw
from workbook.answers.formulas.parser import Reading
from workbook.answers.formulas.parser import read as parsed
from workbook.answers.formulas.symbols import ReadError, Symbols, parts
from workbook.answers.formulas.symbols import written as spelled
from workbook.answers.formulas.values import Evaluator
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from workbook.answers.formulas.values import Point, Value
    from workbook.answers.verdict import Mistake

    Tree = tuple[Any, ...]

RELATIVE, ABSOLUTE = 1e-9, 1e-12  # what rounding may change
READINGS = 4  # open layers that are tried in every combination
# Where a formula has indices it may need an indicator, a sum, a power of e.
SIGNS = ("1[", "]", ">", "Σ_m ", "exp(")
SIZE_SIGNS = ("·", "²")
SAME, PARTLY, OTHER = "same", "partly", "other"


class Formula(namedtuple("Formula", "text names points")):
    """An expected formula, with all that is needed to judge another by it.

    Attributes
    ----------
    text : str
        The formula, in the language of the readers.
    names : tuple of str
        What a reader may use, see `formulas.symbols.Symbols`.
    points : list of dict
        Where formulas are compared, see `formulas.values`. The expected formula has
        a value at each.
    """

    __slots__ = ()


def read(text: str, names: "Sequence[str]") -> "Tree":
    """Read a formula into a tree, or raise ReadError."""
    return parsed(text, Symbols(names)).tree


def written(value: "Formula | str") -> str:
    """Write an expected formula, or that of a mistake, as a reader may type it."""
    return value if isinstance(value, str) else value.text


def buttons(expected: Formula) -> "list[str]":
    """List what a keyboard lacks: the question's symbols with each index, and signs."""
    symbols = Symbols(expected.names)
    both = [index for index in "jk" if index in symbols.indices]
    names = [
        spelled(base, index, layer)
        for base, indices, layer in [parts(name) for name in symbols.listed]
        for index in (both if len(indices) == 1 else [indices])
    ]
    return names + list(SIGNS if both else SIZE_SIGNS)


def preview(text: str, expected: Formula) -> Verdict:
    """Show how a text is read so far, without judging it.

    Returns
    -------
    Verdict
        Always `UNCLEAR`; the message says why the text cannot be read, or is empty.
    """
    try:
        return Verdict(UNCLEAR, "", draw(read(text, expected.names)), "")
    except ReadError as error:
        return Verdict(UNCLEAR, str(error), "", "")


def judge(
    text: str, expected: Formula, mistakes: "Sequence[Mistake]", step: str
) -> Verdict:
    """Judge a formula.

    Parameters
    ----------
    text : str
        What the reader typed.
    expected : Formula
        The answer.
    mistakes : sequence of Mistake
        Known wrong formulas; the first that has the same values is named.
    step : str
        What to tell a reader whose formula is none of them.

    Returns
    -------
    Verdict
    """
    symbols = Symbols(expected.names)
    try:
        reading = parsed(text, symbols)
    except ReadError as error:
        return Verdict(UNCLEAR, str(error), "", "")
    state, message, name = compared(reading, symbols, expected, mistakes)
    return Verdict(state, message or step, draw(reading.tree), name)


def compared(
    reading: Reading,
    symbols: Symbols,
    expected: Formula,
    mistakes: "Sequence[Mistake]",
) -> "tuple[str, str, str]":
    """Compare what was read with the answer, then with the known mistakes."""
    meanings = [
        Evaluator(symbols, layers).value(side)
        for side in sides(reading.tree)
        for layers in all_layers(symbols, reading.unlabelled)
    ]

    def fits(formula: str) -> "list[str]":
        wanted = Values(formula, symbols)
        return [fit(meaning, wanted, expected.points) for meaning in meanings]

    found = fits(expected.text)
    if found == [SAME] * len(found):
        return RIGHT, "Right.", ""
    open_one = which(symbols, reading.unlabelled[0]) if reading.unlabelled else ""
    if SAME in found:
        return UNCLEAR, open_one or UNEQUAL, ""
    if PARTLY in found and reading.has_gaps:
        return UNCLEAR, INCOMPLETE, ""
    made = [mistake for mistake in mistakes if SAME in fits(mistake.value)]
    if open_one and len({mistake.name for mistake in made}) > 1:
        return UNCLEAR, open_one, ""
    return (WRONG, made[0].message, made[0].name) if made else (WRONG, "", "")


UNEQUAL = "The two sides of this equation are not equal. Give one formula."
INCOMPLETE = "That holds in some cases only. Say what the entry is in all others."


def sides(tree: "Tree") -> "list[Tree]":
    """Return both sides of an equation between formulas, or the formula alone."""
    is_equation = tree[:2] == ("compare", "=")
    if is_equation and "index" not in (tree[2][0], tree[3][0]):
        return list(tree[2:])
    return [tree]


def all_layers(
    symbols: Symbols, unlabelled: "list[tuple[str, str]]"
) -> "list[dict[str, str]]":
    """List the ways to give the open layers their values."""
    ways: list[dict[str, str]] = [{}]
    for place, (base, _) in enumerate(unlabelled):
        name, layers = f"?{place}", symbols.layers[base]
        if place < READINGS:
            ways = [dict(way, **{name: layer}) for way in ways for layer in layers]
        else:  # as the first one
            for way in ways:
                way[name] = way["?0"]
    return ways


class Values:
    """The values of an author's formula at the points, each computed when asked for."""

    def __init__(self, text: str, symbols: Symbols) -> None:
        self.value = Evaluator(symbols, {}).value(parsed(text, symbols).tree)
        self.known: list[float] = []

    def at(self, place: int, point: "Point") -> float:
        """Return the value at a point; the points are asked for in order."""
        if place == len(self.known):
            self.known.append(self.value(point))
        return self.known[place]


def fit(value: "Value", wanted: Values, points: "list[Point]") -> str:
    """Compare a formula with wanted values: SAME, PARTLY defined, or OTHER."""
    state, met = SAME, False
    for place, point in enumerate(points):
        got, want = value(point), wanted.at(place, point)
        if got != got:
            state = PARTLY
        elif abs(got - want) > RELATIVE * abs(want) + ABSOLUTE:
            return OTHER
        else:
            met = True
    return state if met else OTHER


def which(symbols: Symbols, one: "tuple[str, str]") -> str:
    """Ask which layer is meant."""
    base, indices = one
    names = [spelled(base, indices, layer) for layer in symbols.layers[base]]
    return (
        f"{spelled(base, indices, '')} can be {' or '.join(names)}. Which one do you "
        "mean? Write its layer too."
    )
