"""Jacobians against symbolic derivatives, central differences and their properties."""

import re

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from snippets import jacobians

ACTIVATIONS = ("relu", "square", "softmax")


def activities(lowest=-30, highest=30):
    shape = arrays.array_shapes(min_dims=1, max_dims=3, max_side=5)
    return arrays.arrays(float, shape, elements=st.floats(lowest, highest))


def symbolic(name, symbols):
    """Return the layer's outputs as expressions, written from the definition."""
    if name == "relu":
        return [sympy.Piecewise((x, x > 0), (0, True)) for x in symbols]
    if name == "square":
        return [x**2 for x in symbols]
    total = sum(sympy.exp(x) for x in symbols)
    return [sympy.exp(x) / total for x in symbols]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_jacobian_is_the_symbolic_derivative(name, size):
    symbols = sympy.symbols(f"a:{size}", real=True)
    outputs = sympy.Matrix(symbolic(name, symbols))
    derivative = sympy.lambdify([symbols], outputs.jacobian(symbols), "numpy")
    function = sympy.lambdify([symbols], list(outputs), "numpy")
    for a in np.random.default_rng(size).normal(scale=2, size=(20, size)):
        np.testing.assert_allclose(
            getattr(jacobians, f"{name}_jacobian")(a),
            np.array(derivative(a), dtype=float),
            atol=1e-14,
        )
        np.testing.assert_allclose(getattr(jacobians, name)(a), function(a), atol=1e-14)


@given(a=activities())
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_jacobian_is_the_slope_of_the_function(name, a):
    a = np.where(np.abs(a) < 1e-3, 1.0, a)  # ReLU has no slope at 0
    f, jacobian = getattr(jacobians, name), getattr(jacobians, f"{name}_jacobian")(a)
    h = 1e-5
    for k in range(a.shape[-1]):
        step = np.zeros(a.shape[-1])
        step[k] = h
        slope = (f(a + step) - f(a - step)) / (2 * h)
        np.testing.assert_allclose(jacobian[..., :, k], slope, atol=1e-6)


@given(a=activities())
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_batch_is_a_stack_of_single_vectors(name, a):
    jacobian = getattr(jacobians, f"{name}_jacobian")
    whole = jacobian(a)
    assert whole.shape == (*a.shape, a.shape[-1])
    for index in np.ndindex(a.shape[:-1]):
        np.testing.assert_array_equal(whole[index], jacobian(a[index]))


def test_relu_has_slope_0_at_0_by_convention():
    assert jacobians.relu_jacobian([0.0, -0.0]).tolist() == [[0, 0], [0, 0]]


def test_relu_keeps_nan():
    assert np.isnan(jacobians.relu([np.nan, 1.0])).tolist() == [True, False]


def test_square_has_zeros_beside_the_diagonal_even_for_infinity():
    assert jacobians.square_jacobian([np.inf, 1.0]).tolist() == [[np.inf, 0], [0, 2]]


@given(a=activities())
def test_softmax_rows_are_probabilities(a):
    s = jacobians.softmax(a)
    assert (s >= 0).all()
    np.testing.assert_allclose(s.sum(axis=-1), 1)


@given(a=activities(), shift=st.floats(-100, 100))
def test_softmax_does_not_change_with_a_shift(a, shift):
    np.testing.assert_allclose(
        jacobians.softmax(a + shift), jacobians.softmax(a), atol=1e-12
    )


@given(a=activities())
def test_the_softmax_jacobian_is_symmetric_with_zero_row_sums(a):
    J = jacobians.softmax_jacobian(a)
    np.testing.assert_allclose(J, J.swapaxes(-1, -2), atol=1e-15)
    np.testing.assert_allclose(J.sum(axis=-1), 0, atol=1e-15)
    np.testing.assert_allclose(J.sum(axis=-2), 0, atol=1e-15)


@given(a=activities(-3, 3))
def test_the_softmax_jacobian_is_positive_semidefinite_of_rank_k_minus_1(a):
    J = jacobians.softmax_jacobian(a)
    assert (np.linalg.eigvalsh(J) > -1e-12).all()
    assert (np.linalg.matrix_rank(J, tol=1e-9) == a.shape[-1] - 1).all()


def test_softmax_is_stable_and_takes_its_maximum_per_row():
    a = np.array([[1e4, 0.0, -1e4], [-1e4, -1e4, -1e4], [1e4, 1e4, -1e4]])
    third = 1 / 3
    expected = [[1, 0, 0], [third, third, third], [0.5, 0.5, 0]]
    np.testing.assert_allclose(jacobians.softmax(a), expected)
    assert np.isfinite(jacobians.softmax_jacobian(a)).all()


def test_the_affine_derivatives_are_symbolic_ones():
    W = sympy.Matrix(3, 2, sympy.symbols("w:6"))
    a, b = sympy.Matrix(sympy.symbols("a:2")), sympy.Matrix(sympy.symbols("b:3"))
    output = W * a + b
    numbers = np.arange(1.0, 7.0).reshape(3, 2)
    by_input = output.jacobian(a).subs(dict(zip(W, numbers.ravel(), strict=True)))
    by_bias = output.jacobian(b)
    assert np.array_equal(jacobians.affine_jacobian(numbers), np.array(by_input, float))
    assert np.array_equal(jacobians.affine_bias_jacobian(3), np.array(by_bias, float))


