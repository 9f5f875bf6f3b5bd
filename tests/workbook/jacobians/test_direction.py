"""Softmax's Jacobian times a direction, against the snippet, over all directions."""

import numpy as np

from snippets.jacobians import softmax_jacobian
from tests.figures import Drawing, settings
from workbook.jacobians.direction import NOTHING
from workbook.jacobians.figures import direction

J = softmax_jacobian(np.log([1.0, 2.0, 5.0]))


def read(text):
    return int(text.replace("−", "-"))


def test_the_product_is_that_of_the_snippet_s_jacobian():
    for setting in settings(direction):
        v = np.array([setting[name] for name in ("v1", "v2", "v3")])
        drawing = Drawing(direction(**setting))
        rows = np.array([read(text) for text in drawing.cells()]).reshape(3, 5)
        assert np.allclose(rows[:, :3], 64 * J)
        assert rows[:, 3].tolist() == v.tolist()
        assert np.allclose(rows[:, 4], 64 * J @ v)
        assert rows[:, 4].sum() == 0


def test_only_the_direction_of_ones_is_said_to_change_nothing():
    for setting in settings(direction):
        drawing = Drawing(direction(**setting))
        results = drawing.cells()[4::5]
        assert (NOTHING in drawing.texts()) == (results == ["0", "0", "0"])
        assert NOTHING.rstrip(".") in drawing.said or results != ["0", "0", "0"]


def test_each_row_is_summed_to_nothing():
    sums = [text for text in Drawing(direction()).texts() if text.startswith("row")]
    assert sums == [
        "row 1: 7 − 2 − 5 = 0",
        "row 2: −2 + 12 − 10 = 0",
        "row 3: −5 − 10 + 15 = 0",
    ]
