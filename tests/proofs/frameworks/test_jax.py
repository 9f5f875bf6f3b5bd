"""What the pages say of JAX: ReLU at 0, equal maxima, and "same" padding."""

from itertools import product

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from snippets import jacobians
from snippets.shapes import same_padding

GRADIENTS = "gradients of JAX"


@pytest.mark.proves(
    "jacobians.relu_jacobian",
    "at 0 it is 0, as in jax.nn.relu; jnp.maximum gives 0.5, as page 1 says",
    GRADIENTS,
)
def test_relu_at_0(tried):
    written = {jax.nn.relu: 0.0, (lambda a: jnp.maximum(a, 0)): 0.5}
    for function, expected in written.items():
        assert jax.grad(function)(0.0) == expected
        tried()
    assert jacobians.relu_jacobian([0.0]) == 0


@pytest.mark.proves(
    "max_pooling.max_pool_gradient",
    "jnp.max gives equal maxima equal parts, as page 6 says",
    GRADIENTS,
)
def test_equal_maxima(tried):
    rng = np.random.default_rng(0)
    for _ in range(100):
        x = rng.integers(3, size=4).astype(np.float32)
        equal = x == x.max()
        parts = equal / equal.sum()
        np.testing.assert_allclose(jax.grad(jnp.max)(x), parts, rtol=1e-6)
        tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "it adds as many positions as SAME, on the same sides",
    "lax.padtype_to_pads of JAX",
)
def test_same_padding(tried):
    for n, f, step, d in product(range(1, 41), range(1, 8), range(1, 6), range(1, 4)):
        window = d * (f - 1) + 1
        (sides,) = jax.lax.padtype_to_pads((n,), (window,), (step,), "SAME")
        assert same_padding(n, f, step, d) == sides
        tried()
