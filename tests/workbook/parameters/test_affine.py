"""One square is one entry: the squares are those of the arrays."""

import numpy as np

from tests.figures import Drawing, settings
from workbook.parameters.figures import affine, counted, layer


def test_the_squares_of_a_layer_are_the_entries_of_its_arrays():
    for setting in settings(counted):
        z_in, z_out = setting["inputs"], setting["outputs"]
        W, b, a = np.zeros((z_out, z_in)), np.zeros(z_out), np.zeros(z_in)
        drawing = Drawing(counted(**setting))
        assert len(drawing.of("cell")) == W.size + a.size + b.size + (W @ a + b).size
        assert f"together: {W.size} + {b.size} = {W.size + b.size}" in drawing.texts()


def test_what_is_asked_is_the_same_layer_without_a_count():
    for setting in settings(layer):
        asked, answered = Drawing(layer(**setting)), Drawing(counted(**setting))
        assert [e[0].attrib for e in asked.of("cell")] == [
            e[0].attrib for e in answered.of("cell")
        ]
        assert not asked.of("lit")
        assert asked.texts() == answered.texts()[:-3]


def test_an_output_lights_its_row_its_bias_and_itself():
    for setting in settings(affine):
        z_in, z_out = setting["inputs"], setting["outputs"]
        cells = Drawing(affine(**setting)).of("cell")
        lit = [n for n, each in enumerate(cells) if "lit" in each.get("class")]
        j = setting["neuron"] - 1
        row = list(range(j * z_in, (j + 1) * z_in))
        bias = z_in * z_out + z_in + j
        assert lit == [*row, bias, bias + z_out], setting
