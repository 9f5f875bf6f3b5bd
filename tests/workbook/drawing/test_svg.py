"""The shapes of figures are well-formed SVG that says what it shows."""

from xml.etree import ElementTree

import pytest

from workbook.drawing.svg import (
    WIDTH,
    box,
    cell,
    dot,
    escape,
    group,
    label,
    line,
    picture,
)


@pytest.mark.parametrize("text", ["a < b & c", '"quoted" & <b>', "⌊n / Δ⌋", "plain"])
def test_a_text_arrives_as_it_was(text):
    assert ElementTree.fromstring(f'<a b="{escape(text)}"/>').get("b") == text
    assert ElementTree.fromstring(label(1, 2, text)).text == text


def test_a_cell_has_its_text_in_its_middle():
    root = ElementTree.fromstring(cell((10, 20, 30, 8), 7, "lit", "output=3"))
    rectangle, text = root
    assert (root.get("class"), root.get("data-set")) == ("cell lit", "output=3")
    assert [rectangle.get(a) for a in ("x", "y", "width", "height")] == [
        *("10", "20", "30", "8")
    ]
    assert (text.get("x"), text.get("y"), text.text) == ("25", "24", "7")


def test_a_narrow_cell_has_small_letters():
    kinds = [cell((0, 0, width, 9), 7).count("narrow") for width in (19, 20)]
    assert kinds == [1, 0]


def test_a_long_text_has_small_letters():
    kinds = [cell((0, 0, 36, 9), text).count("narrow") for text in ("1234", "12345")]
    assert kinds == [0, 1]


def test_a_dot_lies_around_its_point():
    assert dot(3, 4, 2, "far") == '<circle cx="3" cy="4" class="dot far" r="2"/>'


def test_a_cell_may_be_empty():
    assert len(ElementTree.fromstring(cell((0, 0, 5, 5)))) == 1


def test_what_is_not_said_is_left_out():
    assert box(1, 2, 3, 4) == '<rect height="4" width="3" x="1" y="2"/>'
    assert group([box(1, 2, 3, 4)]).startswith("<g><rect ")
    assert line([(0, 1), (2, 3)]) == '<path d="M0 1 2 3" class="line"/>'


def test_a_picture_has_a_title_and_a_description():
    root = ElementTree.fromstring(
        picture(90, "A & B", "Four < five.", [box(0, 0, 1, 1)])
    )
    title, description, _ = root
    assert (title.text, description.text) == ("A & B", "Four < five.")
    assert root.get("viewBox") == f"0 0 {WIDTH} 90"
    assert root.get("role") == "img"
