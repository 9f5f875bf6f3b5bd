"""The built pages are read once, each with its source, and written once."""

import pytest

from sitekit.pages import read, way_to_root, write


def project(tmp_path, page, source=None):
    file = tmp_path / "site" / page
    file.parent.mkdir(parents=True)
    file.write_text("<html><head></head>ü", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    if source:
        (tmp_path / "docs" / source).parent.mkdir(exist_ok=True)
        (tmp_path / "docs" / source).write_text("x", encoding="utf-8")
    return tmp_path / "site", tmp_path / "docs"


@pytest.mark.parametrize(
    ("source", "page", "stem"),
    [
        ("index.md", "index.html", "."),
        ("ex/one.md", "ex/one/index.html", "ex/one"),
        ("ex/one.md", "ex/one.html", "ex/one"),
        ("ex/index.md", "ex/index.html", "ex"),
        ("notebooks/n.py", "notebooks/n/index.html", "notebooks/n"),
    ],
)
def test_a_page_leads_back_to_its_source(tmp_path, source, page, stem):
    (found,) = read(*project(tmp_path, page, source))
    assert (found.path, found.stem) == (page, stem)
    assert (found.source.name, found.source.text) == (f"docs/{source}", "x")


def test_a_page_of_the_theme_has_no_source_and_links_from_the_base(tmp_path):
    (found,) = read(*project(tmp_path, "404.html"), "/course/")
    assert (found.source.name, found.source.text) == ("404.html", "")
    assert found.root == "/course/"


@pytest.mark.parametrize(
    ("path", "way"),
    [("index.html", ""), ("", ""), ("a/b.html", "../"), ("a/b/index.html", "../../")],
)
def test_the_way_to_the_root(path, way):
    assert way_to_root(path) == way


def test_what_a_step_changes_is_written(tmp_path):
    site, docs = project(tmp_path, "a/index.html")
    pages = read(site, docs)
    pages[0].into_head("<x>")
    assert pages[0].tree().findtext("body") == "ü"
    write(site, pages)
    html = (site / "a" / "index.html").read_text(encoding="utf-8")
    assert html == "<html><head><x></head>ü"
