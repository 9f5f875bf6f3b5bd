"""Sizes against the shape inference of the `onnx` package, on generated layers."""

import numpy as np
import pytest

from snippets.shapes import conv_shape, pool_shape, same_padding
from tests.proofs.onnx_models import inferred_shape

LAYERS = 4000
INFERENCE = "shape inference of the onnx package"
SAME = {"same": "SAME_UPPER", "valid": "VALID"}


def layers(seed, **limits):
    """Yield generated layers: sizes, kernels, strides and so on, one per direction."""
    rng = np.random.default_rng(seed)
    for _ in range(LAYERS):
        drawn = {
            name: tuple(int(n) for n in rng.integers(low, high + 1, size=2))
            for name, (low, high) in limits.items()
        }
        sides = tuple(tuple(int(n) for n in rng.integers(0, 5, 2)) for _ in range(2))
        yield drawn, sides, int(rng.integers(4))


def nwhc(shape):
    n, c, w, h = shape
    return n, w, h, c


def fits(size, kernel, sides, dilation=(1, 1)):
    spans = (d * (f - 1) + 1 for f, d in zip(kernel, dilation, strict=True))
    lengths = (n + sum(p) for n, p in zip(size, sides, strict=True))
    return all(span <= n for span, n in zip(spans, lengths, strict=True))


def pads(sides):
    (x0, x1), (y0, y1) = sides
    return [x0, y0, x1, y1]


@pytest.mark.proves("shapes.conv_shape", "it gives the inferred shape", INFERENCE)
@pytest.mark.proves(
    "shapes.conv_size", "it gives the inferred size in both directions", INFERENCE
)
def test_conv_layers(tried):
    for drawn, sides, kind in layers(
        1, size=(1, 40), kernel=(1, 7), stride=(1, 5), dilation=(1, 4), channels=(1, 6)
    ):
        size, f, step, d = (drawn[n] for n in ("size", "kernel", "stride", "dilation"))
        below, filters = drawn["channels"]
        given = {"strides": step, "dilations": d}
        padding = ["same", "valid", sides, sides][kind]
        if padding != "same" and not fits(
            size, f, sides if kind > 1 else ((0, 0), (0, 0)), d
        ):
            continue
        if kind > 1:
            given["pads"] = pads(sides)
        else:
            given["auto_pad"] = SAME[padding]
        shapes = [(2, below, *size), (filters, below, *f)]
        expected = nwhc(inferred_shape("Conv", shapes, **given))
        assert conv_shape((2, *size, below), filters, f, step, padding, d) == expected
        tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "given as numbers, it gives the size of SAME_UPPER",
    INFERENCE,
)
def test_same_padding(tried):
    for drawn, _, _ in layers(
        2, size=(1, 60), kernel=(1, 9), stride=(1, 6), dilation=(1, 4)
    ):
        size, f, step, d = drawn.values()
        both = list(zip(size, f, step, d, strict=True))
        sides = [same_padding(*axis) for axis in both]
        shapes, given = [(1, 1, *size), (1, 1, *f)], {"strides": step, "dilations": d}
        same = inferred_shape("Conv", shapes, auto_pad="SAME_UPPER", **given)
        assert inferred_shape("Conv", shapes, pads=pads(sides), **given) == same
        assert conv_shape((1, *size, 1), 1, f, step, "same", d) == nwhc(same)
        tried()


@pytest.mark.proves("shapes.pool_shape", "it gives the inferred shape", INFERENCE)
def test_pooling_layers(tried):
    for drawn, sides, kind in layers(
        3, size=(1, 40), kernel=(1, 7), stride=(1, 5), channels=(1, 6)
    ):
        size, f, step, (c, _) = drawn.values()
        padding = tuple(
            tuple(min(p, n // 2) for p in pair)
            for n, pair in zip(f, sides, strict=True)
        )
        if not fits(size, f, padding):
            continue
        ceil = bool(kind % 2)
        given = {"kernel_shape": f, "strides": step, "pads": pads(padding)}
        op = ("MaxPool", "AveragePool")[kind // 2]
        expected = nwhc(
            inferred_shape(op, [(2, c, *size)], ceil_mode=int(ceil), **given)
        )
        found = pool_shape((2, *size, c), f, step, padding, ceil)
        assert found == expected, (size, f, step, padding, ceil)
        tried()
