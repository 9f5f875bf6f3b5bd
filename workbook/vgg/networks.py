"""Networks built like VGG: blocks of conv layers, each pooled, then affine layers.

`snippets.vgg` describes the published ones; these may be small enough for a student
to count by hand.
"""

from collections import namedtuple

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import count_windows
from snippets.vgg import CONFIGURATIONS, HIDDEN, POOL


class Network(namedtuple("Network", "blocks image channels hidden classes")):
    """What describes a network.

    Attributes
    ----------
    blocks : tuple of tuple of (int, int)
        One (filter size, channels) per conv layer, block by block.
    image, channels : int
        Side W = H and channels C of the input image.
    hidden : tuple of int
        Outputs of the fully connected layers before the last one.
    classes : int
        Outputs of the last one.
    """

    __slots__ = ()


class Conv(namedtuple("Conv", "name kernel channels_in channels_out side")):
    """A conv layer with step 1 that keeps the size: W = H = side."""

    __slots__ = ()


class Affine(namedtuple("Affine", "name inputs outputs")):
    """A fully connected layer."""

    __slots__ = ()


def published(configuration: str) -> Network:
    """Return a configuration of the paper for its input and its classes."""
    return Network(CONFIGURATIONS[configuration], 224, 3, (HIDDEN, HIDDEN), 1000)


VGG16 = published("D")


def sides(network: Network) -> list[int]:
    """Return the sides of the image in each block, and that after the last pooling."""
    found = [network.image]
    for _ in network.blocks:
        found.append(count_windows(found[-1], POOL, POOL))
    return found


def conv_layers(network: Network) -> list[Conv]:
    """List the conv layers."""
    found = []
    channels = network.channels
    side = sides(network)
    for block, layers in enumerate(network.blocks):
        for index, (kernel, filters) in enumerate(layers):
            name = f"conv{block + 1}_{index + 1}"
            found.append(Conv(name, kernel, channels, filters, side[block]))
            channels = filters
    return found


def affine_layers(network: Network) -> list[Affine]:
    """List the fully connected layers; like VGG's, they are numbered on."""
    found = []
    inputs = sides(network)[-1] ** 2 * network.blocks[-1][-1][1]
    widths = list(network.hidden)
    widths.append(network.classes)
    for number, outputs in enumerate(widths, len(network.blocks) + 1):
        found.append(Affine(f"fc{number}", inputs, outputs))
        inputs = outputs
    return found


def count_conv(layer: Conv, bias: bool = True) -> int:
    """Count the parameters of one conv layer."""
    kernel, channels_in, channels_out = layer[1:4]
    return conv_parameters(kernel, channels_in, channels_out, bias=bias)


def count_affine(layer: Affine, bias: bool = True) -> int:
    """Count the parameters of one fully connected layer."""
    return affine_parameters(layer.inputs, layer.outputs, bias)


def conv_part(network: Network, bias: bool = True) -> int:
    """Count the parameters of all conv layers."""
    return sum([count_conv(layer, bias) for layer in conv_layers(network)])


def head(network: Network, bias: bool = True) -> int:
    """Count the parameters of all fully connected layers."""
    return sum([count_affine(layer, bias) for layer in affine_layers(network)])


def total(network: Network, bias: bool = True) -> int:
    """Count the parameters of a network."""
    return conv_part(network, bias) + head(network, bias)
