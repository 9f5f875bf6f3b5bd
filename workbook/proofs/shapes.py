"""What formulas state about `shapes`, at random points; see `jacobians`."""

import random

from snippets.shapes import conv_size as size_code
from snippets.shapes import count_windows as count_code
from snippets.shapes import same_padding as same_code

Points = list[dict[str, int]]
POINTS = 100


def layers() -> list[tuple[int, int, int, int, int, int]]:
    """Draw input, filter and step sizes, dilations and paddings that fit."""
    rng = random.Random(0)
    found: list[tuple[int, int, int, int, int, int]] = []
    while len(found) < POINTS:
        n, f, step, d = (rng.randint(1, most) for most in (60, 9, 7, 4))
        before, after = rng.randint(0, 5), rng.randint(0, 5)
        if d * (f - 1) < n:
            found.append((n, f, step, d, before, after))
    return found


def count_windows() -> Points:
    """Give the windows on an axis."""
    return [
        {"": count_code(n, f, step), "n": n, "f": f, r"\Delta": step}
        for n, f, step, *_ in layers()
    ]


def count_windows_step_1() -> Points:
    """Give the windows on an axis with step 1."""
    return [{"": count_code(n, f), "n": n, "f": f} for n, f, *_ in layers()]


def conv_size() -> Points:
    """Give the outputs of a convolution along one axis."""
    return [
        {
            "": size_code(n, f, step, (before, after), d),
            **{"n": n, "f": f, r"\Delta": step, "d": d},
            **{r"p_\text{before}": before, r"p_\text{after}": after},
        }
        for n, f, step, d, before, after in layers()
    ]


def conv_size_same() -> Points:
    """Give the outputs of "same" padding."""
    return [
        {"": size_code(n, f, step, "same", d), "n": n, r"\Delta": step}
        for n, f, step, d, *_ in layers()
    ]


def same_padding() -> Points:
    """Give the padding per side that keeps the size: step 1, odd filters."""
    odd = [(n, 2 * f - 1) for n, f, *_ in layers()]
    return [{"": same_code(n, f)[0], "p": same_code(n, f)[1], "f": f} for n, f in odd]
