"""Proofs by computer algebra, for inputs that are symbols and not numbers.

The bodies of the snippets are run on SymPy's symbols: what is proved is the code.
"""

from itertools import product

import numpy as np
import pytest
import sympy
from sympy import KroneckerDelta, Matrix, ceiling, exp, floor, simplify, symbols

from snippets import jacobians

SIZES = (2, 3, 4, 5)


def body(name):
    """Return a snippet's function without its door, which lets numbers pass only."""
    return getattr(jacobians, name).__wrapped__


def inputs(size, **assumptions):
    return symbols(f"a:{size}", **assumptions)


def array(values):
    return np.array(values, dtype=object)


def softmax_of(a):
    total = sum(map(exp, a))
    return [exp(x) / total for x in a]


def outputs(size):
    """Return the outputs of softmax as symbols: positive, with the sum 1."""
    free = symbols(f"s:{size - 1}", positive=True)
    return [*free, 1 - sum(free)]


def jacobian_of(s):
    return Matrix(body("softmax_jacobian")(array(s)))


@pytest.fixture
def on_outputs(monkeypatch):
    """Let the snippet take symbols that are outputs of softmax already."""
    monkeypatch.setattr(jacobians, "softmax", lambda s: s)


@pytest.mark.proves(
    "jacobians.relu_jacobian",
    "its entries are the derivatives of the definition, at any inputs but 0",
    "SymPy, symbols of either sign",
)
@pytest.mark.parametrize("size", SIZES)
def test_relu_for_every_pattern_of_signs(size, tried):
    for signs in product((True, False), repeat=size):
        a = [
            sympy.Symbol(f"a{k}", positive=up or None, negative=not up or None)
            for k, up in enumerate(signs)
        ]
        expected = Matrix([sympy.Max(x, 0) for x in a]).jacobian(a)
        found = body("relu_jacobian")(array(a)).astype(int)  # they are truth values
        assert Matrix(found) == expected
        tried()


