"""The figures of a page weigh little beside the rest of it."""

import gzip

import pytest
from lxml.etree import tostring

MOST = 6_000  # bytes, compressed: a twentieth of what an exercise page may weigh


@pytest.mark.parametrize("number", range(6))
def test_each_exercise_has_figures_that_are_light(pages, number):
    names = sorted(name for name in pages if name.startswith("exercises/"))
    drawn = pages[names[number]].xpath("//live-figure | //figure[@class='drawn']")
    assert drawn
    assert len(gzip.compress(b"".join(map(tostring, drawn)))) < MOST
