"""Statements about numbers and shapes, against counting: every window, every entry."""

from itertools import pairwise, product

import numpy as np
import pytest

from snippets import max_pooling, vgg
from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_size, count_windows, same_padding
from tests.proofs.test_onnx_evaluator import READINGS

COUNTING = "counting the starts where every filter entry lies on the input"
ARRAYS = "the sizes of arrays that are really made"
# The published architectures once more, in the spelling of the libraries: the channels
# of 3×3 conv layers, M for max-pooling. C has other filters too: see test_vgg.
A = "64 M 128 M 256 256 M 512 512 M 512 512 M"
B = "64 64 M 128 128 M 256 256 M 512 512 M 512 512 M"
D = "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M"
E = "64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M"
NETWORKS = {"A": A, "B": B, "D": D, "E": E}
PUBLISHED = {"A": 132_863_336, "B": 133_047_848, "D": 138_357_544, "E": 143_667_240}


def starts(n, f, step, sides, d):
    """List the starts of a window whose entries all lie on the padded axis."""
    axis = range(-sides[0], n + sides[1])
    return [i for i in axis[::step] if all(i + d * t in axis for t in range(f))]


@pytest.mark.proves("shapes.conv_size", "it is the number of windows", COUNTING)
@pytest.mark.proves("shapes.count_windows", "it is the number of windows", COUNTING)
def test_windows(tried):
    paddings = list(product(range(3), repeat=2))
    settings = product(range(1, 13), range(1, 6), range(1, 5), paddings, range(1, 4))
    for n, f, step, sides, d in settings:
        windows = starts(n, f, step, sides, d)
        if windows:
            assert conv_size(n, f, step, sides, d) == len(windows)
            assert count_windows(n + sum(sides), f, step, d) == len(windows)
            tried()


@pytest.mark.proves(
    "shapes.same_padding",
    "it is the least padding that gives ⌈n/Δ⌉ outputs, the odd position after",
    COUNTING,
)
def test_same_padding_is_the_least(tried):
    settings = product(range(1, 25), range(1, 8), range(1, 6), range(1, 4))
    for n, f, step, d in settings:
        before, after = same_padding(n, f, step, d)
        assert after - before in (0, 1)
        wanted = -(-n // step)
        assert len(starts(n, f, step, (before, after), d)) == wanted
        if total := before + after:
            assert len(starts(n, f, step, (0, total - 1), d)) < wanted
        tried()


@pytest.mark.proves("parameters.affine_parameters", "it counts every entry", ARRAYS)
def test_affine_parameters(tried):
    for outputs, inputs in product(range(1, 31), repeat=2):
        W, b = np.zeros((outputs, inputs)), np.zeros(outputs)
        assert (W @ np.zeros(inputs) + b).shape == (outputs,)
        assert affine_parameters(inputs, outputs) == W.size + b.size
        tried()


@pytest.mark.proves("parameters.conv_parameters", "it counts every entry", ARRAYS)
def test_conv_parameters(tried):
    settings = product(range(1, 5), range(1, 5), range(1, 4), range(1, 4), range(1, 4))
    for f_x, f_y, below, above, groups in settings:
        filters = np.zeros((groups, above, f_x, f_y, below))
        biases = np.zeros((groups, above))
        counted = conv_parameters((f_x, f_y), below * groups, above * groups, groups)
        assert counted == filters.size + biases.size
        tried()


def made(network):
    """Give each layer of a network arrays that only pretend to fill their shape."""
    below = 3
    for word in network.split():
        if word != "M":
            yield from ((3, 3, below, int(word)), (int(word),))
            below = int(word)
    sizes = [7 * 7 * below, 4096, 4096, 1000]
    for inputs, outputs in pairwise(sizes):
        yield from ((outputs, inputs), (outputs,))


@pytest.mark.proves("vgg.count_parameters", "it counts every entry", ARRAYS)
@pytest.mark.proves(
    "vgg.count_parameters", "it is the total of A, B, D and E", "the published totals"
)
@pytest.mark.parametrize("name", NETWORKS)
def test_vgg(name, tried):
    arrays = [np.broadcast_to(np.float32(0), shape) for shape in made(NETWORKS[name])]
    total = vgg.count_parameters(name)
    assert total == sum(array.size for array in arrays) == PUBLISHED[name]
    by_layer = [layer.parameters for layer in vgg.layers(name) if layer.parameters]
    pairs = zip(arrays[::2], arrays[1::2], strict=True)
    assert by_layer == [weights.size + biases.size for weights, biases in pairs]
    tried()


def reached(reach, window, step):
    """Return which inputs each window of entries reaches; borders are left out."""
    starts = range(0, len(reach) - window + 1, step)
    return np.array([reach[i : i + window].any(axis=0) for i in starts])


@pytest.mark.proves(
    "vgg.layers",
    "the receptive field of each conv and pooling layer",
    "following which pixels reach an entry",
)
@pytest.mark.parametrize("name", vgg.CONFIGURATIONS)
def test_receptive_fields(name, tried):
    reach = np.eye(320, dtype=bool)  # row: entry, column: pixel
    filters = {
        f"conv{number}_{index}": f
        for number, block in enumerate(vgg.CONFIGURATIONS[name], 1)
        for index, (f, _) in enumerate(block, 1)
    }
    for layer in vgg.layers(name):
        if layer.name.startswith(("conv", "pool")):
            window, step = filters.get(layer.name, 2), 1 + (layer.name[:4] == "pool")
            reach = reached(reach, window, step)
            assert set(reach.sum(axis=1)) == {layer.receptive_field}, layer.name
            tried()


@pytest.mark.proves(
    "max_pooling.max_pool",
    "each entry is the maximum of its window, in every reading",
    "plain loops over all windows",
)
def test_max_pooling(tried):
    rng = np.random.default_rng(4)
    sizes = product((1, 2, 3), (1, 2, 3), (1, 2), (1, 2), (1, 3))
    for k, w, h, N, C in sizes:
        x = rng.normal(size=(N, w * k, h * k, C))
        expected = np.empty((N, w, h, C))
        for n, i, j, c in np.ndindex(expected.shape):
            square = x[n, i * k : i * k + k, j * k : j * k + k, c]
            expected[n, i, j, c] = sorted(square.ravel())[-1]
        for name in READINGS:
            found = getattr(max_pooling, name)(x, k)
            np.testing.assert_array_equal(found, expected, err_msg=name)
        tried()
