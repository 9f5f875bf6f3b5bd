"""The figure of what is asked shows what the snippets compute, and no derivative."""

import numpy as np

from snippets.jacobians import relu, softmax, square
from tests.figures import Drawing, settings
from workbook.jacobians.figures import activities


def read(text):
    return float(text.replace("−", "-"))


def test_the_outputs_are_those_of_the_snippets():
    for setting in settings(activities):
        a = (np.array([setting[name] for name in ("a1", "a2", "a3")])) / 2
        shown = np.array(
            [read(text) for text in Drawing(activities(**setting)).cells()]
        )
        expected = np.concatenate([a, relu(a), square(a), softmax(a)])
        assert np.abs(shown - expected).max() <= 0.005 + 1e-12, setting


def test_the_stronger_the_colour_the_larger_the_number():
    drawing = Drawing(activities(a1=4, a2=2, a3=-2))
    inputs = [each.get("class") for each in drawing.of("cell")[:3]]
    assert inputs == ["cell hue0 level4", "cell hue0 level2", "cell hue1 level2"]


def test_what_is_shown_is_said():
    said = Drawing(activities()).said
    assert said.startswith("Inputs 1.5, 0, −0.5. ReLU gives 1.5, 0, 0.")


def test_a_control_says_the_input_and_not_its_step():
    assert [
        state["text"] for state in activities.states({"a1": -4, "a2": 1, "a3": 4})
    ] == [*("−2", "0.5", "2")]
