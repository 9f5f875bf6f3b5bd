"""The door of the teaching functions: bad input is refused here, and not in them.

A function names one rule per argument, and its body starts with clean values:

    @checked(inputs=positive, outputs=positive)
    def affine_parameters(inputs, outputs): ...

The contract of all rules, and so of all functions of this package: a value of the
wrong kind raises TypeError, a value out of range ValueError. The message names the
argument, what was expected, and the value, cut to one line.
"""

import sys
from functools import wraps
from inspect import signature

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    P = ParamSpec("P")
    R = TypeVar("R")
    Rule = Callable[[str, object], object]

if sys.implementation.name != "micropython":
    from contextvars import ContextVar

    # Whether a checked function is at work, in this thread.
    INSIDE = ContextVar("INSIDE", default=False)
LONGEST = 80  # characters of a value that a message shows
DIGITS = 100  # of the largest whole number


def checked(
    **rules: "Rule",
) -> "Callable[[Callable[P, R]], Callable[P, R]]":
    """Let each named argument, given or by default, pass its rule first.

    What a checked function hands on to others is clean, so they do not check again.
    """

    def with_door(function: "Callable[P, R]") -> "Callable[P, R]":
        if sys.implementation.name == "micropython":  # it knows no signatures
            return function
        parameters = signature(function).parameters
        unknown = set(rules) - set(parameters)
        if unknown:
            raise TypeError(f"{function.__name__} has no argument {min(unknown)!r}")
        names = [n for n, p in parameters.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
        given = {
            n: p.default for n, p in parameters.items() if p.default is not p.empty
        }

        @wraps(function)
        def door(*args: "P.args", **kwargs: "P.kwargs") -> "R":
            if INSIDE.get():
                return function(*args, **kwargs)
            # `Signature.bind` does the same, and takes longer than a small array.
            call = dict(given)
            call.update(zip(names, args, strict=False))
            call.update(kwargs)
            once = kwargs.keys().isdisjoint(names[: len(args)])
            if not once or len(args) > len(names) or call.keys() != parameters.keys():
                return function(*args, **kwargs)  # Python says what is wrong with it
            for name, rule in rules.items():
                call[name] = rule(name, call[name])
            token = INSIDE.set(True)
            try:
                return function(**call)  # type: ignore[call-arg]
            finally:
                INSIDE.reset(token)

        return door

    return with_door


def shown(value: object) -> str:
    """Return a value as messages show it, cut to one line."""
    try:
        text = repr(value)
    except Exception:  # a repr may raise anything, a message must not
        text = f"a value of type {type(value).__name__} that cannot be shown"
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def whole_number(name: str, value: object, least: int = 1) -> int:
    """Return `value` as an int; refuse all but whole numbers from `least` on."""
    try:
        number = index(value)
    except Exception:  # an odd object may raise anything
        raise TypeError(f"{name} must be an integer, got {shown(value)}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {shown(value)}")
    if number >= 10**DIGITS:
        raise ValueError(
            f"{name} must have at most {DIGITS} digits, got {shown(value)}"
        )
    return number


def index(value: object) -> int:
    """Return the int that a whole number of any library stands for."""
    kind = type(value)
    # Truth values are no numbers; arrays have __index__ too, but also a length.
    if kind is bool or hasattr(value, "__len__"):
        raise TypeError
    # A sum, because int() would also take a text.
    return value if kind is int else 0 + kind.__index__(value)  # type: ignore


def at_least(least: int) -> "Rule":
    """Make the rule for whole numbers from `least` on."""
    return lambda name, value: whole_number(name, value, least)


positive = at_least(1)


def truth_value(name: str, value: object) -> bool:
    """Return `value` as a bool; refuse all but True and False, NumPy's too."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if isinstance(value, bool) or (kind == "b" and not hasattr(value, "__len__")):
        return bool(value)
    raise TypeError(f"{name} must be True or False, got {shown(value)}")


def one_of(*options: str) -> "Rule":
    """Make the rule for one of several strings."""

    def rule(name: str, value: object) -> str:
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a string, got {shown(value)}")
        if value not in options:
            known = ", ".join(options)
            raise ValueError(f"{name} must be one of {known}, got {shown(value)}")
        return value

    return rule


def is_sequence(value: object) -> bool:
    """Tell whether a value is a tuple, a list or an array with axes."""
    if hasattr(type(value), "__array_interface__"):
        return getattr(value, "shape", ()) != ()
    return isinstance(value, (tuple, list))


def entries(name: str, value: object, length: int, expected: str) -> "list[object]":
    """Return the `length` entries of a tuple, a list or an array."""
    if not is_sequence(value):
        raise TypeError(f"{name} must be {expected}, got {shown(value)}")
    found: list[object] = list(value)  # type: ignore[call-overload]
    if len(found) != length:
        raise ValueError(f"{name} must be {expected}, got {shown(value)}")
    return found


def per_axis(name: str, value: object) -> "tuple[int, int]":
    """Return sizes along X and Y, from a pair or from one integer for both."""
    if not is_sequence(value):
        return whole_number(name, value), whole_number(name, value)
    x, y = entries(name, value, 2, "an integer or a pair (x, y)")
    return whole_number(f"{name}[0]", x), whole_number(f"{name}[1]", y)


def per_axis_or_none(name: str, value: object) -> "tuple[int, int] | None":
    """Return sizes along X and Y, or None where none are given."""
    return None if value is None else per_axis(name, value)


def nwhc(name: str, value: object) -> "tuple[int, int, int, int]":
    """Return the four sizes of an NWHC shape."""
    sizes = entries(name, value, 4, "a shape (N, W, H, C)")
    n, w, h, c = [whole_number(f"{name}[{i}]", size) for i, size in enumerate(sizes)]
    return n, w, h, c
