"""The layers of the VGG networks: shapes, parameters, MACs, receptive fields.

Each configuration is five blocks of conv layers (stride 1, "same" padding), each
block followed by 2×2 max-pooling, and three fully connected layers.

Source: K. Simonyan and A. Zisserman, "Very deep convolutional networks for
large-scale image recognition", ICLR 2015, table 1; VGG-16 is configuration D.
"""

from dataclasses import dataclass
from math import prod

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_shape, pool_shape
from snippets.validation import whole_number

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


@dataclass(frozen=True)
class Layer:
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

    name: str
    shape: tuple[int, ...]
    parameters: int
    macs: int
    receptive_field: int


def layers(
    configuration: str = "D", image: int = 224, channels: int = 3, classes: int = 1000
) -> list[Layer]:
    """List every layer, from the input to fc8.

    Parameters
    ----------
    configuration : str
        A key of `CONFIGURATIONS`; "D" is VGG-16, "E" is VGG-19.
    image, channels, classes : int
        Side W = H and channels C of the input image; size of the output.

    Returns
    -------
    list of Layer

    Raises
    ------
    TypeError, ValueError
        If the configuration is unknown or the image too small for five poolings.
    """
    blocks = blocks_of(configuration)
    image = whole_number("image", image, POOL ** len(blocks))
    shape = (1, image, image, whole_number("channels", channels))
    classes = whole_number("classes", classes)
    table = [Layer("input", shape[1:], 0, 0, 1)]
    distance = 1  # of neighbouring entries, in input pixels
    for number, block in enumerate(blocks, start=1):
        for index, (f, filters) in enumerate(block, start=1):
            layer = conv_layer(f"conv{number}_{index}", table[-1], f, filters, distance)
            table.append(layer)
        table.append(pool_layer(f"pool{number}", table[-1], distance))
        distance *= POOL
    for number, outputs in ((6, HIDDEN), (7, HIDDEN), (8, classes)):
        table.append(affine_layer(f"fc{number}", table[-1], outputs, distance))
    return table


def conv_layer(name: str, below: Layer, f: int, filters: int, distance: int) -> Layer:
    """Describe a conv layer with stride 1 and "same" padding."""
    _, w, h, _ = conv_shape((1, *below.shape), filters, f, padding="same")  # type: ignore[arg-type]
    weights = conv_parameters(f, below.shape[-1], filters, bias=False)
    parameters = conv_parameters(f, below.shape[-1], filters)
    field = below.receptive_field + (f - 1) * distance
    return Layer(name, (w, h, filters), parameters, w * h * weights, field)


def pool_layer(name: str, below: Layer, distance: int) -> Layer:
    """Describe a max-pooling layer: nothing to learn, nothing to multiply."""
    shape = pool_shape((1, *below.shape), POOL)[1:]  # type: ignore[arg-type]
    field = below.receptive_field + (POOL - 1) * distance
    return Layer(name, shape, 0, 0, field)


def affine_layer(name: str, below: Layer, outputs: int, distance: int) -> Layer:
    """Describe a fully connected layer; the first one sees a whole map."""
    inputs = prod(below.shape)
    weights = affine_parameters(inputs, outputs, bias=False)
    parameters = affine_parameters(inputs, outputs)
    side = below.shape[0] if len(below.shape) == 3 else 1
    field = below.receptive_field + (side - 1) * distance
    return Layer(name, (outputs,), parameters, weights, field)


def blocks_of(configuration: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the conv layers of a configuration, block by block."""
    if not isinstance(configuration, str):
        raise TypeError(f"configuration must be a string, got {configuration!r}")
    if configuration not in CONFIGURATIONS:
        known = ", ".join(CONFIGURATIONS)
        raise ValueError(f"configuration must be one of {known}, got {configuration!r}")
    return CONFIGURATIONS[configuration]


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

    Raises
    ------
    TypeError, ValueError
        If the configuration is unknown or `classes` is not a positive integer.
    """
    return sum(layer.parameters for layer in layers(configuration, classes=classes))
