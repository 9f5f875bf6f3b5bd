"""VGG against independently computed figures, the paper, and single pixels."""

import re
from math import prod

import numpy as np
import pytest

from snippets.vgg import CONFIGURATIONS, Layer, count_parameters, layers, stack

# parameters, MACs, published millions of parameters, receptive field after pool5
FAMILY = {
    "A": (132_863_336, 7_609_090_048, 133, 150),
    "B": (133_047_848, 11_308_466_176, 133, 156),
    "C": (133_638_952, 11_770_888_192, 134, 156),
    "D": (138_357_544, 15_470_264_320, 138, 212),
    "E": (143_667_240, 19_632_062_464, 144, 268),
}
VGG16 = {
    "conv1_1": 1_792,
    "conv1_2": 36_928,
    "conv2_1": 73_856,
    "conv2_2": 147_584,
    "conv3_1": 295_168,
    "conv3_2": 590_080,
    "conv3_3": 590_080,
    "conv4_1": 1_180_160,
    "conv4_2": 2_359_808,
    "conv4_3": 2_359_808,
    "conv5_1": 2_359_808,
    "conv5_2": 2_359_808,
    "conv5_3": 2_359_808,
    "fc6": 102_764_544,
    "fc7": 16_781_312,
    "fc8": 4_097_000,
}


def named(configuration="D", **settings):
    return {layer.name: layer for layer in layers(configuration, **settings)}


def reach(windows):
    """Follow one entry down through (size, step) windows to the pixels it needs."""
    needed = {0}
    for size, step in reversed(windows):
        needed = {entry * step + offset for entry in needed for offset in range(size)}
    return max(needed) - min(needed) + 1


@pytest.mark.parametrize("configuration", FAMILY)
def test_the_family_has_the_published_totals(configuration):
    parameters, macs, millions, field = FAMILY[configuration]
    table = named(configuration)
    assert count_parameters(configuration) == parameters
    assert round(parameters / 1e6) == millions
    assert sum(layer.parameters for layer in table.values()) == parameters
    assert sum(layer.macs for layer in table.values()) == macs
    assert table["pool5"].receptive_field == field


def test_every_layer_of_vgg16():
    learned = {
        name: layer.parameters for name, layer in named().items() if layer.parameters
    }
    assert learned == VGG16


def test_the_order_of_the_layers():
    names = [layer.name for layer in layers("A")]
    assert names[:5] == ["input", "conv1_1", "pool1", "conv2_1", "pool2"]
    assert names[-4:] == ["pool5", "fc6", "fc7", "fc8"]
    assert all(isinstance(layer, Layer) for layer in layers("A"))


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_name_of_vgg_n_counts_the_layers_with_weights(configuration):
    depth = {"A": 11, "B": 13, "C": 16, "D": 16, "E": 19}[configuration]
    assert sum(layer.parameters > 0 for layer in layers(configuration)) == depth


def test_the_shapes_of_vgg16():
    table = named()
    assert table["input"].shape == (224, 224, 3)
    assert table["conv1_2"].shape == (224, 224, 64)
    assert table["pool5"].shape == (7, 7, 512)
    assert table["fc6"].shape == (4096,)
    assert table["fc8"].shape == (1000,)
    assert sum(prod(layer.shape) for layer in table.values()) == 15_237_608


def test_weights_biases_and_parts_of_vgg16():
    table = layers()
    biases = sum(layer.shape[-1] for layer in table if layer.parameters)
    head = sum(layer.parameters for layer in table if layer.name.startswith("fc"))
    assert biases == 13_416
    assert count_parameters() - biases == 138_344_128
    assert head == 123_642_856
    assert count_parameters() - head == 14_714_688


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_receptive_field_is_what_one_entry_reaches(configuration):
    table, windows = iter(layers(configuration)), []
    assert next(table).receptive_field == 1
    for block in CONFIGURATIONS[configuration]:
        for size, _ in block:
            windows.append((size, 1))
            assert next(table).receptive_field == reach(windows)
        windows.append((2, 2))
        assert next(table).receptive_field == reach(windows)
    windows.append((7, 1))  # fc6 sees the whole 7×7 map
    assert [layer.receptive_field for layer in table] == [reach(windows)] * 3


def test_macs_count_the_products_of_a_real_convolution():
    table = named("A", image=32, channels=2)
    layer = table["conv1_1"]
    padded = np.ones((34, 34, 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
    assert layer.macs == windows.size * layer.shape[-1]
    assert table["fc6"].macs == np.ones((4096, 512)).size
    assert table["pool1"].macs == 0


def test_the_image_changes_fc6_only():
    small, large = named(), named(image=448)
    changed = [n for n in small if small[n].parameters != large[n].parameters]
    assert changed == ["fc6"]
    assert large["pool5"].shape == (14, 14, 512)


def test_fc6_sees_as_far_as_its_map_reaches():
    table = named(image=256)  # a map of 8×8, each step 32 pixels
    assert table["fc6"].receptive_field == table["pool5"].receptive_field + 7 * 32


def test_the_macs_of_fc8_are_its_weights():
    assert named(classes=70_001)["fc8"].macs == 4096 * 70_001


def test_an_odd_image_loses_its_last_pixels():
    assert named(image=255)["pool5"].shape == named(image=224)["pool5"].shape


def test_other_channels_and_classes():
    assert named(channels=1)["conv1_1"].parameters == (9 * 1 + 1) * 64
    assert count_parameters(classes=10) == 138_357_544 - 4097 * 990
    assert named(image=np.int64(32), classes=np.int8(10))["fc8"].shape == (10,)
    assert [stack()[-1]["units"], stack(classes=10)[-1]["units"]] == [1000, 10]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: layers("F"), ValueError, "one of A, B, C, D, E, got 'F'"),
        (lambda: layers("d"), ValueError, "one of A, B, C, D, E, got 'd'"),
        (lambda: layers(16), TypeError, "configuration must be a string, got 16"),
        (lambda: layers(image=31), ValueError, "image must be at least 32, got 31"),
        (lambda: layers(image=224.0), TypeError, "image must be an integer, got 224.0"),
        (lambda: layers(channels=0), ValueError, "channels must be at least 1, got 0"),
        (
            lambda: layers(classes=True),
            TypeError,
            "classes must be an integer, got True",
        ),
        (lambda: stack("F"), ValueError, "one of A, B, C, D, E, got 'F'"),
        (lambda: stack(classes=0), ValueError, "classes must be at least 1, got 0"),
        (lambda: count_parameters("VGG16"), ValueError, "got 'VGG16'"),
        (
            lambda: count_parameters(classes=-1),
            ValueError,
            "classes must be at least 1",
        ),
    ],
)
def test_bad_arguments_are_refused(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
