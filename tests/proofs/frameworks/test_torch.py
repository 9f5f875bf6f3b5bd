"""The snippets against PyTorch: derivatives, shapes, parameters, VGG, max-pooling."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from snippets import jacobians, max_pooling, vgg
from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_shape, pool_shape, same_padding
from tests.proofs.test_counting import NETWORKS, PUBLISHED
from tests.proofs.test_onnx_evaluator import READINGS

JACREV = "torch.func.jacrev of PyTorch"
LAYERS = "layers of PyTorch"
FUNCTIONS = {
    "relu": torch.relu,
    "square": torch.square,
    "softmax": lambda a: torch.softmax(a, dim=-1),
}


def nchw(shape):
    n, w, h, c = shape
    return n, c, w, h


def nwhc(shape):
    n, c, w, h = shape
    return n, w, h, c


def size(module):
    return sum(parameter.numel() for parameter in module.parameters())


def draws(seed, count, **limits):
    """Yield random whole numbers, two of each name."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield {
            name: tuple(int(n) for n in rng.integers(low, high + 1, size=2))
            for name, (low, high) in limits.items()
        }


def proves_each(claim, method):
    def marked(test):
        for name in FUNCTIONS:
            subject = f"jacobians.{name}_jacobian"
            test = pytest.mark.proves(subject, claim, method)(test)
        return test

    return marked


@proves_each("it gives the same Jacobians", JACREV)
def test_jacobians(tried):
    rng = np.random.default_rng(1)
    for k in (1, 2, 3, 5, 8, 13):
        for magnitude in (1e-3, 1.0, 10.0, 100.0):
            a = rng.normal(scale=magnitude, size=(100, k))
            for name, function in FUNCTIONS.items():
                jacobian = torch.vmap(torch.func.jacrev(function))
                expected = jacobian(torch.from_numpy(a)).numpy()
                found = getattr(jacobians, f"{name}_jacobian")
                scale = max(1.0, np.abs(expected).max())
                np.testing.assert_allclose(found(a), expected, atol=1e-14 * scale)
                for single, one in zip(a, expected, strict=True):
                    np.testing.assert_allclose(found(single), one, atol=1e-14 * scale)
            tried(len(a))


@pytest.mark.proves("jacobians.affine_jacobian", "it gives the same Jacobian", JACREV)
@pytest.mark.proves(
    "jacobians.affine_bias_jacobian", "it gives the same Jacobian", JACREV
)
def test_affine_jacobians(tried):
    rng = np.random.default_rng(2)
    for _ in range(300):
        outputs, inputs = rng.integers(1, 9, size=2)
        shapes = inputs, (outputs, inputs), outputs
        a, W, b = (torch.from_numpy(rng.normal(size=shape)) for shape in shapes)
        by_input, _, by_bias = torch.func.jacrev(nn.functional.linear, (0, 1, 2))(
            a, W, b
        )
        found = jacobians.affine_jacobian(W.numpy())
        np.testing.assert_array_equal(found, by_input.numpy())
        found = jacobians.affine_bias_jacobian(int(outputs))
        np.testing.assert_array_equal(found, by_bias.numpy())
        tried()


@pytest.mark.proves(
    "jacobians.relu_jacobian",
    "at 0 it is 0, as in relu; maximum gives 0.5 and clamp_min 1, as page 1 says",
    "gradients of PyTorch",
)
def test_relu_at_0(tried):
    zero = torch.tensor(0.0, requires_grad=True)
    written = {
        torch.relu: 0.0,
        (lambda a: torch.maximum(a, torch.tensor(0.0))): 0.5,
        (lambda a: torch.clamp_min(a, 0)): 1.0,
    }
    for function, expected in written.items():
        (slope,) = torch.autograd.grad(function(zero), zero)
        assert slope.item() == expected
        tried()
    assert jacobians.relu_jacobian([0.0]) == 0


@pytest.mark.proves("parameters.affine_parameters", "it counts nn.Linear", LAYERS)
def test_affine_parameters(tried):
    for drawn in draws(3, 1000, sizes=(1, 5000)):
        inputs, outputs = drawn["sizes"]
        for bias in (True, False):
            layer = nn.Linear(inputs, outputs, bias, device="meta")
            assert affine_parameters(inputs, outputs, bias) == size(layer)
        tried()


@pytest.mark.proves("shapes.conv_shape", "it gives the shape of nn.Conv2d", LAYERS)
@pytest.mark.proves("parameters.conv_parameters", "it counts nn.Conv2d", LAYERS)
def test_conv_layers(tried):
    limits = {
        "size": (1, 60),
        "kernel": (1, 7),
        "stride": (1, 4),
        "dilation": (1, 3),
        "padding": (0, 4),
        "channels": (1, 6),
        "groups": (1, 4),
    }
    for drawn in draws(4, 4000, **limits):
        n, f, step, d, p = (
            drawn[key] for key in ("size", "kernel", "stride", "dilation", "padding")
        )
        spans = [each * (k - 1) + 1 for each, k in zip(d, f, strict=True)]
        if any(s > m + 2 * q for s, m, q in zip(spans, n, p, strict=True)):
            continue
        groups, bias = drawn["groups"][0], drawn["groups"][1] > 1
        below, above = (c * groups for c in drawn["channels"])
        layer = nn.Conv2d(below, above, f, step, p, d, groups, bias, device="meta")
        shape = 2, *n, below
        sides = tuple((q, q) for q in p)
        found = layer(torch.empty(nchw(shape), device="meta")).shape
        assert conv_shape(shape, above, f, step, sides, d) == nwhc(found)
        assert conv_parameters(f, below, above, groups, bias) == size(layer)
        tried()


