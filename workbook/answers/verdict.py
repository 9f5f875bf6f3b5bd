"""What a judge is given beside an answer, and what it gives back.

Each kind of answer has a module of its own with a function

    judge(text, expected, mistakes, step) -> Verdict

It never raises for a text that a reader typed, however odd.
"""

from collections import namedtuple

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT = "right"
WRONG = "wrong"
UNCLEAR = "unclear"  # not wrong: it could not be read, or another form is wanted


class Mistake(namedtuple("Mistake", "name value message")):
    """A mistake that readers make, with the answer that it leads to.

    Attributes
    ----------
    name : str
        Short, in the author's words: "biases missing".
    value : int, tuple or str
        What a reader answers who makes it: a number, a shape, a formula.
    message : str
        What to tell the reader: what went wrong, but not the answer.
    """

    __slots__ = ()


class Verdict(namedtuple("Verdict", "state message understood name")):
    """What a reader is told about an answer.

    Attributes
    ----------
    state : str
        `RIGHT`, `WRONG` or `UNCLEAR`.
    message : str
        Sentences to show.
    understood : str or list
        How the answer was read: a text such as "1,792", or a formula as a tree of
        MathML elements. Empty if it could not be read.
    name : str
        Name of the mistake that was recognised, or "".
    """

    __slots__ = ()


def named(
    messages: dict[str, str], values: "Sequence[tuple[str, object]]"
) -> list[Mistake]:
    """Make mistakes of names and values, with the message for each name."""
    return [Mistake(name, value, messages[name]) for name, value in values]


def distinct(expected: object, mistakes: list[Mistake]) -> list[Mistake]:
    """Leave out mistakes that lead to the right answer or to an earlier one's."""
    kept: list[Mistake] = []
    for mistake in mistakes:
        if mistake.value not in [expected] + [each.value for each in kept]:
            kept.append(mistake)
    return kept
