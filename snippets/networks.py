"""Published networks, as `snippets.network` reads them.

A square image and its channels belong to each. What has no numbers of its own, as
dropout, is left out.

Sources: exercise 4 of the sheet; Y. LeCun, L. Bottou, Y. Bengio and P. Haffner,
"Gradient-based learning applied to document recognition", Proceedings of the IEEE,
1998, with the plain pooling and the full connections of today's libraries;
A. Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014,
for AlexNet with one tower; `snippets.vgg` for VGG.
"""

from collections import namedtuple

from snippets.validation import checked, one_of
from snippets.vgg import stack


class Network(namedtuple("Network", "title layers image channels")):
    """A network with its input.

    Attributes
    ----------
    title : str
        Its name, for people.
    layers : list of dict
        The layers, as `snippets.network.table` takes them.
    image : int or (int, int)
        Side of the image, or (W, H).
    channels : int
        Its channels C.
    """

    __slots__ = ()


def conv_with(
    filters: int, kernel: int, activation: str, stride: int = 1, padding: int = 0
) -> "dict[str, object]":
    """Describe a conv layer."""
    return {
        "kind": "conv",
        "filters": filters,
        "kernel": kernel,
        "stride": stride,
        "padding": padding,
        "activation": activation,
    }


def affine_with(units: int, activation: str) -> "dict[str, object]":
    """Describe a fully connected layer."""
    return {"kind": "affine", "units": units, "activation": activation}


def sheet_layer() -> Network:
    """Return the conv layer of exercise 4, with padding."""
    layers = [{"kind": "conv", "filters": 64, "kernel": 3, "padding": 1}]
    return Network("The conv layer of exercise 4", layers, 224, 3)


def lenet5() -> Network:
    """Return LeNet-5 as it is common today, for 32×32 pixels and ten digits."""
    pooling = {"kind": "average_pool", "kernel": 2}
    layers = [
        conv_with(6, 5, "tanh"),
        pooling,
        conv_with(16, 5, "tanh"),
        pooling,
        {"kind": "flatten"},
        affine_with(120, "tanh"),
        affine_with(84, "tanh"),
        affine_with(10, "softmax"),
    ]
    return Network("LeNet-5", layers, 32, 1)


def alexnet() -> Network:
    """Return AlexNet with one tower, for 1,000 classes."""
    pooling = {"kind": "max_pool", "kernel": 3, "stride": 2}
    layers = [
        conv_with(64, 11, "relu", stride=4, padding=2),
        pooling,
        conv_with(192, 5, "relu", padding=2),
        pooling,
        conv_with(384, 3, "relu", padding=1),
        conv_with(256, 3, "relu", padding=1),
        conv_with(256, 3, "relu", padding=1),
        pooling,
        {"kind": "flatten"},
        affine_with(4096, "relu"),
        affine_with(4096, "relu"),
        affine_with(1000, "softmax"),
    ]
    return Network("AlexNet, one tower", layers, 224, 3)


def vgg(configuration: str, title: str) -> Network:
    """Return a configuration of the VGG paper."""
    return Network(title, stack(configuration), 224, 3)


NAMES = ("sheet", "lenet5", "alexnet", "vgg11", "vgg13", "vgg16c", "vgg16", "vgg19")


@checked(name=one_of(*NAMES))
def named(name: str) -> Network:
    """Return a network by its name.

    Parameters
    ----------
    name : str
        One of `NAMES`; "vgg16" is configuration D of the paper, "vgg16c" is C.

    Returns
    -------
    Network
    """
    if name == "sheet":
        return sheet_layer()
    if name == "lenet5":
        return lenet5()
    if name == "alexnet":
        return alexnet()
    configuration = "ABCDE"[NAMES.index(name) - 3]
    depth = name[3:5]
    return vgg(configuration, f"VGG-{depth} (configuration {configuration})")
