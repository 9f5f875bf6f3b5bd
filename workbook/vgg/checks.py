"""Mistakes that readers make when they count the parameters of VGG-16."""

from snippets.parameters import affine_parameters, conv_parameters
from snippets.validation import shown
from snippets.vgg import CONFIGURATIONS
from workbook.answers.verdict import Mistake, distinct, named
from workbook.parameters.checks import affine_mistakes, conv_mistakes
from workbook.vgg.networks import (
    VGG16,
    Network,
    affine_layers,
    conv_layers,
    conv_part,
    count_affine,
    count_conv,
    head,
    published,
    sides,
    total,
)

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FLAT = "The whole map is flattened: width, height and channels all count."
MESSAGES = {
    "biases missing": "Those are the weights alone. The biases are learned too.",
    "head counted": "That is the whole network. Leave the fully connected layers out.",
    "head for conv part": (
        "Those are the fully connected layers. The conv layers are asked for."
    ),
    "head missing": "The fully connected layers are missing.",
    "head only": "The conv layers are missing.",
    "biases of the head missing": "The fully connected layers have biases too.",
    "biases of the conv layers missing": "The filters have biases too.",
    "channels of the image": (
        "The layer reads the layer below, not the image. How many channels are there?"
    ),
    "poolings forgotten": (
        "The last map is smaller than the image: what does each pooling do to it?"
    ),
    "one pooling forgotten": (
        "The last block is pooled too, before its map is flattened."
    ),
    "channels only": FLAT,
    "pixels only": FLAT,
    "one direction only": FLAT,
    "image flattened": "The layer reads the last pooled map, not the image.",
    "input channels left out": (
        "A filter reaches through all channels of the layer below."
    ),
    "output channels twice": (
        "The first layer of a block reads the channels of the layer below it."
    ),
}


def layer_mistakes(name: str, network: Network = VGG16) -> list[Mistake]:
    """List the mistakes for one conv layer."""
    layers = conv_layers(network)
    names = [each.name for each in layers]
    if name not in names:
        raise ValueError(f"name must be one of {', '.join(names)}, got {shown(name)}")
    layer = layers[names.index(name)]
    kernel, c_in, c_out, side = layer[1:]
    image = conv_parameters(kernel, network.channels, c_out)
    found = conv_mistakes(kernel, c_in, c_out, side, side)
    found += named(MESSAGES, [("channels of the image", image)])
    for other in layers:
        message = "That is the count of " + other.name + ". Look at the channels again."
        found.append(Mistake("another layer", count_conv(other), message))
    return distinct(count_conv(layer), found)


def first_affine_mistakes(network: Network = VGG16) -> list[Mistake]:
    """List the mistakes for the first fully connected layer."""
    first = affine_layers(network)[0]
    found = named(MESSAGES, flattened_wrongly(network))
    found += affine_mistakes(first.inputs, first.outputs)
    for other in affine_layers(network)[1:]:
        message = "That is the count of " + other.name + ". The first one is asked for."
        found.append(Mistake("another layer", count_affine(other), message))
    return distinct(count_affine(first), found)


def flattened_wrongly(network: Network) -> list[tuple[str, int]]:
    """List the counts of the first fully connected layer with wrong inputs."""
    outputs = affine_layers(network)[0].outputs
    side, channels = sides(network)[-1], network.blocks[-1][-1][1]
    inputs = [
        ("poolings forgotten", network.image**2 * channels),
        ("one pooling forgotten", sides(network)[-2] ** 2 * channels),
        ("channels only", channels),
        ("pixels only", side**2),
        ("one direction only", side * channels),
        ("image flattened", network.image**2 * network.channels),
    ]
    return [(name, affine_parameters(each, outputs)) for name, each in inputs]


def conv_part_mistakes(network: Network = VGG16) -> list[Mistake]:
    """List the mistakes for all conv layers together."""
    right = conv_part(network)
    values = [
        ("biases missing", conv_part(network, bias=False)),
        ("head counted", total(network)),
        ("head for conv part", head(network)),
    ]
    found = named(MESSAGES, values) + other_configurations(network, conv_part)
    return distinct(right, found + conv_slips(network, right))


def total_mistakes(network: Network = VGG16) -> list[Mistake]:
    """List the mistakes for the whole network."""
    right = total(network)
    convs, dense = conv_part(network), head(network)
    layers = affine_layers(network)
    values = [
        ("biases missing", total(network, bias=False)),
        ("head missing", convs),
        ("head only", dense),
        ("biases of the head missing", convs + head(network, bias=False)),
        ("biases of the conv layers missing", conv_part(network, bias=False) + dense),
    ]
    others = right - count_affine(layers[0])
    values += [(name, others + each) for name, each in flattened_wrongly(network)]
    found = named(MESSAGES, values) + other_configurations(network, total)
    for layer in layers:
        message = "A fully connected layer is missing: " + layer.name + "."
        found.append(Mistake("a layer missing", right - count_affine(layer), message))
    return distinct(right, found + conv_slips(network, right))


def other_configurations(
    network: Network, count: "Callable[[Network], int]"
) -> list[Mistake]:
    """List the counts of the paper's other configurations, if it is one of them."""
    found = []
    for own in [name for name in CONFIGURATIONS if published(name) == network]:
        for name in sorted(CONFIGURATIONS):
            message = "That is configuration " + name + " of the paper. "
            message += (
                "Some of its filters are 1×1."
                if name == "C"
                else "Count the layers that have weights."
            )
            value = count(published(name))
            found.append(Mistake(name + " for " + own, value, message))
    return found


def conv_slips(network: Network, right: int) -> list[Mistake]:
    """List the mistakes with conv layers, in a count that holds all of them."""
    layers = conv_layers(network)
    others = right - conv_part(network)
    flat = [conv_parameters(each.kernel, 1, each.channels_out) for each in layers]
    same = [
        conv_parameters(each.kernel, each.channels_out, each.channels_out)
        for each in layers
    ]
    values = [
        ("input channels left out", others + sum(flat)),
        ("output channels twice", others + sum(same)),
    ]
    found = named(MESSAGES, values)
    for block in range(1, len(network.blocks) + 1):
        start = f"conv{block}_"
        own = [count_conv(each) for each in layers if each.name.startswith(start)]
        message = f"The conv layers of block {block} are missing."
        found.append(Mistake("a block missing", right - sum(own), message))
    for layer in layers:
        one = "one like " + layer.name + "."
        less, more = right - count_conv(layer), right + count_conv(layer)
        missing = "A conv layer is missing: " + one
        found.append(Mistake("a layer missing", less, missing))
        twice = "A conv layer is counted once too often: " + one
        found.append(Mistake("a layer too many", more, twice))
    return found
