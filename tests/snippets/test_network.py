"""The table of a network: each row by its own rule, and why a layer is refused."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from snippets.network import LayerError, Row, table
from snippets.network_table import as_text
from snippets.networks import named

CONV = {"kind": "conv", "filters": 64, "kernel": 3}
POOL = {"kind": "max_pool", "kernel": 2}
FLAT = {"kind": "flatten"}


def last(*layers, image=224, channels=3):
    return table(list(layers), image, channels)[-1]


def test_the_input_comes_first():
    (row,) = table([], (224, 100), 3)
    assert isinstance(row, Row)
    assert (row.name, row.kind, row.shape) == ("input", "input", (224, 100, 3))
    assert (row.weights, row.biases, row.parameters, row.macs) == (0, 0, 0, 0)
    assert row.activations == 224 * 100 * 3
    assert (row.receptive_field, row.stride, row.below) == ((1, 1), (1, 1), None)
    assert table([])[0].shape == (224, 224, 3)
    assert ("parameters", "0 + 0 = 0") in row.formulas


def test_a_conv_layer():
    row = last(CONV | {"padding": 1})
    assert row.shape == (224, 224, 64)
    assert (row.weights, row.biases, row.parameters) == (1728, 64, 1792)
    assert row.macs == 86_704_128
    assert last(CONV).macs == 85_162_752
    assert row.activations == 224 * 224 * 64
    assert (row.receptive_field, row.stride) == ((3, 3), (1, 1))


def test_each_setting_of_a_conv_layer_counts():
    said = {"kernel": [3, 5], "stride": [2, 1], "dilation": [1, 2], "groups": 2}
    sides = {"padding": [[0, 1], [2, 3]], "bias": False, "activation": "relu"}
    row = last(CONV | said | sides, image=(9, 20), channels=4)
    assert row.shape == ((9 + 1 - 3) // 2 + 1, 20 + 5 - 9 + 1, 64)
    assert (row.weights, row.biases) == (3 * 5 * 2 * 64, 0)
    assert row.macs == row.shape[0] * row.shape[1] * row.weights
    assert (row.receptive_field, row.stride) == ((3, 9), (2, 1))


@pytest.mark.parametrize("kind", ["max_pool", "average_pool"])
def test_pooling(kind):
    row = last({"kind": kind, "kernel": 2}, image=7)
    assert row.shape == (3, 3, 3)
    assert (row.parameters, row.macs, row.activations) == (0, 0, 27)
    assert (row.receptive_field, row.stride) == ((2, 2), (2, 2))
    assert last({"kind": kind, "kernel": 2, "ceil": True}, image=7).shape == (4, 4, 3)
    assert last({"kind": kind, "kernel": 3, "stride": 1}, image=7).shape == (5, 5, 3)
    same = {"kind": kind, "kernel": 3, "stride": 2, "padding": "same"}
    assert last(same, image=(7, 8)).shape == (4, 4, 3)
    padded = {"kind": kind, "kernel": 3, "padding": ((1, 0), (1, 1))}
    assert last(padded, image=(8, 7)).shape == (3, 3, 3)


def test_global_pooling_is_average_pooling_with_the_largest_window():
    row = last(CONV, POOL, {"kind": "global_pool"}, image=(20, 30))
    window = {"kind": "average_pool", "kernel": (9, 14)}
    assert row[2:9] == last(CONV, POOL, window, image=(20, 30))[2:9]
    assert row.shape == (1, 1, 64)


def test_flatten_changes_nothing_but_the_shape():
    row = last(POOL, FLAT, image=8)
    assert row.shape == (4 * 4 * 3,)
    assert (row.parameters, row.macs, row.activations) == (0, 0, 0)
    assert (row.receptive_field, row.stride) == ((2, 2), (2, 2))
    assert last(POOL, FLAT, FLAT, image=8)[2:9] == row[2:9]


def test_an_affine_layer_sees_all_that_its_vector_holds():
    row = last(POOL, FLAT, {"kind": "affine", "units": 10}, image=(8, 6))
    assert (row.shape, row.weights, row.biases) == ((10,), 4 * 3 * 3 * 10, 10)
    assert (row.macs, row.activations) == (360, 10)
    assert (row.receptive_field, row.stride) == ((8, 6), None)


def test_what_lies_between_flatten_and_affine_changes_nothing_of_that():
    between = [{"kind": "batch_norm"}, {"kind": "activation", "function": "tanh"}]
    affine = {"kind": "affine", "units": 10, "bias": False}
    row = last(POOL, FLAT, *between, affine, affine, image=8)
    assert (row.weights, row.biases) == (100, 0)
    assert (row.receptive_field, row.stride) == ((8, 8), None)


def test_an_activation_overwrites_what_is_below():
    row = last(POOL, {"kind": "activation", "function": "relu"}, image=8)
    assert row.shape == (4, 4, 3)
    assert (row.parameters, row.macs, row.activations) == (0, 0, 0)
    assert (row.receptive_field, row.stride) == ((2, 2), (2, 2))


@pytest.mark.parametrize(("layers", "size"), [([POOL], 3), ([POOL, FLAT], 48)])
def test_a_batch_norm_has_a_scale_and_a_shift_for_each_channel(layers, size):
    row = last(*layers, {"kind": "batch_norm"}, image=8)
    assert row.shape == last(*layers, image=8).shape
    assert (row.weights, row.biases) == (size, size)
    assert (row.macs, row.activations) == (0, 48)


def test_layers_without_a_name_are_numbered_by_kind():
    relu = {"kind": "activation", "function": "relu"}
    average = {"kind": "average_pool", "kernel": 2}
    given = CONV | {"name": "conv1_1"}
    stack = [given, relu, CONV, POOL, average, FLAT, {"kind": "affine", "units": 5}]
    names = [row.name for row in table(stack)]
    expected = ["input", "conv1_1", "relu1", "conv2", "pool1", "pool2", "flatten1"]
    assert names == [*expected, "fc1"]


def test_a_row_shows_its_numbers_and_not_the_rows_below():
    assert repr(last(FLAT, image=2)) == (
        "Row('flatten1', 'flatten', (12,), 0, 0, 0, 0, (1, 1), (1, 1))"
    )


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (3, "row 2 (layer 2): a layer must be a dictionary, got 3"),
        ({}, "row 2 (layer 2): a layer needs a kind: conv, max_pool"),
        ({"kind": "dense"}, "row 2 (layer 2): kind must be one of conv, max_pool"),
        ({"kind": ["conv"]}, "row 2 (layer 2): kind must be a string"),
        (CONV | {"kernel": 0}, "row 2 (layer 2): kernel must be at least 1, got 0"),
        (CONV | {"padding": "full"}, 'padding must be "valid" or "same", got \'full\''),
        (CONV | {"activation": "reul"}, "activation must be one of relu, elu"),
        (CONV | {"pad": 1}, "conv has no 'pad': it has filters, kernel, stride"),
        ({"kind": "conv", "kernel": 3}, "conv needs filters"),
        (CONV | {"name": 5}, "name must be a string, got 5"),
        (CONV | {"name": ""}, "name must be a letter and up to 39 letters"),
        (CONV | {"name": "1st"}, "name must be a letter and up to 39 letters"),
        (CONV | {"name": "a b"}, "name must be a letter and up to 39 letters"),
        (CONV | {"name": "a" * 41}, "name must be a letter and up to 39 letters"),
        (CONV | {"kernel": 9}, "row 2 (conv2): kernel must fit: 9 covers 9 positions"),
        (CONV | {"groups": 3}, "row 2 (conv2): groups must divide 64 and 64, got 3"),
        (POOL | {"padding": 2}, "row 2 (pool1): padding must be at most half of 2"),
        (
            {"kind": "affine", "units": 3},
            "row 2 (fc1): an affine layer reads a vector, but conv1 gives 6×6×64: "
            "flatten it first",
        ),
    ],
)
def test_an_impossible_layer_says_why_and_keeps_the_rows_above(layer, message):
    with pytest.raises(LayerError, match=re.escape(message)) as caught:
        table([CONV, layer, POOL], 8)
    assert caught.value.row == 2
    assert str(caught.value) == f"row 2 ({caught.value.name}): {caught.value.reason}"
    assert caught.value.above == table([CONV], 8)


@pytest.mark.parametrize("layer", [CONV, POOL, {"kind": "global_pool"}])
def test_windows_need_a_map(layer):
    with pytest.raises(
        LayerError, match=r"reads a map \(W, H, C\), but flatten1 gives"
    ):
        table([FLAT, layer])


def test_an_impossible_input_is_row_0():
    with pytest.raises(LayerError, match=r"row 0 \(input\): image must be") as caught:
        table([], "large")
    assert (caught.value.row, caught.value.above) == (0, [])
    with pytest.raises(LayerError, match=r"row 0 \(input\): channels must be at least"):
        table([], 3, 0)


def test_it_is_one_command_in_a_terminal():
    network = named("vgg16")
    done = subprocess.run(
        [sys.executable, "-m", "snippets.network", "vgg16"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = table(network.layers, network.image, network.channels)
    assert done.stdout == as_text(rows) + "\n"
    assert "138,357,544" in done.stdout


def test_layers_are_a_list():
    with pytest.raises(TypeError, match="layers must be a list, got"):
        table(CONV)
