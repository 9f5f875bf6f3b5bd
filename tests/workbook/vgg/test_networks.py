"""Networks like VGG, against the table of the published ones."""

import pytest

from snippets.vgg import CONFIGURATIONS, count_parameters, layers
from workbook.vgg.networks import (
    affine_layers,
    conv_layers,
    conv_part,
    count_affine,
    count_conv,
    head,
    published,
    total,
)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_published_networks_are_those_of_the_snippets(name):
    network = published(name)
    counted = {each.name: count_conv(each) for each in conv_layers(network)}
    counted |= {each.name: count_affine(each) for each in affine_layers(network)}
    table = [layer for layer in layers(name) if layer.parameters]
    assert counted == {layer.name: layer.parameters for layer in table}
    shapes = {
        each.name: (each.side, each.channels_out) for each in conv_layers(network)
    }
    assert shapes == {
        layer.name: (layer.shape[0], layer.shape[2])
        for layer in table
        if layer.shape[1:]
    }
    assert total(network) == count_parameters(name)
    assert conv_part(network) + head(network) == total(network)
    biases = sum(layer.shape[-1] for layer in table)
    assert total(network, bias=False) == total(network) - biases
