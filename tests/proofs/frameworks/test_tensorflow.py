"""What the pages say of TensorFlow: ReLU at 0, equal maxima, and "same" padding.

Its order NHWC is that of the snippets with other names for the two directions.
"""

import os

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # read when it is loaded

import tensorflow as tf

from snippets import jacobians
from snippets.max_pooling import max_pool_gradient
from snippets.shapes import same_padding

GRADIENTS = "gradients of TensorFlow"


def gradient(function, x):
    """Return the derivative of the sum of a function's result."""
    variable = tf.Variable(x)
    with tf.GradientTape() as tape:
        result = tf.reduce_sum(function(variable))
    return tape.gradient(result, variable).numpy()


@pytest.mark.proves(
    "jacobians.relu_jacobian",
    "at 0 it is 0, as in tf.nn.relu; tf.maximum gives 1, as page 1 says",
    GRADIENTS,
)
def test_relu_at_0(tried):
    written = {tf.nn.relu: 0.0, (lambda a: tf.maximum(a, 0.0)): 1.0}
    for function, expected in written.items():
        assert gradient(function, 0.0) == expected
        tried()
    assert jacobians.relu_jacobian([0.0]) == 0


@pytest.mark.proves(
    "max_pooling.max_pool_gradient",
    "it gives the gradient of max_pool2d, ties included",
    GRADIENTS,
)
def test_max_pooling_gradient(tried):
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, w, h, c, k = (int(size) for size in rng.integers(1, 5, size=5))
        x = rng.integers(3, size=(n, w * k, h * k, c)).astype(np.float32)
        expected = gradient(lambda x, k=k: tf.nn.max_pool2d(x, k, k, "VALID"), x)
        found = max_pool_gradient(x, k, np.ones((n, w, h, c), np.float32))
        np.testing.assert_array_equal(found, expected)
        tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "given as numbers, it gives the entries of SAME",
    "conv2d of TensorFlow",
)
def test_same_padding(tried):
    rng = np.random.default_rng(0)
    for _ in range(200):
        n_x, n_y = (int(n) for n in rng.integers(1, 20, size=2))
        f_x, f_y, step = (int(n) for n in rng.integers(1, 6, size=3))
        x = rng.integers(9, size=(1, n_x, n_y, 1)).astype(np.float32)
        filters = rng.integers(9, size=(f_x, f_y, 1, 1)).astype(np.float32)
        sides = [same_padding(n_x, f_x, step), same_padding(n_y, f_y, step)]
        padded = np.pad(x, [(0, 0), *sides, (0, 0)])
        np.testing.assert_array_equal(
            tf.nn.conv2d(padded, filters, step, "VALID"),
            tf.nn.conv2d(x, filters, step, "SAME"),
        )
        tried()
