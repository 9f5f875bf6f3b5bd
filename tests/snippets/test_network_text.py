"""A network is written as text and read back, and a bad line is named."""

import pytest

from snippets.network import table
from snippets.network_text import LONGEST_TEXT, LineError, read_text, write_text
from snippets.networks import NAMES, Network, named
from tests.stacks import stacks

TEXT = """
# LeNet-5
input 32x32 1
conv 6 5 activation=tanh
average_pool 2  # halves the sides

conv 16 3x5 stride=2x1 padding=1+2x0+0 bias=no name=second
max_pool kernel=3 ceil=yes padding=same
flatten
affine 10
"""


def rows(network):
    return [
        tuple(row)[:9] for row in table(network.layers, network.image, network.channels)
    ]


def test_each_line_is_a_layer():
    network, lines = read_text(TEXT)
    assert (network.image, network.channels) == ([32, 32], 1)
    assert network.layers == [
        {"kind": "conv", "filters": 6, "kernel": 5, "activation": "tanh"},
        {"kind": "average_pool", "kernel": 2},
        {
            "kind": "conv",
            "filters": 16,
            "kernel": [3, 5],
            "stride": [2, 1],
            "padding": [[1, 2], [0, 0]],
            "bias": False,
            "name": "second",
        },
        {"kind": "max_pool", "kernel": 3, "ceil": True, "padding": "same"},
        {"kind": "flatten"},
        {"kind": "affine", "units": 10},
    ]
    assert lines == [3, 4, 5, 7, 8, 9, 10]


@pytest.mark.parametrize("name", NAMES)
def test_a_published_network_comes_back(name):
    network = named(name)
    again, _ = read_text(write_text(network))
    assert rows(again) == rows(network)


def test_any_network_comes_back():
    for layers, image, channels in stacks(seed=3, count=300):
        network = Network("any", layers, image, channels)
        again, lines = read_text(write_text(network))
        assert rows(again) == rows(network)
        assert lines == list(range(1, len(layers) + 2))


def test_a_line_that_is_known_is_not_read_again():
    known = {}
    first, lines = read_text(TEXT, known)
    again, same = read_text(TEXT, known)
    assert (again.layers, same) == (first.layers, lines)
    assert all(a is b for a, b in zip(again.layers, first.layers, strict=True))
    assert len(known) == 6


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "a network begins with `input 224x224 3`, got nothing"),
        ("conv 64 3", 1, "a network begins with `input 224x224 3`, got 'conv 64 3'"),
        ("input 224", 1, "got 'input 224'"),
        ("input 8 3 1", 1, "got 'input 8 3 1'"),
        ("max_pool 2 2", 1, "got 'max_pool 2 2'"),
        ("input 8 3\nconvolution 3 3", 2, "a layer is one of activation, affine,"),
        ("input 8 3\nconv 3 3 3", 2, "conv needs no '3' there"),
        ("input 8 3\nconv 3 3 stride=1 stride=2", 2, "conv has stride twice"),
        ("input 8 3\nconv 3 3 kernel=2", 2, "conv has kernel twice"),
        ("input 8 3\n\nconv 3 3 stride=2y", 3, "whole number of at most 9 digits"),
        ("input 8 3\nconv 3 3x", 2, "at most 9 digits, got ''"),
        ("input 8 3\nconv 1234567890 3", 2, "got '1234567890'"),
        ("input 8 3\nconv 3 1+2", 2, "kernel must be a whole number of at most 9"),
        ("input 8 3\nconv 3 3 padding=1x2", 2, "as in 1+1x2+2, got '1x2'"),
        ("input 8 3\nconv 3 3 padding=1+2", 2, "as in 1+1x2+2, got '1+2'"),
        ("input 8 3\nconv 3 3 padding=1x1+2", 2, "as in 1+1x2+2, got '1x1+2'"),
        ("input 8 3\nconv 3 3 padding=1+2+3x1+2", 2, "got '1+2+3x1+2'"),
    ],
)
def test_a_bad_line_is_named(text, line, said):
    with pytest.raises(LineError) as error:
        read_text(text)
    assert error.value.line == line
    assert said in str(error.value)


def test_the_longest_number_and_the_longest_text_are_read():
    network, _ = read_text("input 8 3\nconv 123456789 3".ljust(LONGEST_TEXT))
    assert network.layers[0]["filters"] == 123_456_789


def test_what_is_no_text_or_too_long_is_refused():
    with pytest.raises(TypeError, match="text must be a string, got 3"):
        read_text(3)
    with pytest.raises(ValueError, match="at most 20,000 signs, got 20,001"):
        read_text(" " * (LONGEST_TEXT + 1))
