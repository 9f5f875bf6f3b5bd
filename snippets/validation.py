"""Refuse bad input early, with a message that says what was expected."""

from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike


def whole_number(name: str, value: object, least: int = 1) -> int:
    """Return `value` as an int; refuse all but whole numbers from `least` on."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be an integer, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {value!r}")
    return int(value)


def entries(name: str, value: object, length: int, expected: str) -> list[object]:
    """Return the `length` entries of a tuple, a list or an array."""
    shape = getattr(value, "shape", None)
    if not isinstance(value, tuple | list | np.ndarray) or shape == ():
        raise TypeError(f"{name} must be {expected}, got {value!r}")
    found = list(value)
    if len(found) != length:
        raise ValueError(f"{name} must be {expected}, got {value!r}")
    return found


def per_axis(name: str, value: object) -> tuple[int, int]:
    """Return sizes along X and Y, from a pair or from one integer for both."""
    if isinstance(value, tuple | list | np.ndarray):
        x, y = entries(name, value, 2, "an integer or a pair (x, y)")
        return whole_number(f"{name}[0]", x), whole_number(f"{name}[1]", y)
    return whole_number(name, value), whole_number(name, value)


def nwhc(name: str, value: object) -> tuple[int, int, int, int]:
    """Return the four sizes of an NWHC shape."""
    sizes = entries(name, value, 4, "a shape (N, W, H, C)")
    n, w, h, c = (whole_number(f"{name}[{i}]", size) for i, size in enumerate(sizes))
    return n, w, h, c


def real_array(name: str, value: ArrayLike, ndim: int | None = None) -> np.ndarray:
    """Return `value` as an array of real numbers, with `ndim` axes if given."""
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{name} must be an array, got {value!r}") from error
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold real numbers, got dtype {array.dtype}")
    if array.ndim == 0 or (ndim is not None and array.ndim != ndim):
        wanted = "at least 1" if ndim is None else ndim
        raise ValueError(f"{name} must have ndim {wanted}, got shape {array.shape}")
    return array
