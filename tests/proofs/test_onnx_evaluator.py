"""Arrays against the reference evaluator of the `onnx` package."""

import numpy as np
import pytest

from snippets import jacobians, max_pooling
from snippets.shapes import same_padding
from tests.proofs.onnx_models import evaluated, nchw, nwhc

EVALUATOR = "reference evaluator of the onnx package"
READINGS = [
    name
    for name in dir(max_pooling)
    if name.startswith("max_pool") and not name.endswith("gradient")
]


def activities(seed, count):
    rng = np.random.default_rng(seed)
    for _ in range(count):
        shape = rng.integers(1, 6, size=rng.integers(1, 4))
        yield rng.normal(scale=10 ** rng.uniform(-2, 2), size=shape)


@pytest.mark.proves("jacobians.relu", "it computes the same arrays", EVALUATOR)
@pytest.mark.proves("jacobians.softmax", "it computes the same arrays", EVALUATOR)
def test_activations(tried):
    for a in activities(1, 200):
        np.testing.assert_array_equal(jacobians.relu(a), evaluated("Relu", a))
        expected = evaluated("Softmax", a, axis=-1)
        np.testing.assert_allclose(jacobians.softmax(a), expected, rtol=1e-12)
        tried()


@pytest.mark.proves(
    "max_pooling.max_pool",
    "it computes the same arrays, and so do the other readings",
    EVALUATOR,
)
def test_max_pooling(tried):
    rng = np.random.default_rng(2)
    for _ in range(200):
        k, w, h = rng.integers(1, 4, size=3)
        N, C = rng.integers(1, 5, size=2)
        x = rng.normal(size=(N, w * k, h * k, C))
        settings = {"kernel_shape": (k, k), "strides": (k, k)}
        expected = nwhc(evaluated("MaxPool", nchw(x), **settings))
        for name in READINGS:
            found = getattr(max_pooling, name)(x, k)
            np.testing.assert_array_equal(found, expected, err_msg=name)
        tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "as numbers it gives the entries of SAME_UPPER, so each side is right",
    EVALUATOR,
)
def test_same_padding_puts_the_positions_on_the_right_sides(tried):
    rng = np.random.default_rng(3)
    for _ in range(200):
        n, f, step = (int(x) for x in rng.integers(1, (13, 6, 4)))
        if f > n:
            continue
        x, filters = rng.normal(size=(1, 1, n)), rng.normal(size=(1, 1, f))
        before, after = same_padding(n, f, step)
        named = evaluated("Conv", x, filters, strides=[step], auto_pad="SAME_UPPER")
        counted = evaluated("Conv", x, filters, strides=[step], pads=[before, after])
        np.testing.assert_allclose(counted, named, atol=1e-12)
        tried()
