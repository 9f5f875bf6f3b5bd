"""Judges a function that a reader wrote, by what it does.

The judge of a topic has a function ``judge(names)``: it takes the names that the
reader's program defined and returns a dictionary fit for JSON, but for the error:

- ``state``: "right", "wrong", or "unclear" if there is nothing to judge,
- ``name``: the property that failed, in the author's words,
- ``message``: what to tell the reader, which does not give the program away,
- ``example``: the smallest call that shows it,
- ``error``: what the function raised, or None.

It runs in full Python, where the reader's program has already run. Endless loops are
ended from outside. The judge is imported before the program runs, so that it sees
whether the program has replaced a part of Python or NumPy, and puts it back. It is no
match for a program that is written to deceive this very judge.
"""

import builtins
import sys
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from types import FunctionType
from typing import Any, NamedTuple

import numpy as np

from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG

Judge = Callable[[Callable[..., Any]], None]
NAMES = [(module, dict(vars(module))) for module in (builtins, np)]
DEPTH = sys.getrecursionlimit()
DIGITS = 4


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
        must_leave_names_alone()
        if not callable(function):
            others = [n for n, each in names.items() if isinstance(each, FunctionType)]
            found = f", but {' and '.join(others)}" if others else ""
            message = f"Your program defines no function called {wanted}{found}."
            raise Failed("missing", message, state=UNCLEAR)
        with np.errstate(all="ignore"):
            check(function)
    except Failed as failed:
        return failed.verdict
    except BaseException as error:  # whatever a reader's values do when looked at
        message = "What your program returns cannot be judged: looking at it raises"
        kind = type(error).__name__
        return Failed("raises later", f"{message} {kind}.", "", error).verdict
    return Failed("", "It passes every test.", state=RIGHT).verdict


def must_leave_names_alone(example: str = "") -> None:
    """Put back what a program replaced in Python and NumPy, and refuse it."""
    sys.setrecursionlimit(DEPTH)
    for module, names in NAMES:
        now = vars(module)
        replaced = [name for name, value in names.items() if now.get(name) is not value]
        now.update(names)
        if replaced:
            names_of_them = " and ".join(replaced)
            message = (
                f"It replaces {names_of_them} in the module {module.__name__}, which "
                "other code uses as well. Name yours in another way."
            )
            raise Failed("replaces names", message, example)


def called(function: Callable[..., Any], *given: Any, example: str) -> np.ndarray:
    """Return the array that the function gives, which must leave its input alone."""
    before = [spelled(each) for each in given]
    result = outcome(function, *given, example=example)
    if [spelled(each) for each in given] != before:
        message = "It changes its input, which belongs to whoever calls it."
        raise Failed("input changed", message, example)
    # Of a class derived from arrays, the entries may be others at each look.
    if type(result) is not np.ndarray or result.dtype.kind not in "biuf":
        message = f"It returns {described(result)}; expected is an array of numbers."
        raise Failed("no array", message, example)
    return result


def outcome(function: Callable[..., Any], *given: Any, example: str) -> object:
    """Return what the function gives, whatever it is."""
    try:
        result = function(*given)
    except BaseException as error:  # whatever a reader writes
        must_leave_names_alone(example)
        trace = error.__traceback__
        if isinstance(error, TypeError) and trace and trace.tb_next is None:
            count = f"{len(given)} argument{'s'[: len(given) > 1]}"
            message = f"It cannot be called with {count}, as the question asks."
            raise Failed("arguments", message, example, error) from error
        message = f"It raises {type(error).__name__}."
        raise Failed("raises", message, example, error) from error
    must_leave_names_alone(example)
    return result


def tried(
    function: Callable[..., Any], inputs: Iterable[tuple[Any, ...]]
) -> list[tuple[tuple[Any, ...], np.ndarray]]:
    """Return inputs with the arrays that the function gives for them, if it does."""
    found = []
    for given in inputs:
        try:
            result = called(function, *deepcopy(given), example="")
        except Failed:
            continue
        found.append((given, result))
    return found


def described(result: object) -> str:
    """Name the type of a value, and that of its entries if it is an array."""
    if result is None:
        return "nothing"
    if type(result) is np.ndarray:
        return f"an array of type {result.dtype}"
    return f"a value of type {type(result).__name__}"


def spelled(value: object) -> str:
    """Write a value or an array so that every change shows; NaN is like any other."""
    if isinstance(value, np.ndarray):
        return f"{value.dtype}{value.shape}{value.tolist()}"
    return repr(value)


def same(result: np.ndarray, wanted: np.ndarray) -> bool:
    """Tell whether two arrays have one shape and the same numbers, NaN included."""
    if result.shape != wanted.shape:
        return False
    both_nan = (result != result) & (wanted != wanted)
    return bool(((result == wanted) | both_nan).all())


def shown(array: np.ndarray) -> str:
    """Write an array with two axes as a terminal does, whatever NumPy is set to."""
    rows = [[f"{each:.{DIGITS}g}" for each in row] for row in array.tolist()]
    width = max(len(each) for row in rows for each in row)
    lines = [", ".join(each.rjust(width) for each in row) for row in rows]
    return "[" + ",\n ".join(f"[{line}]" for line in lines) + "]"
