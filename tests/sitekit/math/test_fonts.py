"""Fonts hold the characters in use and no others."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sitekit import node
from sitekit.math.fonts import slim, subset, used_characters, used_families

ROOT = Path(__file__).parents[3]
FONTS = ROOT / "node_modules/@mathjax/mathjax-newcm-font/chtml/woff2"
CSS = """
.NCM-N { font-family: MJX-NCM-ZERO, MJX-NCM-N; }
.NCM-B { font-family: MJX-NCM-ZERO, MJX-NCM-B; }
@font-face /* MJX-NCM-ZERO */ {
  font-family: MJX-NCM-ZERO;
  src: url("fonts/math/mjx-ncm-zero.woff2") format("woff2");
}
@font-face /* MJX-NCM-N */ {
  font-family: MJX-NCM-N;
  src: url("fonts/math/mjx-ncm-n.woff2") format("woff2");
}
@font-face /* MJX-NCM-B */ {
  font-family: MJX-NCM-B;
  src: url("fonts/math/mjx-ncm-b.woff2") format("woff2");
}
"""
HTML = (
    '<mjx-math class="NCM-N"><mjx-c>&gt;</mjx-c><mjx-c class="x">1</mjx-c></mjx-math>'
)


@pytest.fixture(autouse=True, scope="module")
def fonts():
    node.install(ROOT)


def test_only_families_of_used_classes_count():
    assert used_families(CSS, HTML) == {"MJX-NCM-ZERO", "MJX-NCM-N"}


def test_characters_are_read_as_the_reader_sees_them():
    assert used_characters(CSS, HTML) == {">", "1"}


def test_the_pieces_of_a_tall_bracket_count():
    pieces = (
        '<mjx-stretchy-v class="mjx-c28"><mjx-beg>⎛</mjx-beg>'
        "<mjx-ext><mjx-spacer>⎜\n⎜</mjx-spacer></mjx-ext><mjx-end>⎝</mjx-end>"
        "<mjx-mark></mjx-mark></mjx-stretchy-v>"
    )
    assert used_characters("", pieces) >= {"⎛", "⎜", "⎝"}


def test_a_subset_has_the_characters_and_no_others():
    data = subset(FONTS / "mjx-ncm-n.woff2", {"1", ">", "☃"})
    assert set(TTFont(BytesIO(data)).getBestCmap()) == {ord("1"), ord(">")}


def test_a_font_without_a_used_character_is_dropped():
    assert subset(FONTS / "mjx-ncm-n.woff2", {"☃", " "}) is None


def test_the_font_that_sets_the_line_height_stays():
    css, files = slim(CSS, HTML, FONTS)
    names, hashes = zip(*(name.split(".", 1) for name in files), strict=True)
    assert names == ("mjx-ncm-zero", "mjx-ncm-n")
    assert len(set(hashes)) == 2
    assert css.count("@font-face") == css.count("font-display: swap") == 2
    assert "mjx-ncm-b." not in css
