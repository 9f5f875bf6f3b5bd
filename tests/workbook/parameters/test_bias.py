"""One bias reaches one output, in the numbers of exercise 2's check."""

from pathlib import Path

import numpy as np

from snippets.jacobians import affine, affine_bias_jacobian
from tests.figures import Drawing, settings
from workbook.parameters.bias import BIASES, INPUT, WEIGHTS
from workbook.parameters.figures import bias

PAGE = Path(__file__).parents[3] / "docs/exercises/2-bias-derivative.md"


def read(text):
    return sum(int(term) for term in text.replace("−", "-").split(" + "))


def parts(setting):
    """Return the numbers drawn: rows of W, b and the output; the input; ∂a/∂b."""
    numbers = [read(text) for text in Drawing(bias(**setting)).cells()]
    layer = np.array(numbers[:12]).reshape(3, 4)
    return layer, np.array(numbers[12:14]), np.array(numbers[14:]).reshape(3, 3)


def test_the_outputs_are_those_of_the_snippet():
    for setting in settings(bias):
        layer, a, J = parts(setting)
        raised = np.array(BIASES)
        raised[setting["entry"] - 1] += setting["rise"]
        assert layer[:, :2].tolist() == np.array(WEIGHTS).tolist()
        assert layer[:, 2].tolist() == raised.tolist()
        assert layer[:, 3].tolist() == affine(a, layer[:, :2], raised).tolist()
        assert np.array_equal(J, affine_bias_jacobian(3))


def test_the_framed_column_is_the_change_by_a_bias_raised_by_1():
    for entry in (1, 2, 3):
        at, raised = [parts({"entry": entry, "rise": n})[0][:, 3] for n in (0, 1)]
        drawing = Drawing(bias(entry=entry, rise=1))
        (frame,) = drawing.of("frame")
        assert int(frame.get("x")) == 36 * (entry - 1)
        assert np.array_equal(raised - at, affine_bias_jacobian(3)[:, entry - 1])
        assert [each.get("data-set") for each in drawing.of("lit")] == [
            f"entry={entry}"
        ] * 2


def test_the_numbers_are_those_of_the_page():
    text = PAGE.read_text(encoding="utf-8")
    for name, values in (("W", WEIGHTS), ("b", BIASES), ("a", INPUT)):
        assert f"{name} = np.array({np.array(values, float).tolist()})" in text
