"""Variants of exercise 5: networks like VGG-16, small enough to count by hand."""

from snippets.vgg import POOL
from workbook.answers.variants import Draw, Variant, drawn
from workbook.vgg import checks
from workbook.vgg.networks import (
    Affine,
    Conv,
    Network,
    affine_layers,
    conv_layers,
    conv_part,
    count_affine,
    count_conv,
    sides,
    total,
)

KERNEL = 3


def layer_practice(seed: int) -> Variant:
    """Ask for the parameters of one conv layer."""
    apart = ("biases missing", "one bias per pixel", "input channels left out")
    return drawn(seed, layer_variant, apart)


def layer_variant(draw: Draw) -> Variant:
    """Draw a network and one of its conv layers, not the first."""
    network = small_network(draw)
    layer = draw.one_of(conv_layers(network)[1:])
    question = described(network) + (
        f" How many parameters does conv layer {layer.name[6:]} of block "
        f"{layer.name[4]} have ({layer.name})?"
    )
    solution = [
        f"It reads {layer.channels_in} channels and has {layer.channels_out} filters.",
        counted_conv(layer),
    ]
    return Variant(
        "number",
        question,
        count_conv(layer),
        checks.layer_mistakes(layer.name, network),
        "How many channels does the layer read, and how many filters does it have?",
        solution,
    )


def first_affine_practice(seed: int) -> Variant:
    """Ask for the parameters of the first fully connected layer."""
    apart = ("biases missing", "poolings forgotten", "channels only")
    return drawn(seed, first_affine_variant, apart)


def first_affine_variant(draw: Draw) -> Variant:
    """Draw a network for its first fully connected layer."""
    network = small_network(draw)
    first = affine_layers(network)[0]
    question = described(network) + (
        " How many parameters does the first fully connected layer have "
        f"({first.name})?"
    )
    return Variant(
        "number",
        question,
        count_affine(first),
        checks.first_affine_mistakes(network),
        "How many entries has the last map, after all poolings?",
        [flattened(network), counted_affine(first)],
    )


def conv_part_practice(seed: int) -> Variant:
    """Ask for the parameters of all conv layers."""
    apart = ("biases missing", "head counted", "input channels left out")
    return drawn(seed, conv_part_variant, apart)


def conv_part_variant(draw: Draw) -> Variant:
    """Draw a network for its conv layers."""
    network = small_network(draw)
    layers = conv_layers(network)
    question = described(network) + (
        " How many parameters do all conv layers have together?"
    )
    return Variant(
        "number",
        question,
        conv_part(network),
        checks.conv_part_mistakes(network),
        "List the conv layers: how many channels does each read, and how many give?",
        [counted_conv(each) for each in layers]
        + [added("Together", [count_conv(each) for each in layers])],
    )


def total_practice(seed: int) -> Variant:
    """Ask for the parameters of a whole network."""
    apart = ("biases missing", "head missing", "head only", "poolings forgotten")
    return drawn(seed, total_variant, apart)


def total_variant(draw: Draw) -> Variant:
    """Draw a network for all of its parameters."""
    network = small_network(draw)
    convs, dense = conv_layers(network), affine_layers(network)
    counts = [count_conv(each) for each in convs]
    counts += [count_affine(each) for each in dense]
    solution = [counted_conv(each) for each in convs]
    solution.append(flattened(network))
    solution += [counted_affine(each) for each in dense]
    solution.append(added("Together", counts))
    return Variant(
        "number",
        described(network) + " How many parameters does the network have?",
        total(network),
        checks.total_mistakes(network),
        "Count the conv layers first. How many inputs has the first layer after them?",
        solution,
    )


def small_network(draw: Draw) -> Network:
    """Draw two or three blocks of one or two conv layers."""
    filters = draw.one_of((4, 5, 6, 8))
    blocks = []
    for _ in range(draw.among(2, 3)):
        blocks.append(((KERNEL, filters),) * draw.among(1, 2))
        filters += draw.one_of((2, 4, filters))
    image = draw.one_of((3, 4, 5, 6)) * POOL ** len(blocks)
    hidden = (draw.one_of((8, 10, 12, 16, 20)),)
    return Network(tuple(blocks), image, draw.among(2, 4), hidden, draw.among(3, 7))


def described(network: Network) -> str:
    """Describe a network with every size."""
    size = f"{network.image}×{network.image}"
    text = (
        f"A network like VGG reads images of {size} with {network.channels} channels."
    )
    for number, block in enumerate(network.blocks, 1):
        _, filters = block[0]
        layers = "one conv layer" if len(block) == 1 else f"{len(block)} conv layers"
        each = "" if len(block) == 1 else " each"
        text += f" Block {number} has {layers} with {filters} filters{each}."
    hidden, last = affine_layers(network)
    return text + (
        f" All filters are {KERNEL}×{KERNEL}, with step 1 and padding 1. Each block "
        f"ends with {POOL}×{POOL} max-pooling. Then come two fully connected layers, "
        f"{hidden.name} with {hidden.outputs} outputs and {last.name} with "
        f"{last.outputs}."
    )


def counted_conv(layer: Conv) -> str:
    """Count one conv layer."""
    kernel, c_in, c_out = layer[1:4]
    return (
        f"{layer.name}: ({kernel}·{kernel}·{c_in} + 1) · {c_out} = "
        f"{kernel * kernel * c_in + 1} · {c_out} = {count_conv(layer):,}"
    )


def counted_affine(layer: Affine) -> str:
    """Count one fully connected layer."""
    count = count_affine(layer)
    return f"{layer.name}: ({layer.inputs:,} + 1) · {layer.outputs} = {count:,}"


def flattened(network: Network) -> str:
    """Count the inputs of the first fully connected layer."""
    side, channels = sides(network)[-1], network.blocks[-1][-1][1]
    chain = " → ".join([str(each) for each in sides(network)])
    inputs = affine_layers(network)[0].inputs
    return f"Side {chain}, so {side}·{side}·{channels} = {inputs:,} inputs"


def added(title: str, counts: list[int]) -> str:
    """Add counts up."""
    terms = " + ".join([f"{count:,}" for count in counts])
    return f"{title}: {terms} = {sum(counts):,}"
