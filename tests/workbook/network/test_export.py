"""The code for PyTorch and Keras says what the layers say; `nox -s oracles` runs it."""

import pytest

from snippets.network import table
from workbook.network.export import keras, pytorch


def written(writer, *layers, image=(8, 6), channels=3):
    program = writer(table(list(layers), image, channels))
    compile(program, "program", "exec")
    return [line.strip().rstrip(",") for line in program.split("\n")]


CONV = {"kind": "conv", "filters": 4, "kernel": (3, 2)}


@pytest.mark.parametrize(
    ("layer", "torch", "keras_"),
    [
        (
            CONV,
            ["nn.Conv2d(3, 4, (2, 3), 1, 0, 1, 1, True)"],
            ["layers.Conv2D(4, (2, 3), 1, 'valid', dilation_rate=1, groups=1)"],
        ),
        (
            CONV | {"padding": "same", "bias": False, "activation": "relu"},
            [
                "nn.ConstantPad2d((1, 1, 0, 1), 0)",
                "nn.Conv2d(3, 4, (2, 3), 1, 0, 1, 1, False)",
                "nn.ReLU()",
            ],
            [
                "layers.Conv2D(4, (2, 3), 1, 'same', dilation_rate=1, groups=1, "
                "use_bias=False, activation='relu')"
            ],
        ),
        (
            CONV | {"padding": ((1, 1), (2, 2))},
            ["nn.Conv2d(3, 4, (2, 3), 1, (2, 1), 1, 1, True)"],
            [
                "layers.ZeroPadding2D(((2, 2), (1, 1)))",
                "layers.Conv2D(4, (2, 3), 1, 'valid', dilation_rate=1, groups=1)",
            ],
        ),
        (
            {"kind": "max_pool", "kernel": 3, "padding": ((0, 1), (0, 0))},
            [
                "nn.ConstantPad2d((0, 1, 0, 0), float('-inf'))",
                "nn.MaxPool2d(3, 3, 0, ceil_mode=False)",
            ],
            [
                "layers.ZeroPadding2D(((0, 0), (0, 1)))",
                "layers.MaxPooling2D(3, 3, 'valid')",
            ],
        ),
        (
            {"kind": "average_pool", "kernel": 4, "ceil": True},
            ["nn.AvgPool2d(4, 4, 0, ceil_mode=True)"],
            [
                "layers.ZeroPadding2D(((0, 2), (0, 0)))",
                "layers.AveragePooling2D(4, 4, 'valid')",
            ],
        ),
        (
            {"kind": "global_pool"},
            ["nn.AdaptiveAvgPool2d(1)"],
            ["layers.GlobalAveragePooling2D(keepdims=True)"],
        ),
        ({"kind": "flatten"}, ["nn.Flatten()"], ["layers.Flatten()"]),
        (
            {"kind": "batch_norm"},
            ["nn.BatchNorm2d(3)"],
            ["layers.BatchNormalization()"],
        ),
        (
            {"kind": "activation", "function": "tanh"},
            ["nn.Tanh()"],
            ["layers.Activation('tanh')"],
        ),
    ],
)
def test_a_layer_becomes_the_layers_of_a_library(layer, torch, keras_):
    assert written(pytorch, layer)[4:-1] == torch
    assert written(keras, layer)[5:-1] == keras_


def test_an_affine_layer_reads_a_vector():
    layers = {"kind": "flatten"}, {"kind": "affine", "units": 7, "bias": False}
    assert written(pytorch, *layers)[5] == "nn.Linear(144, 7, False)"
    assert written(keras, *layers)[6] == "layers.Dense(7, use_bias=False)"
    normed = (*layers, {"kind": "batch_norm"})
    assert written(pytorch, *normed)[6] == "nn.BatchNorm1d(7)"


def test_the_input_is_named_as_the_library_wants_it():
    assert "# Input: (N, 3, 6, 8)" in written(pytorch, CONV)
    assert "keras.Input((6, 8, 3))" in written(keras, CONV)
