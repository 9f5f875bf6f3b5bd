"""The layers of the VGG networks: shapes, parameters, MACs, receptive fields.

Each configuration is five blocks of conv layers (stride 1, "same" padding), each
block followed by 2×2 max-pooling, and three fully connected layers.

Sizes are whole numbers from 1 on. What is not as described raises TypeError or
ValueError with the argument's name, its value and what was expected.

Source: K. Simonyan and A. Zisserman, "Very deep convolutional networks for
large-scale image recognition", ICLR 2015, table 1; VGG-16 is configuration D.
"""

from collections import namedtuple

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_size, count_windows
from snippets.validation import at_least, checked, one_of, positive

# One (filter size, channels) per conv layer, block by block.
CONFIGURATIONS = {
    "A": (
        ((3, 64),),
        ((3, 128),),
        ((3, 256), (3, 256)),
        ((3, 512), (3, 512)),
        ((3, 512), (3, 512)),
    ),
    "B": (
        ((3, 64), (3, 64)),
        ((3, 128), (3, 128)),
        ((3, 256), (3, 256)),
        ((3, 512), (3, 512)),
        ((3, 512), (3, 512)),
    ),
    "C": (
        ((3, 64), (3, 64)),
        ((3, 128), (3, 128)),
        ((3, 256), (3, 256), (1, 256)),
        ((3, 512), (3, 512), (1, 512)),
        ((3, 512), (3, 512), (1, 512)),
    ),
    "D": (
        ((3, 64), (3, 64)),
        ((3, 128), (3, 128)),
        ((3, 256), (3, 256), (3, 256)),
        ((3, 512), (3, 512), (3, 512)),
        ((3, 512), (3, 512), (3, 512)),
    ),
    "E": (
        ((3, 64), (3, 64)),
        ((3, 128), (3, 128)),
        ((3, 256), (3, 256), (3, 256), (3, 256)),
        ((3, 512), (3, 512), (3, 512), (3, 512)),
        ((3, 512), (3, 512), (3, 512), (3, 512)),
    ),
}
POOL = 2
HIDDEN = 4096
SMALLEST = POOL**5  # an image of this side has one pixel left after five poolings


class Layer(namedtuple("Layer", "name shape parameters macs receptive_field")):
    """One row of the network's table.

    Attributes
    ----------
    name : str
        Name as in the literature: conv3_1 is the first conv layer of block 3.
    shape : tuple of int
        Activity of one image: (W, H, C), or (Z,) for a fully connected layer.
    parameters : int
        Weights and biases.
    macs : int
        Multiply-accumulate operations for one image.
    receptive_field : int
        Side of the square of input pixels that one entry depends on, not cut at
        the image's border; of a fully connected layer the field of its entries,
        which see every entry of the last pooling layer.
    """

    __slots__ = ()


@checked(
    configuration=one_of(*CONFIGURATIONS),
    image=at_least(SMALLEST),
    channels=positive,
    classes=positive,
)
def layers(
    configuration: str = "D", image: int = 224, channels: int = 3, classes: int = 1000
) -> list[Layer]:
    """List every layer, from the input to fc8.

    Parameters
    ----------
    configuration : str
        A key of `CONFIGURATIONS`; "D" is VGG-16, "E" is VGG-19.
    image, channels, classes : int
        Side W = H, from 32 on, and channels C of the input image; size of the output.

    Returns
    -------
    list of Layer
    """
    table = [Layer("input", (image, image, channels), 0, 0, 1)]
    distance = 1  # of neighbouring entries, in input pixels
    for number, block in enumerate(CONFIGURATIONS[configuration], 1):
        for index, (f, filters) in enumerate(block, 1):
            layer = conv_layer(f"conv{number}_{index}", table[-1], f, filters, distance)
            table.append(layer)
        table.append(pool_layer(f"pool{number}", table[-1], distance))
        distance *= POOL
    table.append(flat_layer("fc6", table[-1], HIDDEN, distance))
    table.append(affine_layer("fc7", table[-1], HIDDEN))
    table.append(affine_layer("fc8", table[-1], classes))
    return table


def conv_layer(name: str, below: Layer, f: int, filters: int, distance: int) -> Layer:
    """Describe a conv layer with stride 1 and "same" padding."""
    w, h, channels = below.shape
    shape = conv_size(w, f, 1, "same"), conv_size(h, f, 1, "same"), filters
    parameters = conv_parameters(f, channels, filters)
    weights = parameters - filters  # one bias per filter
    field = below.receptive_field + (f - 1) * distance
    return Layer(name, shape, parameters, shape[0] * shape[1] * weights, field)


def pool_layer(name: str, below: Layer, distance: int) -> Layer:
    """Describe a max-pooling layer: nothing to learn, nothing to multiply."""
    w, h, channels = below.shape
    shape = count_windows(w, POOL, POOL), count_windows(h, POOL, POOL), channels
    return Layer(name, shape, 0, 0, below.receptive_field + (POOL - 1) * distance)


def flat_layer(name: str, below: Layer, outputs: int, distance: int) -> Layer:
    """Describe the first fully connected layer, which sees a whole map."""
    w, h, channels = below.shape
    field = below.receptive_field + (w - 1) * distance
    flat = Layer("flattened", (w * h * channels,), 0, 0, field)
    return affine_layer(name, flat, outputs)


def affine_layer(name: str, below: Layer, outputs: int) -> Layer:
    """Describe a fully connected layer on top of a flat one."""
    (inputs,) = below.shape
    parameters = affine_parameters(inputs, outputs)
    weights = parameters - outputs  # one bias per output
    return Layer(name, (outputs,), parameters, weights, below.receptive_field)


@checked(configuration=one_of(*CONFIGURATIONS), classes=positive)
def count_parameters(configuration: str = "D", classes: int = 1000) -> int:
    """Count weights and biases for the published input, 224×224×3.

    Parameters
    ----------
    configuration : str
        A key of `CONFIGURATIONS`.
    classes : int
        Size of the output.

    Returns
    -------
    int
    """
    table = layers(configuration, classes=classes)
    return sum(layer.parameters for layer in table)