@pytest.mark.proves(
    "shapes.pool_shape", "it gives the shape of nn.MaxPool2d and nn.AvgPool2d", LAYERS
)
def test_pooling_layers(tried):
    limits = {"size": (1, 60), "kernel": (1, 7), "stride": (1, 4), "padding": (0, 3)}
    for drawn in draws(5, 4000, **limits):
        n, f, step = (drawn[key] for key in ("size", "kernel", "stride"))
        p = tuple(min(q, k // 2) for q, k in zip(drawn["padding"], f, strict=True))
        if any(k > m + 2 * q for k, m, q in zip(f, n, p, strict=True)):
            continue
        x = torch.empty(nchw((2, *n, 3)), device="meta")
        for ceil in (False, True):
            found = pool_shape((2, *n, 3), f, step, tuple((q, q) for q in p), ceil)
            for kind in (nn.MaxPool2d, nn.AvgPool2d):
                layer = kind(f, step, p, ceil_mode=ceil)
                assert found == nwhc(layer(x).shape), layer
        tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "with step 1 it pads as padding='same'; larger steps are refused, as page 4 says",
    "conv1d of PyTorch",
)
@pytest.mark.filterwarnings("ignore:Using padding='same'")  # it says that it may copy
def test_same_padding(tried):
    for drawn in draws(6, 300, size=(1, 30), kernel=(1, 6), dilation=(1, 3)):
        (n, _), (f, _), (d, _) = drawn.values()
        sides = same_padding(n, f, 1, d)
        x, filters = torch.randn(1, 1, n).double(), torch.randn(1, 1, f).double()
        named = nn.functional.conv1d(x, filters, padding="same", dilation=d)
        counted = nn.functional.conv1d(nn.functional.pad(x, sides), filters, dilation=d)
        torch.testing.assert_close(counted, named)
        with pytest.raises(RuntimeError, match="not supported for strided"):
            nn.functional.conv1d(x, filters, stride=2, padding="same")
        tried()


def built(network):
    """Build the layers of a VGG network, from their channels."""
    below = 3
    for word in network.split():
        if word == "M":
            yield nn.MaxPool2d(2)
        else:
            yield nn.Conv2d(below, int(word), 3, padding=1, device="meta")
            below = int(word)
    yield nn.Flatten()
    for inputs, outputs in ((7 * 7 * below, 4096), (4096, 4096), (4096, 1000)):
        yield nn.Linear(inputs, outputs, device="meta")


@pytest.mark.proves(
    "vgg.layers", "each row has the layer's shape, parameters and MACs", LAYERS
)
@pytest.mark.proves("vgg.count_parameters", "it is the network's size", LAYERS)
@pytest.mark.parametrize("name", NETWORKS)
def test_vgg(name, tried):
    x = torch.empty(1, 3, 224, 224, device="meta")
    rows = iter(vgg.layers(name)[1:])
    total = 0
    for layer in built(NETWORKS[name]):
        with FlopCounterMode(display=False) as counter:
            x = layer(x)
        if isinstance(layer, nn.Flatten):
            continue
        row = next(rows)
        shape = nwhc(x.shape)[1:] if x.ndim == 4 else tuple(x.shape[1:])
        assert row.shape == shape, row.name
        assert row.parameters == size(layer), row.name
        # A multiplication and an addition each; additions of biases do not count.
        assert 2 * row.macs == counter.get_total_flops(), row.name
        total += size(layer)
        tried()
    assert next(rows, None) is None
    assert vgg.count_parameters(name) == total == PUBLISHED[name]


LAYOUTS = {"NCHW": torch.contiguous_format, "NHWC": torch.channels_last}


@pytest.mark.proves(
    "max_pooling.max_pool",
    "it gives the same arrays, in both layouts of memory, and so do the other readings",
    "max_pool2d of PyTorch",
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_max_pooling(layout, tried):
    rng = np.random.default_rng(7)
    for _ in range(500):
        k, w, h, N, C = (int(n) for n in rng.integers(1, 5, size=5))
        x = rng.normal(size=(N, w * k, h * k, C))
        tensor = torch.from_numpy(x).movedim(-1, 1)
        tensor = tensor.contiguous(memory_format=LAYOUTS[layout])
        expected = nn.functional.max_pool2d(tensor, k).movedim(1, -1).numpy()
        given = tensor.movedim(1, -1).numpy()  # a view: its entries lie as they did
        for name in READINGS:
            np.testing.assert_array_equal(
                getattr(max_pooling, name)(given, k), expected
            )
        tried()


@pytest.mark.proves(
    "max_pooling.max_pool_gradient",
    "it gives the same gradient, ties included",
    "max_pool2d of PyTorch",
)
def test_max_pooling_gradient(tried):
    rng = np.random.default_rng(8)
    for _ in range(500):
        k, w, h, N, C = (int(n) for n in rng.integers(1, 5, size=5))
        x = rng.integers(3, size=(N, w * k, h * k, C)).astype(float)
        upstream = rng.normal(size=(N, w, h, C))
        tensor = torch.from_numpy(x).movedim(-1, 1).requires_grad_()
        pooled = nn.functional.max_pool2d(tensor, k)
        pooled.backward(torch.from_numpy(upstream).movedim(-1, 1))
        expected = tensor.grad.movedim(1, -1).numpy()
        found = max_pooling.max_pool_gradient(x, k, upstream)
        np.testing.assert_array_equal(found, expected)
        tried()
