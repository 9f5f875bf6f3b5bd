"""Derivatives of the snippets' own code, by machine and without any formula.

Complex step: f(a + ih) has the derivative as its imaginary part, and no difference is
taken, so nothing cancels. Autograd repeats the code with numbers that remember how they
came about. Central differences need nothing but the function.
"""

from itertools import product

import autograd
import autograd.numpy as traced
import numpy as np
import pytest

from snippets import jacobians
from snippets.max_pooling import max_pool, max_pool_gradient

SIZES = (1, 2, 3, 5, 8, 13)
MAGNITUDES = (1e-3, 1.0, 10.0, 100.0)
POINTS = 100
NAMES = ("relu", "square", "softmax")


def batches():
    """Yield batches of inputs, none of them at ReLU's kink."""
    rng = np.random.default_rng(5)
    for size, magnitude in product(SIZES, MAGNITUDES):
        a = rng.normal(scale=magnitude, size=(POINTS, size))
        yield np.where(np.abs(a) < magnitude * 1e-3, magnitude, a)


def proves(method):
    """Mark a test with what it proves of each layer."""

    def marked(test):
        for name in NAMES:
            claim = f"its entries are the derivatives of the code of {name}"
            subject = f"jacobians.{name}_jacobian"
            test = pytest.mark.proves(subject, claim, method)(test)
        return test

    return marked


def agree(name, a, measured, tolerance):
    """Compare a batch of measured Jacobians, and each one alone."""
    jacobian = getattr(jacobians, f"{name}_jacobian")
    scale = max(1.0, np.abs(measured).max())
    np.testing.assert_allclose(jacobian(a), measured, rtol=0, atol=tolerance * scale)
    for single, expected in zip(a, measured, strict=True):
        found = jacobian(single)
        np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance * scale)


@proves("complex step")
def test_complex_step(tried):
    step = 1e-30
    for a in batches():
        for name in NAMES:
            f = getattr(jacobians, name).__wrapped__
            columns = [f(a + 1j * step * e).imag / step for e in np.eye(a.shape[-1])]
            agree(name, a, np.stack(columns, axis=-1), 1e-14)
        tried(len(a))


@proves("central differences")
def test_central_differences(tried):
    for a in batches():
        h = 1e-6 * max(1.0, np.abs(a).max()) if np.abs(a).max() > 1 else 1e-7
        for name in NAMES:
            f = getattr(jacobians, name)
            columns = [
                (f(a + h * e) - f(a - h * e)) / (2 * h) for e in np.eye(a.shape[-1])
            ]
            agree(name, a, np.stack(columns, axis=-1), 1e-6)
        tried(len(a))


@proves("automatic differentiation, HIPS autograd")
def test_automatic_differentiation(tried, monkeypatch):
    monkeypatch.setattr(jacobians, "np", traced)
    for a in batches():
        for name in NAMES:
            f = getattr(jacobians, name).__wrapped__
            rows = [
                autograd.grad(lambda x, j=j, f=f: f(x)[:, j].sum())(a)
                for j in range(a.shape[-1])
            ]
            with monkeypatch.context() as plain:
                plain.setattr(jacobians, "np", np)
                agree(name, a, np.stack(rows, axis=1), 1e-13)
        tried(len(a))


@pytest.mark.proves(
    "jacobians.affine_jacobian",
    "its entries are the derivatives of the code of affine by its input",
    "complex step",
)
@pytest.mark.proves(
    "jacobians.affine_bias_jacobian",
    "its entries are the derivatives of the code of affine by its bias",
    "complex step",
)
def test_affine_layers(tried):
    rng = np.random.default_rng(6)
    f = jacobians.affine.__wrapped__
    for _ in range(1000):
        outputs, inputs = rng.integers(1, 9, size=2)
        scale = 10 ** rng.uniform(-3, 3)
        W, b = rng.normal(scale=scale, size=(outputs, inputs)), rng.normal(size=outputs)
        a = rng.normal(scale=scale, size=(3, inputs))
        for row in a:
            by_input = [f(row + 1e-30j * e, W, b).imag / 1e-30 for e in np.eye(inputs)]
            measured = np.stack(by_input, axis=-1)
            np.testing.assert_allclose(jacobians.affine_jacobian(W), measured)
        by_bias = [f(a, W, b + 1e-30j * e).imag / 1e-30 for e in np.eye(outputs)]
        measured = np.stack(by_bias, axis=-1)
        expected = jacobians.affine_bias_jacobian(outputs)
        np.testing.assert_allclose(measured, np.broadcast_to(expected, measured.shape))
        tried()


@pytest.mark.proves(
    "max_pooling.max_pool_gradient",
    "it is the gradient of the code of max_pool, where no entries of a window tie",
    "automatic differentiation, HIPS autograd",
)
def test_max_pooling(tried):
    rng = np.random.default_rng(7)
    pool = max_pool.__wrapped__
    for _ in range(100):
        k, w, h, N, C = (int(n) for n in rng.integers(1, 4, size=5))
        x = rng.permutation(N * w * k * h * k * C).reshape(N, w * k, h * k, C) * 1.0
        u = rng.normal(size=(N, w, h, C))
        measured = autograd.grad(lambda x, k=k, u=u: (u * pool(x, k)).sum())(x)
        np.testing.assert_array_equal(max_pool_gradient(x, k, u), measured)
        tried()
