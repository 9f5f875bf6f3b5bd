"""A built page leads back to its source."""

import pytest

from sitekit.sources import place


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("index.md", "index.html"),
        ("ex/one.md", "ex/one/index.html"),
        ("ex/one.md", "ex/one.html"),
        ("ex/index.md", "ex/index.html"),
        ("notebooks/n.py", "notebooks/n/index.html"),
    ],
)
def test_the_source_of_a_page(tmp_path, source, page):
    file = tmp_path / "docs" / source
    file.parent.mkdir(parents=True)
    file.write_text("a\nb\n")
    site = tmp_path / "site"
    found = place(site, tmp_path / "docs", site / page, lambda text: text.count("\n"))
    assert found == (f"docs/{source}", 2)


def test_a_page_of_the_theme_has_no_source(tmp_path):
    site = tmp_path / "site"
    assert place(site, tmp_path / "docs", site / "404.html", len) == ("404.html", None)
