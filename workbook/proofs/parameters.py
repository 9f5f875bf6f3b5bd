"""What formulas state about `parameters`, at random points; see `jacobians`."""

import random

from snippets.parameters import affine_parameters as affine_code
from snippets.parameters import conv_parameters as conv_code

Points = list[dict[str, int]]
POINTS = 100
ABOVE, BELOW = "C^{(l)}", "C^{(l-1)}"


def sizes(count: int) -> list[list[int]]:
    """Draw whole numbers from 1 on."""
    rng = random.Random(0)
    return [[rng.randint(1, 99) for _ in range(count)] for _ in range(POINTS)]


def affine_parameters() -> Points:
    """Give the parameters of affine layers."""
    return [
        {"": affine_code(below, above), "Z^{(l)}": above, "Z^{(l-1)}": below}
        for above, below in sizes(2)
    ]


def affine_parameters_weights() -> Points:
    """Give the weights of affine layers."""
    return [
        {
            "": affine_code(below, above, bias=False),
            **{"Z^{(l)}": above, "Z^{(l-1)}": below},
        }
        for above, below in sizes(2)
    ]


def conv_parameters_groups() -> Points:
    """Give the parameters of conv layers with groups."""
    return [
        {
            "": conv_code((x, y), below * groups, above * groups, groups),
            **{"f_X^{(l)}": x, "f_Y^{(l)}": y, "G": groups},
            **{BELOW: below * groups, ABOVE: above * groups},
        }
        for x, y, below, above, groups in sizes(5)
    ]


def conv_parameters() -> Points:
    """Give the parameters of conv layers without groups."""
    return [
        {
            "": conv_code((x, y), below, above),
            **{"f_X^{(l)}": x, "f_Y^{(l)}": y, BELOW: below, ABOVE: above},
        }
        for x, y, below, above in sizes(4)
    ]


def conv_parameters_vgg() -> Points:
    """Give the parameters of conv layers with 3×3 filters."""
    return [
        {"": conv_code(3, below, above), BELOW: below, ABOVE: above}
        for below, above in sizes(2)
    ]


def conv_parameters_stack() -> Points:
    """Give the weights of three 3×3 layers with the same channels throughout."""
    return [{"": 3 * conv_code(3, c, c, bias=False), "C": c} for (c,) in sizes(1)]


def conv_parameters_wide() -> Points:
    """Give the weights of one 7×7 layer with the same channels below and above."""
    return [{"": conv_code(7, c, c, bias=False), "C": c} for (c,) in sizes(1)]
