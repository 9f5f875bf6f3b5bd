"""Judges a function that a reader wrote, by what it does.

The judge of a topic has a function ``judge(names)``: it takes the names that the
reader's program defined and returns a dictionary fit for JSON, but for the error:

- ``state``: "right", "wrong", or "unclear" if there is nothing to judge,
- ``name``: the property that failed, in the author's words,
- ``message``: what to tell the reader, which does not give the program away,
- ``example``: the smallest call that shows it,
- ``error``: what the function raised, or None.

It runs in full Python, where the reader's program has already run. Endless loops are
ended from outside.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG

Judge = Callable[[Callable[..., Any]], None]


class Failed(Exception):  # noqa: N818 - it is no error of a program
    """A property that the reader's function lacks."""

    def __init__(
        self,
        name: str,
        message: str,
        example: str = "",
        error: BaseException | None = None,
        state: str = WRONG,
    ) -> None:
        super().__init__(message)
        self.verdict = {
            "state": state,
            "name": name,
            "message": message,
            "example": example,
            "error": error,
        }


class Reading(NamedTuple):
    """A wrong program that readers write, and what to tell them.

    Attributes
    ----------
    name : str
        The property that fails.
    message : str
        What to look at next.
    program : callable
        Does what theirs does.
    """

    name: str
    message: str
    program: Callable[..., np.ndarray]


def judged(names: Mapping[str, object], wanted: str, check: Judge) -> dict[str, Any]:
    """Let ``check`` try the function called ``wanted``; return the verdict."""
    function = names.get(wanted)
    try:
        if not callable(function):
            message = f"Your program defines no function called {wanted}."
            raise Failed("missing", message, state=UNCLEAR)
        check(function)
    except Failed as failed:
        return failed.verdict
    return Failed("", "It passes every test.", state=RIGHT).verdict


def called(function: Callable[..., Any], *given: Any, example: str) -> np.ndarray:
    """Return the array that the function gives, which must leave its input alone."""
    before = [np.array(each, copy=True) for each in given]
    try:
        result = function(*given)
    except BaseException as error:  # whatever a reader writes
        kind = type(error).__name__
        raise Failed("raises", f"It raises {kind}.", example, error) from error
    for old, new in zip(before, given, strict=True):
        if spelled(old) != spelled(np.asarray(new)):
            message = "It changes its input, which belongs to whoever calls it."
            raise Failed("input changed", message, example)
    if not isinstance(result, np.ndarray) or result.dtype.kind not in "biuf":
        kind = "nothing" if result is None else f"a value of type {kind_of(result)}"
        message = f"It returns {kind}; expected is an array of numbers."
        raise Failed("no array", message, example)
    return result


def kind_of(result: object) -> str:
    """Name the type of a value, and that of its entries if it is an array."""
    if isinstance(result, np.ndarray):
        return f"array of {result.dtype}"
    return type(result).__name__


def spelled(array: np.ndarray) -> tuple[object, ...]:
    """Return what makes two arrays equal: shape and entries, NaN like any other."""
    return array.shape, repr(np.ndarray.tolist(array))


def shown(array: np.ndarray) -> str:
    """Write an array as a terminal does."""
    return np.array2string(array, precision=4, suppress_small=True, separator=", ")
