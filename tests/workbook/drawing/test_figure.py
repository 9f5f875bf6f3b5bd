"""A figure takes what its controls allow, and names what they do not."""

import pytest

from workbook.drawing.figure import Choice, Slider, figure

SIZE = Slider("size", "Size", 2, 5, start=3)
PLACE = Slider("place", "Place", 1, lambda settings: settings["size"], start=2)
SIDE = Choice("side", "Which side?", [("left", "Left"), ("right", "Right")])


@figure(SIZE, PLACE, SIDE)
def drawn(size, place, side):
    return f"{size} {place} {side}"


def test_a_control_that_is_not_named_is_at_its_start():
    assert drawn() == "3 2 left"
    assert drawn(place=3, side="right") == "3 3 right"


def test_a_page_may_write_numbers_as_text():
    assert drawn(size="5") == "5 2 left"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"size": 6}, "size must be from 2 to 5, got 6"),
        ({"size": 1}, "size must be from 2 to 5, got 1"),
        ({"size": 3, "place": 4}, "place must be from 1 to 3, got 4"),
        ({"size": "big"}, "size must be a whole number, got big"),
        ({"side": "up"}, "side must be one of left, right, got up"),
        ({"width": 1}, "the figure takes size, place, side, got width"),
    ],
)
def test_what_is_out_of_range_is_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        drawn(**settings)


def test_a_figure_without_controls_takes_nothing():
    still = figure()(lambda: "still")
    assert still() == "still"
    with pytest.raises(ValueError, match="takes no settings, got size"):
        still(size=1)


def test_a_setting_that_another_has_pushed_out_of_range_settles():
    asked = {"size": 2, "place": 5, "side": "right"}
    assert drawn.filled(asked, settle=True) == asked | {"place": 2}
    assert drawn.filled({"place": -3}, settle=True)["place"] == 1


def test_a_control_says_where_it_stands():
    slider, place, choice = drawn.states({"size": 4, "place": 2, "side": "left"})
    assert slider == {
        "kind": "slider",
        "name": "size",
        "label": "Size",
        "least": 2,
        "most": 5,
        "value": 4,
        "text": "4",
    }
    assert place["most"] == 4
    assert choice["options"] == [("left", "Left"), ("right", "Right")]
    assert choice["value"] == "left"


def test_the_values_of_a_slider_may_have_names():
    named = Slider("step", "Step", 1, 2, start=1, texts=["split W", "take the maximum"])
    assert named.state({"step": 2})["text"] == "take the maximum"
    size = {"size": 4, "place": 2}
    of = Slider("place", "P", 1, 4, 1, lambda n, others: f"{n} of {others['size']}")
    assert of.state(size)["text"] == "2 of 4"