@given(data=st.data(), outputs=st.integers(1, 5), inputs=st.integers(1, 5))
def test_affine_is_the_sum_that_defines_it(data, outputs, inputs):
    numbers = st.integers(-9, 9)
    W = data.draw(arrays.arrays(int, (outputs, inputs), elements=numbers))
    b = data.draw(arrays.arrays(int, outputs, elements=numbers))
    batch = data.draw(arrays.array_shapes(min_dims=0, max_dims=2, max_side=3))
    a = data.draw(arrays.arrays(int, (*batch, inputs), elements=numbers))
    result = jacobians.affine(a, W, b)
    assert result.shape == (*batch, outputs)
    for index in np.ndindex(batch):
        for j in range(outputs):
            terms = (W[j, m] * a[index][m] for m in range(inputs))
            assert result[index][j] == sum(terms) + b[j]


def test_affine_layers_may_be_large():
    ones = np.ones(300)
    result = jacobians.affine(ones, np.ones((300, 300)), ones)
    assert result.tolist() == [301] * 300


def test_the_affine_jacobian_does_not_share_memory_with_the_weights():
    W = np.ones((2, 3))
    assert not np.shares_memory(jacobians.affine_jacobian(W), W)


@pytest.mark.parametrize(
    "name", [*ACTIVATIONS, *(f"{n}_jacobian" for n in ACTIVATIONS)]
)
def test_dtypes_and_lists(name):
    f = getattr(jacobians, name)
    assert f(np.ones(2, np.float32)).dtype == np.float32
    assert f([1, 2]).dtype == float
    assert f(np.array([100, 120], np.int8)).dtype == float
    a = np.array([1.0, -2.0])
    f(a)
    assert a.tolist() == [1, -2]


def test_square_of_small_integers_does_not_overflow():
    assert jacobians.square(np.array([100], np.int8)).tolist() == [10_000]


def test_softmax_of_half_precision_sums_in_single_precision():
    s = jacobians.softmax(np.zeros(70_000, np.float16))
    np.testing.assert_allclose(s, 1 / 70_000, rtol=1e-6)


HOLES = np.ma.array([1.0, 2.0], mask=[False, True])
NO_ACTIVITIES = [
    ([True, False], TypeError, "a must hold real numbers, got dtype bool"),
    (["x"], TypeError, "a must hold real numbers, got dtype <U1"),
    ([1j], TypeError, "a must hold real numbers, got dtype complex128"),
    (1.0, ValueError, "a must have ndim at least 1, got shape ()"),
    (np.ones((3, 0)), ValueError, "a must not be empty on its last axis, got (3, 0)"),
    (HOLES, ValueError, "a must have no masked entries, got masked_array("),
]
LAYERS = [f"{name}{what}" for name in ACTIVATIONS for what in ("", "_jacobian")]
FINITE = [
    ([0.0, np.inf], ValueError, "a must hold finite numbers, got inf among them"),
    ([0.0, np.nan], ValueError, "a must hold finite numbers, got nan among them"),
]
MATCH = "a must have as many entries as W has columns, 2, got shape (3,)"
REFUSED = [
    *((name, (a,), *rest) for name in LAYERS for a, *rest in NO_ACTIVITIES),
    *((n, (a,), *rest) for n in LAYERS if "soft" in n for a, *rest in FINITE),
    ("affine", ([1, 2, 3], [[1, 2]], [1]), ValueError, MATCH),
    (
        "affine",
        ([1, 2], [[1, 2]], [1, 2]),
        ValueError,
        "as W has rows, 1, got shape (2",
    ),
    ("affine", ([1], [[1, 2]], [1]), ValueError, "as W has columns, 2, got shape (1,)"),
    ("affine", ([1], [[1], [2]], [1]), ValueError, "as W has rows, 2, got shape (1,)"),
    ("affine", ([1, 2], [1, 2], [1]), ValueError, "W must have ndim 2, got shape (2,)"),
    ("affine", ([1, 2], [[1, 2]], 1), ValueError, "b must have ndim 1, got shape ()"),
    (
        "affine",
        ([1], np.ones((0, 1)), []),
        ValueError,
        "W must have no empty axis, got",
    ),
    ("affine_jacobian", ([[True]],), TypeError, "W must hold real numbers, got dtype"),
    ("affine_bias_jacobian", (0,), ValueError, "size must be at least 1, got 0"),
    ("affine_bias_jacobian", (2.0,), TypeError, "size must be an integer, got 2.0"),
]


@pytest.mark.parametrize(
    ("name", "arguments", "error", "message"),
    REFUSED,
    ids=[f"{row[0]} {row[-1]}" for row in REFUSED],
)
def test_bad_arguments_are_refused(name, arguments, error, message):
    with pytest.raises(error, match=re.escape(message)):
        getattr(jacobians, name)(*arguments)
