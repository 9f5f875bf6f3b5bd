"""The snippets against Keras: shapes, parameters, and the VGG networks it ships."""

import keras
import numpy as np
import pytest

from snippets import max_pooling, vgg
from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_shape
from tests.proofs.test_onnx_evaluator import READINGS

LAYERS = "layers of Keras"
SHIPPED = "keras.applications"


def draws(seed, count):
    rng = np.random.default_rng(seed)
    return (rng for _ in range(count))


@pytest.mark.proves("parameters.affine_parameters", "it counts Dense", LAYERS)
def test_affine_parameters(tried):
    for rng in draws(1, 300):
        inputs, outputs = (int(n) for n in rng.integers(1, 300, size=2))
        for bias in (True, False):
            layer = keras.layers.Dense(outputs, use_bias=bias)
            layer.build((None, inputs))
            assert affine_parameters(inputs, outputs, bias) == layer.count_params()
        tried()


@pytest.mark.proves("shapes.conv_shape", "it gives the shape of Conv2D", LAYERS)
@pytest.mark.proves("parameters.conv_parameters", "it counts Conv2D", LAYERS)
def test_conv_layers(tried):
    for rng in draws(2, 1500):
        n, f = (tuple(int(x) for x in rng.integers(1, m, size=2)) for m in (50, 8))
        groups, below, above = (int(x) for x in rng.integers(1, 4, size=3))
        word = ("valid", "same")[rng.integers(2)]
        # Keras takes a step or a dilation other than 1, not both.
        wide = tuple(int(x) for x in rng.integers(1, 4, size=2))
        step, d = (wide, (1, 1)) if rng.integers(2) else ((1, 1), wide)
        spans = [each * (k - 1) + 1 for each, k in zip(d, f, strict=True)]
        if word == "valid" and any(s > m for s, m in zip(spans, n, strict=True)):
            continue
        below, above, bias = below * groups, above * groups, bool(rng.integers(2))
        layer = keras.layers.Conv2D(
            above,
            f,
            strides=step,
            padding=word,
            dilation_rate=d,
            groups=groups,
            use_bias=bias,
        )
        shape = 2, *n, below
        layer.build(shape)
        found = conv_shape(shape, above, f, step, word, d)
        assert found == tuple(layer.compute_output_shape(shape))
        counted = conv_parameters(f, below, above, groups, bias)
        assert counted == layer.count_params()
        tried()


@pytest.mark.proves("max_pooling.max_pool", "it gives the same arrays", LAYERS)
def test_max_pooling(tried):
    for rng in draws(3, 200):
        k, w, h, N, C = (int(n) for n in rng.integers(1, 5, size=5))
        x = rng.normal(size=(N, w * k, h * k, C)).astype(np.float32)
        layer = keras.layers.MaxPooling2D(k, data_format="channels_last")
        expected = layer(x).detach().numpy()
        for name in READINGS:
            np.testing.assert_array_equal(getattr(max_pooling, name)(x, k), expected)
        tried()


@pytest.mark.proves("vgg.layers", "each row is a layer of VGG-16 and VGG-19", SHIPPED)
@pytest.mark.proves("vgg.count_parameters", "it is the size of the network", SHIPPED)
@pytest.mark.parametrize(("name", "network"), [("D", "VGG16"), ("E", "VGG19")])
def test_vgg(name, network, tried):
    model = getattr(keras.applications, network)(weights=None)
    layers = [layer for layer in model.layers if not layer.name.startswith("flat")]
    rows = vgg.layers(name)
    assert len(layers) == len(rows)
    for layer, row in zip(layers, rows, strict=True):
        assert tuple(layer.output.shape)[1:] == row.shape, row.name
        assert layer.count_params() == row.parameters, row.name
        tried()
    assert model.count_params() == vgg.count_parameters(name)


@pytest.mark.proves(
    "vgg.count_parameters",
    "without the fully connected layers it is the conv layers' sum, as page 5 says",
    SHIPPED,
)
def test_vgg_without_its_head(tried):
    model = keras.applications.VGG16(weights=None, include_top=False)
    convs = [row.parameters for row in vgg.layers() if row.name.startswith("conv")]
    assert model.count_params() == sum(convs)
    tried()
