"""The three matrices show the numbers of the snippets, rounded to hundredths."""

import random

import numpy as np
import pytest

from snippets import jacobians
from tests.figures import Drawing, settings
from workbook.jacobians.figures import heatmaps
from workbook.jacobians.heatmaps import written

SETTINGS = random.Random(16).sample(settings(heatmaps), 200)
NAMES = ("relu", "square", "softmax")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.004, "0"),
        (0.005, "0.01"),
        (-1.5, "−1.50"),
        (2.0, "2"),
        (-3, "−3"),
    ],
)
def test_a_number_has_two_decimals_or_none(value, text):
    assert written(value) == text


def read(text):
    return float(text.replace("−", "-"))


def test_input_jacobians_and_outputs_are_those_of_the_snippets():
    for setting in SETTINGS:
        drawing = Drawing(heatmaps(**setting))
        inputs = [setting[name] for name in ("first", "second", "third")]
        a = (np.array(inputs) + setting["shift"]) / 2
        shown = np.array([read(text) for text in drawing.cells()])
        expected = [a]
        for name in NAMES:
            expected += [getattr(jacobians, f"{name}_jacobian")(a).ravel()]
            expected += [getattr(jacobians, name)(a)]
        assert np.abs(shown - np.concatenate(expected)).max() <= 0.005 + 1e-9, setting


def test_a_colour_tells_the_sign_and_grows_with_the_number():
    for setting in SETTINGS:
        entries = Drawing(heatmaps(**setting)).of("cell")[3 + 12 + 12 : -3]
        shown = [(read("".join(e.itertext())), e.get("class").split()) for e in entries]
        for value, kinds in shown:
            if value:
                assert ("hue0" in kinds) == (value > 0), setting
        strongest = max(shown, key=lambda each: abs(each[0]))
        assert "level4" in strongest[1]


def test_the_same_number_added_to_all_inputs_changes_only_the_others():
    plain, moved = (
        Drawing(heatmaps(first=1, second=-1, third=2, shift=shift)).cells()
        for shift in (0, 2)
    )
    assert plain[-12:] == moved[-12:]
    assert plain[:3] != moved[:3]
    sums = [text for text in Drawing(heatmaps()).texts() if text.startswith("Row sums")]
    assert sums == ["Row sums of softmax: 0, 0, 0"]
