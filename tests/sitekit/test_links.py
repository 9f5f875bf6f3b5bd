"""Every address of the built pages leads somewhere in the site."""

import pytest

from sitekit.links import check
from sitekit.problems import ProblemsError


@pytest.fixture
def verify(tmp_path):
    """Check a site of two pages, one with the HTML given."""
    for folder in ("docs/ex", "site/ex/one", "site/ex/two", "site/assets"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site/assets/a.svg").write_text("<svg/>")
    (tmp_path / "site/ex/two/index.html").write_text('<h2 id="here">x</h2>')

    def verified(html, source=""):
        (tmp_path / "docs/ex/one.md").write_text(source)
        (tmp_path / "site/ex/one/index.html").write_text(f"<body>{html}</body>")
        check(tmp_path / "site", tmp_path / "docs")

    return verified


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../two/">x</a>',
        '<a href="../two/#here">x</a>',
        '<a href="/ex/two/index.html">x</a>',
        '<a href="../../assets/a.svg">x</a>',
        '<h2 id="own">x</h2><a href="#own">x</a>',
        '<a href="#">x</a>',
        '<img src="../../assets/a.svg">',
        '<a href="https://example.org/">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<link rel="canonical" href="https://example.org/x">',
    ],
)
def test_addresses_that_lead_somewhere(verify, html):
    verify(html)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<a href="../three/">x</a>', "broken link: ../three/ is not in the site"),
        ('<a href="../two/#gone">x</a>', "broken anchor: ../two/#gone has no #gone"),
        ('<a href="#gone">x</a>', "broken anchor: #gone has no #gone"),
        ('<img src="gone.png">', "broken image: gone.png is not in the site"),
        ('<script src="https://example.org/x.js"></script>', "from another host"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "from another host"),
        ('<img src="https://example.org/x.png">', "from another host"),
    ],
)
def test_addresses_that_do_not(verify, html, message):
    with pytest.raises(ProblemsError, match=message):
        verify(html)


@pytest.mark.parametrize(
    ("source", "html", "line"),
    [
        ("a\n\n[x](three.md)", '<a href="../three/">x</a>', 3),
        ("a\n[x](two.md#gone)", '<a href="../two/#gone">x</a>', 2),
        ("![x](gone.png)", '<img src="../gone.png">', 1),
    ],
)
def test_the_message_names_the_line_of_the_source(verify, source, html, line):
    with pytest.raises(ProblemsError, match=f"docs/ex/one.md:{line}: broken"):
        verify(html, source)


def test_a_site_under_a_path_is_linked_from_there(tmp_path):
    site, docs = tmp_path / "site", tmp_path / "docs"
    site.mkdir()
    (site / "404.html").write_text('<a href="/course/a.txt">x</a>')
    (site / "a.txt").write_text("")
    check(site, docs, base="/course/")
    with pytest.raises(ProblemsError, match="broken link: /course/"):
        check(site, docs)
