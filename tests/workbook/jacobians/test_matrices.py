"""The three Jacobians over all settings, against the snippets."""

import re

import numpy as np
import pytest

from snippets import jacobians
from tests.figures import Drawing, settings
from workbook.jacobians.figures import matrices

NAMES = ("relu", "square", "softmax")


def read(text):
    return float(text.replace("−", "-"))


@pytest.fixture(scope="module")
def every():
    """Draw every setting; give input, column, drawing and the snippets' Jacobians."""
    found = []
    for setting in settings(matrices):
        a = (np.array([setting[name] for name in ("a1", "a2", "a3")])) / 2
        expected = [getattr(jacobians, f"{name}_jacobian")(a) for name in NAMES]
        k = setting["column"] - 1
        found.append((a, k, Drawing(matrices(**setting)), np.stack(expected)))
    return found


def test_the_entries_are_those_of_the_snippets(every):
    for a, _, drawing, expected in every:
        shown = np.array([read(text) for text in drawing.cells()]).reshape(3, 3, 3)
        assert np.abs(shown - expected).max() <= 0.005 + 1e-12, a
        assert [each.get("data-set") for each in drawing.of("cell")] == [
            f"column={k}" for k in (1, 2, 3)
        ] * 9


def test_a_colour_has_the_sign_of_its_number(every):
    for a, _, drawing, expected in every:
        kinds = [each.get("class").split() for each in drawing.of("cell")]
        signs = [("hue0" in kind) - ("hue1" in kind) for kind in kinds]
        assert signs == np.sign(expected).ravel().tolist(), a


def test_a_frame_is_around_the_column_of_each_matrix(every):
    for _, k, drawing, _ in every:
        cells = drawing.of("cell")
        tops = [cells[n + k][0] for n in (0, 9, 18)]
        frames = drawing.of("frame")
        assert [f.get("x") for f in frames] == [top.get("x") for top in tops]
        assert {f.get("height") for f in frames} == {"90"}
        assert {f.get("y") for f in frames} == {tops[0].get("y")}


def slope_of(path):
    x1, y1, x2, y2 = map(float, re.findall(r"[\d.]+", path.get("d")))
    return (y1 - y2) / (x2 - x1)


def test_the_tangents_have_the_slopes_of_the_column(every):
    """Heights are drawn in one scale for ReLU and x², and four times for softmax."""
    for a, k, drawing, (relu, square, softmax) in every:
        tangents = [slope_of(path) for each in drawing.of("tangent") for path in each]
        at_zero = [0.0, 1.0] if a[k] == 0 else [relu[k, k]]
        expected = [*at_zero, square[k, k], *(4 * softmax[:, k])]
        assert np.allclose(tangents, expected, rtol=0.05, atol=0.02), (a, k)


def test_the_dots_lie_on_the_functions(every):
    for a, k, drawing, _ in every:
        heights = [108 - int(each.get("cy")) for each in drawing.of("dot")]
        values = [max(a[k], 0), a[k] ** 2, *(4 * jacobians.softmax(a))]
        assert np.abs(np.array(heights) - 18 * np.array(values)).max() <= 0.5 + 1e-9


def test_a_slope_is_written_below_its_graph(every):
    for a, k, drawing, expected in every:
        slopes = [text for text in drawing.texts() if "slope" in text][:3]
        for text, matrix in zip(slopes[1:], expected[1:], strict=True):
            assert abs(read(text[6:]) - matrix[k, k]) <= 0.005 + 1e-12
        assert slopes[0] == (
            "no slope" if a[k] == 0 else f"slope {expected[0, k, k]:.0f}"
        )


def test_at_the_kink_the_entry_is_marked_as_a_convention(every):
    for a, k, drawing, _ in every:
        marked = [
            n for n, e in enumerate(drawing.of("cell")) if "pad" in e.get("class")
        ]
        assert marked == [4 * n for n in range(3) if a[n] == 0]
        assert ("a convention" in drawing.said) == (a[k] == 0)


def test_the_curves_are_those_of_the_page_s_functions():
    """ReLU has its kink at 0, x² its minimum."""
    relu, square, *softmax = [
        np.array(re.findall(r"[\d.]+", graph[0].get("d")), float).reshape(-1, 2)
        for graph in Drawing(matrices()).of("graph")
    ]
    for path, middle, values in ((relu, 51, np.maximum), (square, 160, np.multiply)):
        x = (path[:, 0] - middle) / 18
        expected = values(x, 0 if values is np.maximum else x)
        assert np.allclose((108 - path[:, 1]) / 18, expected, atol=0.01)
    assert np.allclose(sum(108 - path[:, 1] for path in softmax), 72, atol=0.2)