@pytest.mark.proves(
    "jacobians.square_jacobian",
    "its entries are the derivatives of the definition, at any inputs",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_square_for_any_inputs(size, tried):
    a = inputs(size, real=True)
    expected = Matrix([x**2 for x in a]).jacobian(a)
    assert Matrix(body("square_jacobian")(array(a))) == expected
    tried()


@pytest.mark.proves(
    "jacobians.softmax_jacobian",
    "its entries are the derivatives of the definition, at any inputs",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_for_any_inputs(size, tried, monkeypatch):
    a = inputs(size, real=True)
    monkeypatch.setattr(jacobians, "softmax", lambda a: array(softmax_of(a)))
    found = Matrix(body("softmax_jacobian")(array(a)))
    expected = Matrix(softmax_of(a)).jacobian(a)
    assert simplify(found - expected) == sympy.zeros(size, size)
    tried()


@pytest.mark.proves(
    "jacobians.softmax_jacobian",
    "it is symmetric, and every row and every column sums to 0",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_is_symmetric_with_zero_sums(size, tried, on_outputs):
    J = jacobian_of(outputs(size))
    ones = sympy.ones(size, 1)
    assert (J - J.T).expand() == sympy.zeros(size, size)
    assert (J * ones).expand() == sympy.zeros(size, 1)
    assert (ones.T * J).expand() == sympy.zeros(1, size)
    tried()


@pytest.mark.proves(
    "jacobians.softmax_jacobian",
    "its rank is K - 1, and J v = 0 for the multiples of the vector of ones only",
    "SymPy: a minor is the product of all outputs, which is not 0",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_has_rank_k_minus_1(size, tried, on_outputs):
    s = outputs(size)
    J = jacobian_of(s)
    minor = J[:-1, :-1].det(method="berkowitz")
    assert (minor - sympy.prod(s)).expand() == 0
    # So the rank is at least K - 1; the vector of ones is a null vector: no more.
    assert (J * sympy.ones(size, 1)).expand() == sympy.zeros(size, 1)
    tried()


@pytest.mark.proves(
    "jacobians.softmax_jacobian",
    "vᵀ J v is a variance, so J is positive semi-definite",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_is_a_covariance(size, tried, on_outputs):
    s, v = outputs(size), Matrix(symbols(f"v:{size}", real=True))
    form = (v.T * jacobian_of(s) * v)[0]
    mean = sum(p * x for p, x in zip(s, v, strict=True))
    squares = sum(p * x**2 for p, x in zip(s, v, strict=True))
    assert (form - squares + mean**2).expand() == 0
    # A sum of squares with positive factors: no value of it is negative.
    places = product(range(size), repeat=2)
    spread = sum(s[i] * s[j] * (v[i] - v[j]) ** 2 for i, j in places)
    assert (form - spread / 2).expand() == 0
    tried()


@pytest.mark.proves(
    "jacobians.softmax_jacobian",
    "uᵀ J = s_k (u_k - Σ s_m u_m), the product of backpropagation",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_in_backpropagation(size, tried, on_outputs):
    s, u = outputs(size), symbols(f"u:{size}", real=True)
    found = Matrix([u]) * jacobian_of(s)
    mean = sum(p * x for p, x in zip(s, u, strict=True))
    for k in range(size):
        assert (found[k] - s[k] * (u[k] - mean)).expand() == 0
        tried()


@pytest.mark.proves(
    "jacobians.softmax",
    "adding the same number to all inputs changes nothing",
    "SymPy, symbols",
)
@pytest.mark.parametrize("size", SIZES)
def test_softmax_does_not_change_with_a_shift(size, tried):
    a, c = inputs(size, real=True), sympy.Symbol("c", real=True)
    shifted = softmax_of([x + c for x in a])
    for before, after in zip(softmax_of(a), shifted, strict=True):
        assert simplify(before - after) == 0
        tried()


@pytest.mark.proves(
    "jacobians.relu", "the formula holds no weight and no bias", "SymPy: its symbols"
)
@pytest.mark.proves(
    "jacobians.square", "the formula holds no weight and no bias", "SymPy: its symbols"
)
@pytest.mark.proves(
    "jacobians.softmax", "the formula holds no weight and no bias", "SymPy: its symbols"
)
@pytest.mark.parametrize("size", SIZES)
def test_an_activation_layer_holds_its_inputs_only(size, tried):
    a = inputs(size, real=True)
    layers = ([sympy.Max(x, 0) for x in a], [x**2 for x in a], softmax_of(a))
    for layer in layers:
        assert Matrix(layer).free_symbols == set(a)
    tried()


def affine(outputs, inputs):
    W = Matrix(outputs, inputs, symbols(f"w:{outputs * inputs}"))
    a, b = Matrix(symbols(f"a:{inputs}")), Matrix(symbols(f"b:{outputs}"))
    return W, a, b, W * a + b


@pytest.mark.proves(
    "jacobians.affine",
    "an entry is Σ W_jm a_m + b_j, for any weights, inputs and biases",
    "SymPy, symbols",
)
@pytest.mark.proves(
    "jacobians.affine_bias_jacobian",
    "∂a_j/∂b_k = δ_jk, for any weights, inputs and biases",
    "SymPy, symbols",
)
@pytest.mark.proves(
    "jacobians.affine_jacobian",
    "∂a_j/∂a_k = W_jk and ∂a_j/∂W_mk = δ_jm a_k, for any weights, inputs and biases",
    "SymPy, symbols",
)
@pytest.mark.parametrize("shape", list(product((1, 2, 3, 4), repeat=2)))
def test_the_derivatives_of_an_affine_layer(shape, tried):
    W, a, b, activity = affine(*shape)
    assert list(body("affine")(array(a)[:, 0], array(W), array(b)[:, 0])) == list(
        activity
    )
    by_bias = np.array(activity.jacobian(b), dtype=float)
    assert np.array_equal(by_bias, jacobians.affine_bias_jacobian(shape[0]))
    by_input = Matrix(body("affine_jacobian")(array(W)))
    assert activity.jacobian(a) == by_input
    for (m, k), j in product(np.ndindex(shape), range(shape[0])):
        assert activity[j].diff(W[m, k]) == KroneckerDelta(j, m) * a[k]
    tried()


@pytest.mark.proves(
    "jacobians.relu_jacobian",
    "an affine map followed by the layer has J = diag(g'(z)) W",
    "SymPy, symbols of either sign",
)
@pytest.mark.proves(
    "jacobians.square_jacobian",
    "an affine map followed by the layer has J = diag(g'(z)) W",
    "SymPy, symbols",
)
@pytest.mark.parametrize("shape", list(product((1, 2, 3), repeat=2)))
def test_the_chain_rule_of_an_affine_map_and_an_activation(shape, tried):
    W, a, _, z = affine(*shape)
    slopes = sympy.diag(*(2 * x for x in z))
    square = z.applyfunc(lambda x: x**2)
    assert (square.jacobian(a) - slopes * W).expand() == sympy.zeros(*shape)
    for signs in product((0, 1), repeat=shape[0]):
        pieces = Matrix([up * x for up, x in zip(signs, z, strict=True)])
        assert pieces.jacobian(a) == sympy.diag(*signs) * W
        tried()


@pytest.mark.proves(
    "shapes.count_windows",
    "⌈(n - f + 1)/Δ⌉ = ⌊(n - f)/Δ⌋ + 1, for every n of each remainder",
    "SymPy: n - f = qΔ + r with any whole q",
)
def test_two_ways_to_write_the_size(tried):
    q = sympy.Symbol("q", integer=True, nonnegative=True)
    for step in range(1, 41):
        for r in range(step):
            difference = q * step + r  # n - f
            up = ceiling((difference + 1) / step)
            assert up == floor(difference / step) + 1 == q + 1
            tried()
