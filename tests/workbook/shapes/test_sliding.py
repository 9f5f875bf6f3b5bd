"""The sliding window lights what a convolution multiplies, over all settings."""

from collections import Counter

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from tests.figures import Drawing, settings
from workbook.shapes.figures import sliding


@pytest.fixture(scope="module")
def every():
    return [(setting, Drawing(sliding(**setting))) for setting in settings(sliding)]


def windows(setting):
    """Return the places in the padded input that each output takes, by NumPy."""
    length = setting["size"] + 2 * setting["padding"]
    places = np.arange(length * length).reshape(length, length)
    f, step = setting["kernel"], setting["stride"]
    found = sliding_window_view(places, (f, f))[::step, ::step]
    return found, found.shape[0]


def test_each_output_lights_its_inputs_with_the_letters_of_their_weights(every):
    for setting, drawing in every:
        found, count = windows(setting)
        length = setting["size"] + 2 * setting["padding"]
        inputs = drawing.of("cell")[: length**2]
        lit = [n for n, each in enumerate(inputs) if "lit" in each.get("class").split()]
        window = found[divmod(setting["output"], count)]
        assert lit == sorted(window.ravel().tolist()), setting
        letters = ["".join(inputs[n].itertext()) for n in window.ravel()]
        assert letters == list("abcdefghi"[: setting["kernel"] ** 2])
        assert drawing.cells("weight") == letters


def test_the_outputs_are_counted_and_one_of_them_is_lit(every):
    for setting, drawing in every:
        _, count = windows(setting)
        outputs = drawing.of("cell", "hue1")
        assert [each.get("data-set") for each in outputs] == [
            f"output={number}" for number in range(count**2)
        ]
        (lit,) = drawing.of("hue1", "lit")
        assert lit is outputs[setting["output"]]
        assert f"output {count}×{count}" in drawing.texts()
        assert f"gives {count}×{count} outputs." in drawing.said


def test_the_padding_is_a_border_of_zeros(every):
    for setting, drawing in every:
        size, p = setting["size"], setting["padding"]
        kinds = [each.get("class").split() for each in drawing.of("cell")]
        length = size + 2 * p
        pads = np.array(["pad" in kind for kind in kinds[: length**2]])
        border = np.ones((length, length), bool)
        border[p : p + size, p : p + size] = False
        assert np.array_equal(pads.reshape(length, length), border)
        outside = Counter("".join(e.itertext()) for e in drawing.of("pad"))
        assert set(outside) <= set("0abcdefghi")


def test_a_control_says_where_the_output_stands():
    setting = {"size": 5, "kernel": 3, "padding": 1, "stride": 2, "output": 5}
    *_, output = sliding.states(setting)
    assert (output["text"], output["most"]) == ("i = 1, j = 2", 8)
