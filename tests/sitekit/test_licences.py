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


def test_the_list_stands_on_the_page(tmp_path):
    node.install(ROOT)
    (tmp_path / "index.html").write_text(f"<p>x</p>{PLACE}")
    (tmp_path / "other.html").write_text("<p>x</p>")
    fill(tmp_path, ROOT)
    html = (tmp_path / "index.html").read_text()
    assert '<th scope="row">@mathjax/src</th>' in html
    assert (tmp_path / "other.html").read_text() == "<p>x</p>"
