"""Style attributes become classes of the same effect."""

from sitekit.math.styles import classed


def test_equal_styles_share_a_class():
    one = '<mjx-c class="a" style="width: 1em;">x</mjx-c><b style="width: 1em;">y</b>'
    two = '<b style="height: 2em; width: 3em">z</b>'
    (first, second), css = classed([one, two])
    assert first == '<mjx-c class="a mjx-s1">x</mjx-c><b class="mjx-s1">y</b>'
    assert second == '<b class="mjx-s0">z</b>'
    assert css.splitlines() == [
        ".mjx-s0 { height: 2em !important; width: 3em !important; }",
        ".mjx-s1 { width: 1em !important; }",
    ]


def test_formulas_without_styles_stay_as_they_are():
    assert classed(['<b class="a">x</b>'])[0] == ['<b class="a">x</b>']


def test_a_sign_in_another_attribute_hides_no_style():
    html = '<mjx-mtable data-latex="a < b" style="min-width: 2em;">'
    (changed,), rules = classed([html])
    assert "style=" not in changed
    assert "min-width: 2em" in rules
