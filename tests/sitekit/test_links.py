"""Every address of the built pages leads somewhere in the site."""

import pytest

from sitekit.links import check
from sitekit.problems import ProblemsError


@pytest.fixture
def verify(tmp_path, built):
    """Check a site of two pages, one with the HTML given."""
    site = tmp_path / "site"
    pages = [
        built("ex/one/index.html", name="docs/ex/one.md"),
        built("ex/two/index.html", '<h2 id="here">x</h2>'),
    ]
    for name in ("assets/a.svg", *(page.path for page in pages)):
        (site / name).parent.mkdir(parents=True)
        (site / name).touch()
    (tmp_path / "README.md").touch()

    def verified(html, source=""):
        pages[0].html = f"<body>{html}</body>"
        pages[0].source.text = source
        check(pages, site)

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
        ('<a href="../../../README.md">x</a>', "README.md is not in the site"),
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


def test_a_repeated_mistake_is_named_at_each_of_its_lines(verify):
    link, source = '<a href="../three/">x</a>', "[a](three.md)\n\n[b](three.md)"
    with pytest.raises(ProblemsError) as caught:
        verify(f"<p>{link}</p><p>{link}</p>", source)
    assert [problem.line for problem in caught.value.problems] == [1, 3]


def test_a_site_under_a_path_is_linked_from_there(tmp_path, built):
    pages = [built("404.html", '<a href="/course/a.txt">x</a>')]
    (tmp_path / "a.txt").touch()
    check(pages, tmp_path, base="/course/")
    with pytest.raises(ProblemsError, match="broken link: /course/"):
        check(pages, tmp_path)
