"""The desk finds a figure and draws it; no name leads anywhere else."""

import json

import pytest

from workbook.drawing.desk import draw
from workbook.max_pooling.figures import windows


def ask(name, settle=False, **settings):
    request = {"figure": name, "settings": settings, "settle": settle}
    return json.loads(draw(json.dumps(request)))


def test_a_figure_comes_with_its_controls():
    reply = ask("max_pooling.windows", place=3)
    assert reply["svg"] == windows(place=3)
    assert [each["name"] for each in reply["controls"]] == ["kernel", "place"]
    assert [each["value"] for each in reply["controls"]] == ["2", 3]


def test_a_setting_out_of_range_settles_only_if_asked():
    assert ask("max_pooling.windows", True, place=99)["controls"][1]["value"] == 15
    with pytest.raises(ValueError, match="place must be from 0 to 15, got 99"):
        ask("max_pooling.windows", place=99)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pooling.windows", "there is no workbook.pooling.figures"),
        ("max_pooling.window", "workbook.max_pooling.figures has no figure window"),
        ("max_pooling.window_of", "has no figure window_of"),
        ("max_pooling", "has no figure "),
    ],
)
def test_what_is_no_figure_is_named(name, message):
    with pytest.raises(ValueError, match=message):
        ask(name)
