"""What holds for every figure: it draws, says what it shows, and both Pythons agree."""

import json

import pytest

from tests.figures import FIGURES, TOPICS, Drawing, few, found
from tests.light import assert_both_agree
from workbook.drawing.svg import WIDTH


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_what_it_shows_in_every_state(name):
    figure = found(name)
    for setting in few(figure):
        drawing = Drawing(figure(**setting))
        assert drawing.title
        assert drawing.said.endswith(".")
        for control in figure.controls:
            for value in ("nonsense", "-99"):
                with pytest.raises(ValueError, match=f"{control.name} must be"):
                    figure(**setting | {control.name: value})


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_keeps_its_height_and_stays_inside_of_it(name):
    """Nothing below it moves when a control does, and nothing is cut off."""
    figure = found(name)
    heights = set()
    for setting in few(figure):
        root = Drawing(figure(**setting)).root
        _, _, width, height = map(int, root.get("viewBox").split())
        assert width == WIDTH
        heights.add(height)
        for box in root.iter("{http://www.w3.org/2000/svg}rect"):
            x, y, w, h = (int(box.get(a)) for a in ("x", "y", "width", "height"))
            assert x >= 0, setting
            assert y >= 0, setting
            assert x + w <= width, setting
            assert y + h <= height, setting
    assert len(heights) == 1


@pytest.mark.parametrize("topic", TOPICS)
def test_both_pythons_draw_the_same(topic):
    requests = [
        {"figure": name, "settings": setting, "settle": False}
        for name in FIGURES
        if name.startswith(f"{topic}.")
        for setting in few(found(name))
    ]
    cases = [f"draw({json.dumps(json.dumps(request))})" for request in requests]
    # The order in an object differs, so what the JSON holds is compared.
    drawn = "def draw(request):\n    reply = json.loads(desk.draw(request))\n"
    drawn += "    states = [sorted(state.items()) for state in reply['controls']]\n"
    drawn += "    return reply['svg'], states\n"
    assert_both_agree(cases, f"import json\nfrom workbook.drawing import desk\n{drawn}")
