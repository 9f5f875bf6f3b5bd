"""The code that the calculator writes, run: parameters and shapes are the table's."""

import numpy as np
import pytest
import torch
from torch import nn
from torchinfo import summary

from snippets.network import table
from snippets.networks import NAMES, named
from tests.stacks import stacks
from workbook.network.export import keras as for_keras
from workbook.network.export import pytorch
from workbook.network.tables import kept_values, mult_adds

COUNT = 300
PYTORCH = "layers of PyTorch, from the code that the calculator writes"
KERAS = "layers of Keras, from the code that the calculator writes"
SAME = "it is the network's size, and the last row has its shape"
GENERATED = list(stacks(seed=11, count=COUNT))
# Keras refuses steps and dilation at once, and groups on a processor.
SIMPLE = [
    stack
    for stack in stacks(seed=12, count=COUNT)
    if stack[0]
    and all(
        layer.get("groups", 1) == 1 and layer.get("dilation", 1) in (1, (1, 1), [1, 1])
        for layer in stack[0]
    )
]


def networks(generated):
    yield from generated
    for name in NAMES:
        network = named(name)
        yield network.layers, network.image, network.channels


def built(program):
    names = {}
    exec(program, names)
    return names["model"]


@pytest.mark.proves("network.table", SAME, PYTORCH)
def test_pytorch_builds_what_the_table_says(tried):
    for stack in networks(GENERATED):
        rows = table(*stack)
        model = built(pytorch(rows)).eval()
        count = sum(each.numel() for each in model.parameters())
        assert count == sum(row.parameters for row in rows)
        w, h, c = rows[0].shape
        with torch.no_grad():
            result = model(torch.zeros(2, c, h, w))
        shape = rows[-1].shape
        wanted = shape if len(shape) == 1 else (shape[2], shape[1], shape[0])
        assert tuple(result.shape) == (2, *wanted)
        tried()


@pytest.mark.proves(
    "network.table", "each row of a named network has its size", PYTORCH
)
def test_each_row_has_the_shape_that_pytorch_gives_there(tried):
    for name in NAMES:
        network = named(name)
        rows = table(network.layers, network.image, network.channels)
        for end in range(1, len(rows)):
            model = built(pytorch(rows[: end + 1])).eval()
            w, h, c = rows[0].shape
            with torch.device("meta"):
                result = model.to("meta")(torch.zeros(1, c, h, w))
            assert result.numel() == int(np.prod(rows[end].shape))
            tried()


def test_an_activation_of_a_layer_is_part_of_the_program():
    model = built(pytorch(table([{"kind": "activation", "function": "relu"}], 2, 1)))
    assert isinstance(model[0], nn.ReLU)


@pytest.mark.proves("network.table", SAME, KERAS)
def test_keras_builds_what_the_table_says(tried):
    for stack in networks(SIMPLE):
        rows = table(*stack)
        model = built(for_keras(rows))
        # A batch norm of Keras also counts the means and variances that it has seen.
        learned = sum(int(np.prod(each.shape)) for each in model.trainable_weights)
        assert learned == sum(row.parameters for row in rows)
        shape = rows[-1].shape
        wanted = shape if len(shape) == 1 else (shape[1], shape[0], shape[2])
        assert model.output_shape == (None, *wanted)
        tried()


@pytest.mark.proves(
    "network.table",
    "torchinfo's totals follow from it by the rules that the calculator's page states",
    "torchinfo",
)
def test_torchinfo_says_what_the_page_says_of_it(tried):
    for name in ("vgg16", "lenet5", "alexnet"):
        network = named(name)
        rows = table(network.layers, network.image, network.channels)
        w, h, c = rows[0].shape
        found = summary(built(pytorch(rows)), input_size=(1, c, h, w), verbose=0)
        assert found.total_params == sum(row.parameters for row in rows)
        assert found.total_mult_adds == sum(map(mult_adds, rows))
        # It counts each value twice, for the way forward and the way back.
        assert found.total_output_bytes == 2 * 4 * sum(map(kept_values, rows))
        tried()
