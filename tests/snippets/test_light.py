"""Light Python, MicroPython in Node, gives what CPython gives.

The page runs `parameters`, `shapes`, `vgg` and the checks of whole numbers in it, so
they use no more of Python than it has. It has no signatures, so `checked` lets every
argument pass there; the rules themselves work.
"""

from itertools import product

import pytest

from tests.light import assert_both_agree

MODULES = ("network", "parameters", "paddings", "shapes", "validation", "vgg")
PADDINGS = ("0", "2", "(0, 1)", "'same'", "'valid'")


def sizes():
    for n, f, step, d in product((1, 5, 8, 224), (1, 2, 3, 9), (1, 2, 3), (1, 2)):
        yield f"shapes.same_padding({n}, {f}, {step}, {d})"
        for p in PADDINGS:
            yield f"shapes.conv_size({n}, {f}, {step}, {p}, {d})"


def layers():
    for f, step, p in product(("3", "(3, 2)"), ("1", "(2, 3)"), PADDINGS):
        both = p if p[0] != "(" else f"({p}, {p})"
        yield f"shapes.conv_shape((2, 9, 8, 3), 4, {f}, {step}, {both})"
    for f, step, p, ceil in product((2, 3), ("None", "(2, 1)"), (0, 1), (0, 1)):
        pooled = f"(2, 9, 8, 3), {f}, {step}, {p}, {bool(ceil)}"
        yield f"shapes.pool_shape({pooled})"
    for f, c_in, groups, bias in product(("1", "3", "(3, 5)"), (3, 4), (1, 2), (0, 1)):
        counted = f"{f}, {c_in}, 64, {groups}, {bool(bias)}"
        yield f"parameters.conv_parameters({counted})"
    yield "parameters.affine_parameters(25088, 4096)"
    yield "parameters.affine_parameters(10**30, 10**30, bias=False)"


def networks():
    for name, image in product("ABCDE", (32, 224, 255)):
        yield f"[tuple(layer) for layer in vgg.layers('{name}', {image})]"
        yield f"vgg.layers('{name}', classes=10)[-1].parameters"
        yield f"vgg.count_parameters('{name}')"


def checks():
    values = (0, 1, -3, 10**99, 10**100, 3.0, "'3'", None, True, "(1, 2)", "[3]")
    for value in values:
        yield f"validation.whole_number('n', {value})"
        yield f"validation.per_axis('kernel', {value})"
        yield f"validation.truth_value('bias', {value})"
        yield f"paddings.axis_padding('padding', {value})"
        yield f"paddings.layer_padding('padding', {value})"
    for value in ("(1, 2, 3, 4)", "[1, 2, 3]", "(1, 2, 0, 4)", "5"):
        yield f"validation.nwhc('shape', {value})"
    for value in (
        "((0, 1), (2, 3))",
        "((0, -1), 2)",
        "((0, 1), 2)",
        "'same'",
        "'full'",
    ):
        yield f"paddings.layer_padding('padding', {value})"
    yield "validation.one_of('A', 'B')('configuration', 'C')"
    yield "validation.shown('x' * 1000)"


@pytest.mark.parametrize("generate", [sizes, layers, networks, checks])
def test_both_pythons_agree(generate):
    assert_both_agree(list(generate()), f"from snippets import {', '.join(MODULES)}")
