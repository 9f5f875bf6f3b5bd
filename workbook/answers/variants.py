"""Variants of a question, made from a seed: the same seed gives the same variant.

The numbers are drawn here and not by `random`, which gives other ones in light Python.
"""

from collections import namedtuple

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

MASK = 2**64 - 1


class Variant(namedtuple("Variant", "kind question expected mistakes step solution")):
    """A question with everything to judge and to solve it.

    Attributes
    ----------
    kind : str
        "number" or "shape".
    question : str
        Plain text with every size.
    expected : int or tuple
        The right answer.
    mistakes : list of Mistake
        What readers do wrong.
    step : str
        The next step, for a wrong answer that is none of them.
    solution : list of str
        The worked answer, line by line; the last line ends in the result.
    """

    __slots__ = ()


class Draw:
    """Draws numbers that look random, from a seed (SplitMix64 by Steele et al.)."""

    def __init__(self, seed: int) -> None:
        self.state = seed & MASK

    def below(self, limit: int) -> int:
        """Draw a number from 0 to limit - 1."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % limit

    def among(self, first: int, last: int) -> int:
        """Draw a number from first to last."""
        return first + self.below(last - first + 1)

    def one_of(self, options: "Sequence[T]") -> "T":
        """Draw one of several things."""
        return options[self.below(len(options))]


def drawn(
    seed: int, make: "Callable[[Draw], Variant]", apart: "Sequence[str]"
) -> Variant:
    """Draw variants until one has mistakes of these names, all told apart.

    A mistake is left out where it leads to the right answer or to that of another:
    such sizes teach nothing.
    """
    draw = Draw(seed)
    while True:
        variant = make(draw)
        names = [mistake.name for mistake in variant.mistakes]
        if all(name in names for name in apart):
            return variant
