"""The rules for arrays of real numbers. The contract is that of `validation`."""

import numpy as np

from snippets.validation import shown


def real_array(name: str, value: object, ndim: int | None = None) -> np.ndarray:
    """Return `value` as an array of real numbers, with `ndim` axes if given."""
    try:
        array = np.asarray(value)
    except Exception as error:  # what an odd object raises, too
        kind = ValueError if isinstance(error, ValueError) else TypeError
        raise kind(f"{name} must be an array, got {shown(value)}") from error
    if array.dtype.kind not in "iuf":
        dtype = str(array.dtype)[:40]  # that of a record may be long
        raise TypeError(f"{name} must hold real numbers, got dtype {dtype}")
    if hides_entries(value):
        raise ValueError(f"{name} must have no masked entries, got {shown(value)}")
    if array.ndim == 0 or (ndim is not None and array.ndim != ndim):
        wanted = "at least 1" if ndim is None else ndim
        raise ValueError(f"{name} must have ndim {wanted}, got shape {array.shape}")
    return array


def hides_entries(value: object) -> bool:
    """Tell whether a masked array, or a list of them, hides an entry."""
    if isinstance(value, list | tuple):
        kinds = list, tuple, np.ma.MaskedArray
        return any(hides_entries(each) for each in value if isinstance(each, kinds))
    return bool(np.ma.is_masked(value))


def floats(array: np.ndarray) -> np.ndarray:
    """Return an array as it is if it holds floats, else as float64."""
    return array if array.dtype.kind == "f" else array.astype(float)


def activities(name: str, value: object) -> np.ndarray:
    """Return activities as floats of shape (..., K) with K at least 1."""
    array = real_array(name, value)
    if array.shape[-1] == 0:
        raise ValueError(
            f"{name} must not be empty on its last axis, got {array.shape}"
        )
    return floats(array)


def finite_activities(name: str, value: object) -> np.ndarray:
    """Return finite activities, half precision as single: its sums are too coarse."""
    array = activities(name, value)
    if not np.isfinite(array).all():
        wrong = array[~np.isfinite(array)][0]
        raise ValueError(f"{name} must hold finite numbers, got {wrong} among them")
    return array.astype(np.float32) if array.dtype.itemsize == 2 else array


def matrix(name: str, value: object) -> np.ndarray:
    """Return a matrix of floats, with no empty axis."""
    array = real_array(name, value, ndim=2)
    if 0 in array.shape:
        raise ValueError(f"{name} must have no empty axis, got shape {array.shape}")
    return floats(array)


def vector(name: str, value: object) -> np.ndarray:
    """Return a vector of real numbers."""
    return real_array(name, value, ndim=1)


def images(name: str, value: object) -> np.ndarray:
    """Return an NWHC array whose width and height are at least 1."""
    array = real_array(name, value, ndim=4)
    if 0 in array.shape[1:3]:
        raise ValueError(
            f"{name} must hold at least one window, got shape {array.shape}"
        )
    return array
