"""What a plot shows is where its numbers say, and it needs no colour to be read."""

import re

import lxml.etree
import pytest

from workbook.max_pooling.plots import Axis, curves, dots, number


def drawn(svg):
    return lxml.etree.fromstring(svg)


def texts(tree):
    return [text.text for text in tree.iter("text")]


def test_equal_factors_are_equal_distances():
    axis = Axis([1, 100], 0, 200)
    assert [axis.place(value) for value in (1, 10, 100)] == [0, 100, 200]


def test_an_axis_of_one_value_is_one_place():
    assert Axis([3, 3], 5, 9).place(3) == 5


@pytest.mark.parametrize(
    ("ends", "ticks"),
    [
        ([0.6, 8], [1, 2, 5]),
        ([1, 50], [1, 2, 5, 10, 20, 50]),
        ([0.5, 700], [1, 10, 100]),
    ],
)
def test_ticks_are_round_and_few(ends, ticks):
    assert Axis(ends, 0, 1).ticks() == pytest.approx(ticks)


def test_numbers_have_two_digits_that_count():
    values = [0.0625, 1.26, 9.4, 12.6, 12345]
    assert [number(v) for v in values] == ["0.062", "1.3", "9.4", "13", "12,345"]


def test_each_name_has_its_dot_and_its_number():
    tree = drawn(dots("Title", {"a < b": 1.02, "c": 10.2}, 0.102))
    left, middle = (float(dot.get("cx")) for dot in tree.iter("circle"))
    limit = float(next(tree.iter("line")).get("x1"))
    assert middle - left == pytest.approx(left - limit, abs=0.2)
    assert {"a < b", "c", "1.02", "10", "limit 0.1"} <= set(texts(tree))


def test_curves_are_named_and_differ_without_colour():
    series = {"one": [(1, 1), (10, 100)], "two": [(1, 2), (10, 2)]}
    tree = drawn(curves("Title", series, 1, ("x", "y")))
    one, _, two, _ = (tree.findall("polyline")[i] for i in (1, 0, 3, 2))
    assert one.get("stroke-dasharray") != two.get("stroke-dasharray")
    assert {"one", "two", "x", "y", "limit 1"} <= set(texts(tree))
    (x1, y1), (x2, y2) = (map(float, p.split(",")) for p in one.get("points").split())
    assert x1 < x2
    assert y1 > y2


@pytest.mark.parametrize(
    "svg",
    [
        dots("Title", {"a": 1.5, "b": 3}, 0.5),
        curves("Title", {"a": [(1, 1.5), (2, 3)]}, 0.5, ("x", "y")),
    ],
)
def test_a_plot_is_told_in_words_and_keeps_the_policy(svg):
    told = drawn(svg).findtext("title")
    assert told.startswith("Title")
    assert told.endswith("limit 0.5")
    assert "1.5" in told
    assert "3" in told
    assert not re.search(r"style=|<script|<style", svg)
