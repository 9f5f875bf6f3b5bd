"""Generated networks: every kind of layer and every field, few of them impossible."""

import random

from snippets.network import LayerError, table
from snippets.network_fields import FUNCTIONS

MAP_KINDS = ("conv", "conv", "conv", "max_pool", "average_pool", "batch_norm")
VECTOR_KINDS = ("affine", "affine", "activation", "batch_norm", "flatten")


def stacks(seed, count, longest=12):
    """Yield (layers, image, channels) of networks that are possible.

    Parameters
    ----------
    seed, count : int
        Seed of the generator, number of networks.
    longest : int
        The most layers that one may have.
    """
    rng = random.Random(seed)
    for _ in range(count):
        image = rng.randint(1, 40), rng.randint(1, 40)
        channels = rng.randint(1, 8)
        layers = []
        for _ in range(rng.randint(1, longest)):
            shape = table(layers, image, channels)[-1].shape
            layer = drawn(rng, shape)
            try:
                table([*layers, layer], image, channels)
            except LayerError:
                continue
            layers.append(layer)
        yield layers, image, channels


def drawn(rng, shape):
    """Draw a layer for a shape; it may be an impossible one."""
    ends = ("activation", "global_pool", "flatten")
    kind = rng.choice(VECTOR_KINDS if len(shape) == 1 else MAP_KINDS + ends)
    layer = {"kind": kind}
    if kind == "conv":
        groups = rng.choice([n for n in (1, 1, 2, 3, 4) if shape[2] % n == 0])
        layer |= {"filters": groups * rng.randint(1, 4), "kernel": size(rng, 5)}
        said = {
            "stride": size(rng, 3),
            "padding": padding(rng, 3),
            "dilation": size(rng, 2),
            "groups": groups,
            "bias": rng.random() < 0.5,
            "activation": rng.choice([None, *FUNCTIONS]),
        }
    elif kind in ("max_pool", "average_pool"):
        layer["kernel"] = size(rng, 4)
        said = {
            "stride": rng.choice([None, size(rng, 4)]),
            "padding": padding(rng, 2),
            "ceil": rng.random() < 0.5,
        }
    elif kind == "affine":
        layer["units"] = rng.randint(1, 30)
        activation = rng.choice([None, *FUNCTIONS])
        said = {"bias": rng.random() < 0.5, "activation": activation}
    else:
        said = {}
        if kind == "activation":
            layer["function"] = rng.choice(FUNCTIONS)
    # A field with its default may be left out. Groups may not: filters follow them.
    kept = {k: v for k, v in said.items() if k == "groups" or rng.random() < 0.7}
    return (
        layer
        | kept
        | ({"name": f"n{rng.randint(1, 99)}"} if rng.random() < 0.2 else {})
    )


def size(rng, most):
    """Draw one size for both directions, or one for each, as a list or as a tuple."""
    both = [rng.randint(1, most), rng.randint(1, most)]
    return rng.choice([both[0], both[0], both, tuple(both)])


def padding(rng, most):
    """Draw a padding in one of its notations."""
    sides = [[rng.randint(0, most), rng.randint(0, most)] for _ in range(2)]
    return rng.choice(["same", "valid", rng.randint(0, most), sides])
