"""The layers of the VGG networks: shapes, parameters, MACs, receptive fields.

Each configuration is five blocks of conv layers (stride 1, "same" padding), each
block followed by 2×2 max-pooling, and three fully connected layers.

Sizes are whole numbers from 1 on. What is not as described raises TypeError or
ValueError with the argument's name, its value and what was expected.

Source: K. Simonyan and A. Zisserman, "Very deep convolutional networks for
large-scale image recognition", ICLR 2015, table 1; VGG-16 is configuration D.
"""

from collections import namedtuple

from snippets.network import table
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


@checked(configuration=one_of(*CONFIGURATIONS), classes=positive)
def stack(configuration: str = "D", classes: int = 1000) -> list[dict[str, object]]:
    """List the layers as `snippets.network` reads them.

    Parameters
    ----------
    configuration : str
        A key of `CONFIGURATIONS`.
    classes : int
        Size of the output.

    Returns
    -------
    list of dict
    """
    found = []
    for number, block in enumerate(CONFIGURATIONS[configuration], 1):
        for index, (f, filters) in enumerate(block, 1):
            found.append(conv_layer(f"conv{number}_{index}", f, filters))
        found.append({"kind": "max_pool", "kernel": POOL, "name": f"pool{number}"})
    found.append({"kind": "flatten"})
    found.append(affine_layer("fc6", HIDDEN, "relu"))
    found.append(affine_layer("fc7", HIDDEN, "relu"))
    found.append(affine_layer("fc8", classes, "softmax"))
    return found


def conv_layer(name: str, f: int, filters: int) -> dict[str, object]:
    """Describe a conv layer with ReLU that keeps the size."""
    return {
        "kind": "conv",
        "filters": filters,
        "kernel": f,
        "padding": f // 2,
        "activation": "relu",
        "name": name,
    }


def affine_layer(name: str, units: int, activation: str) -> dict[str, object]:
    """Describe a fully connected layer."""
    return {"kind": "affine", "units": units, "activation": activation, "name": name}


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
    return [
        Layer(row.name, row.shape, row.parameters, row.macs, row.receptive_field[0])
        for row in table(stack(configuration, classes), image, channels)
        if row.kind != "flatten"
    ]


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
    return sum(layer.parameters for layer in layers(configuration, classes=classes))
