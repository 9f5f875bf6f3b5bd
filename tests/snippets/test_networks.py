"""The named networks have the totals that were published for them."""

import re

import pytest

from snippets import vgg
from snippets.network import table
from snippets.networks import NAMES, named

PARAMETERS = {
    "sheet": 1_792,
    "lenet5": 61_706,
    "alexnet": 61_100_840,
    "vgg11": 132_863_336,
    "vgg13": 133_047_848,
    "vgg16c": 133_638_952,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
}
MACS = {
    "sheet": 86_704_128,
    "alexnet": 714_188_480,
    "vgg11": 7_609_090_048,
    "vgg13": 11_308_466_176,
    "vgg16c": 11_770_888_192,
    "vgg16": 15_470_264_320,
    "vgg19": 19_632_062_464,
}


def rows(name):
    network = named(name)
    return table(network.layers, network.image, network.channels)


@pytest.mark.parametrize("name", NAMES)
def test_the_parameters_are_the_published_ones(name):
    assert sum(row.parameters for row in rows(name)) == PARAMETERS[name]


@pytest.mark.parametrize("name", MACS)
def test_the_macs_are_the_published_ones(name):
    assert sum(row.macs for row in rows(name)) == MACS[name]


def test_vgg16_has_the_published_parts():
    table = rows("vgg16")
    assert sum(row.weights for row in table) == 138_344_128
    assert sum(row.biases for row in table) == 13_416
    assert sum(row.activations for row in table) == 15_237_608
    (last,) = [row for row in table if row.name == "pool5"]
    assert (last.receptive_field, last.stride) == ((212, 212), (32, 32))


def test_alexnet_has_the_published_maps():
    (image, *maps, flat) = rows("alexnet")[:10]
    assert image.shape == (224, 224, 3)
    assert [row.shape[0] for row in maps] == [55, 27, 27, 13, 13, 13, 13, 6]
    assert [row.stride for row in maps[::7]] == [(4, 4), (32, 32)]
    assert maps[-1].receptive_field == (195, 195)
    assert flat.below.shape == (6, 6, 256)
    # A padding of 3 would give the same maps.
    assert named("alexnet").layers[0]["padding"] == 2


def test_lenet5_halves_its_maps_twice():
    shapes = [row.shape for row in rows("lenet5") if row.kind != "flatten"]
    assert shapes[:5] == [
        (32, 32, 1),
        (28, 28, 6),
        (14, 14, 6),
        (10, 10, 16),
        (5, 5, 16),
    ]
    assert shapes[5:] == [(120,), (84,), (10,)]


@pytest.mark.parametrize(
    ("name", "configuration"), list(zip(NAMES[3:], "ABCDE", strict=True))
)
def test_the_vgg_networks_are_those_of_the_module_vgg(name, configuration):
    network = named(name)
    assert network.layers == vgg.stack(configuration)
    depth = {"A": 11, "B": 13, "C": 16, "D": 16, "E": 19}[configuration]
    assert network.title == f"VGG-{depth} (configuration {configuration})"


def test_an_unknown_name_is_refused():
    expected = "name must be one of sheet, lenet5, alexnet, vgg11"
    with pytest.raises(ValueError, match=re.escape(expected)):
        named("resnet")
