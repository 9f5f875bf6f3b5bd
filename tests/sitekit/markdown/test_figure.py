"""A picture of the scheme ``figure:`` becomes a drawing with its controls."""

import json
import sys
from types import SimpleNamespace

import pytest

from sitekit.markdown.figure import figure

SLIDER = {
    "kind": "slider",
    "name": "size",
    "label": "Size <n>",
    "least": 2,
    "most": 5,
    "value": 3,
    "text": "3",
}
CHOICE = {
    "kind": "choice",
    "name": "side",
    "label": "Side",
    "options": [["left", "Left & up"], ["right", "Right"]],
    "value": "right",
}
PAGE = "![Two cells.](figure:topic.cells){ size=4 side=right }"


@pytest.fixture
def desk(monkeypatch):
    """Put a desk in the workbook's place, which notes what it is asked."""

    def draw(request):
        desk.asked = json.loads(request)
        return json.dumps({"svg": "<svg><path/></svg>", "controls": desk.controls})

    desk = SimpleNamespace(draw=draw, controls=[SLIDER, CHOICE], asked=None)
    monkeypatch.setitem(sys.modules, "workbook.drawing.desk", desk)
    return desk


def test_the_first_state_stands_in_the_page(render, desk):
    tree, problems = render(f"Above.\n\n{PAGE}\n\nBelow.")
    (live,) = tree.xpath("./live-figure")
    assert live.get("data-figure") == "topic.cells"
    assert live.get("data-desk") == "workbook.drawing.desk"
    assert live.xpath("figure/div[@class='picture']/svg")
    assert live.xpath("string(figure/figcaption)") == "Two cells."
    assert [p.text for p in tree.xpath("./p")] == ["Above.", "Below."]
    assert problems == []
    assert desk.asked == {
        "figure": "topic.cells",
        "settings": {"size": "4", "side": "right"},
        "settle": False,
    }


def test_the_search_finds_no_text_of_a_figure(render, desk):
    (live,) = render(PAGE)[0].xpath("./live-figure")
    assert live.get("data-search-exclude") is not None


def test_a_slider_is_a_native_one_with_a_name_and_a_value(render, desk):
    tree, _ = render(PAGE)
    (slider,) = tree.xpath(".//label/input[@type='range']")
    assert slider.getparent().xpath("string(span[1])") == "Size <n>"
    assert [slider.get(a) for a in ("name", "min", "max", "value")] == [
        *("size", "2", "5", "3")
    ]
    assert slider.get("aria-valuetext") == "3"
    buttons = tree.xpath(".//div[@class='slider']/button")
    assert [button.get("value") for button in buttons] == ["-1", "1"]
    assert all(button.get("tabindex") == "-1" for button in buttons)


def test_a_choice_is_a_group_of_native_ones(render, desk):
    tree, _ = render(PAGE)
    (group,) = tree.xpath(".//fieldset")
    assert group.xpath("string(legend)") == "Side"
    options = [label.text_content() for label in group.xpath("label")]
    assert options == ["Left & up", "Right"]
    assert group.xpath("label/input[@checked]/@value") == ["right"]


def test_a_figure_without_controls_has_no_form(render, desk):
    desk.controls = []
    assert not render(PAGE)[0].xpath(".//form")


def test_another_picture_stays_one(render, desk):
    tree, problems = render("![A cat](cat.png)")
    assert tree.xpath(".//img/@src") == ["cat.png"]
    assert (problems, desk.asked) == ([], None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("See ![A](figure:topic.cells) here.", "topic.cells needs a paragraph of its"),
        ("![](figure:topic.cells)", "topic.cells needs a text that says what it shows"),
    ],
)
def test_a_figure_out_of_place_is_reported(render, desk, text, message):
    _, ((line, said),) = render(f"# Title\n\n{text}")
    assert line == 3
    assert message in said


def test_a_figure_that_raises_is_quoted_with_its_line(render):
    text = "![A](figure:max_pooling.windows){ place=99 }"
    _, ((line, message),) = render(f"# Title\n\n{text}")
    assert line == 3
    assert message == (
        "`max_pooling.windows place=99` raises ValueError: "
        "place must be from 0 to 15, got 99"
    )


def test_markup_in_a_caption_is_text(desk):
    html = figure("a.b", "1 < 2", {}, "workbook.drawing.desk")
    assert "<figcaption>1 &lt; 2</figcaption>" in html
