"""What a judge is given beside an answer, and what it gives back.

Each kind of answer has a module of its own with a function

    judge(text, expected, mistakes, step) -> Verdict

It never raises for a text that a reader typed, however odd.
"""

from collections import namedtuple

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
