"""The list of licences is read from what is installed."""

from pathlib import Path

from sitekit import node
from sitekit.licences import NPM, PLACE, PYTHON, fill, parts

ROOT = Path(__file__).parents[2]


def test_every_part_has_a_version_and_a_licence():
    node.install(ROOT)
    found = parts(ROOT)
    assert [name for name, *_ in found] == [*PYTHON, *NPM]
    for name, version, licence, use in found:
        assert version[0].isdigit(), name
        assert 0 < len(licence) < 40, name
        assert use, name


def test_the_list_stands_on_the_page(built):
    node.install(ROOT)
    pages = [built(html=f"<p>x</p>{PLACE}"), built(html="<p>x</p>")]
    fill(pages, ROOT)
    assert '<th scope="row">@mathjax/src</th>' in pages[0].html
    assert pages[1].html == "<p>x</p>"
