"""The tangent has the slope of the snippet's Jacobian; at the kink there is none."""

import re

import numpy as np

from snippets import jacobians
from tests.figures import Drawing, settings
from workbook.jacobians.figures import tangents


def points(drawing, kind):
    paths = [path for each in drawing.of(kind) for path in each]
    numbers = [re.findall(r"-?\d+", path.get("d")) for path in paths]
    return [np.array(each, float).reshape(-1, 2) for each in numbers]


def test_the_tangent_touches_the_graph_with_the_slope_of_the_snippet():
    for setting in settings(tangents):
        x = setting["steps"] / 4
        drawing = Drawing(tangents(**setting))
        a = np.array([x, 0.0])[: 2 if setting["kind"] == "softmax" else 1]
        slope = getattr(jacobians, f"{setting['kind']}_jacobian")(a)[0, 0]
        found = points(drawing, "tangent")
        if setting == {"kind": "relu", "steps": 0}:
            assert found == []
            assert any("no slope" in text for text in drawing.texts())
            continue
        (ends,) = found
        run, fall = ends[1] - ends[0]
        assert abs(-fall / run - slope) < 0.05, setting
        shown = [text for text in drawing.texts() if text.startswith("slope ")]
        value = float(shown[0].removeprefix("slope ").replace("−", "-"))
        assert abs(value - slope) <= 0.005 + 1e-9


def test_the_graph_is_that_of_the_function():
    for kind in ("relu", "square", "softmax"):
        drawing = Drawing(tangents(kind=kind))
        (graph,) = points(drawing, "graph")
        for x, y in graph:
            a = np.array([(x - 150) / 60, 0.0])
            value = getattr(jacobians, kind)(a)[0]
            assert abs((180 - y) / 60 - value) < 0.06
