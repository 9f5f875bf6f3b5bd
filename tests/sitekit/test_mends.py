"""The theme's open ends are mended on every page."""

from importlib.metadata import distribution

from sitekit.mends import SEARCH, apply


def test_the_search_has_a_name(built):
    page = built(html='<div data-md-component="search" role="dialog">')
    apply([page])
    assert 'role="dialog" aria-label="Search">' in page.html


def test_the_search_is_still_found():
    """An update of the theme that changes its HTML must not pass unnoticed."""
    partials = distribution("mkdocs-material").locate_file(
        "material/templates/partials"
    )
    theme = "".join(
        file.read_text(encoding="utf-8") for file in partials.glob("*.html")
    )
    assert SEARCH in theme


def test_links_to_other_sites_are_marked_as_external(built):
    page = built(
        html='<a class="x" href="https://example.org/">a</a> <a href="../b/">b</a> '
        '<a href="https://example.org/" rel="noopener">c</a>'
    )
    apply([page])
    assert page.html == (
        '<a rel="external" class="x" href="https://example.org/">a</a> '
        '<a href="../b/">b</a> <a href="https://example.org/" rel="noopener">c</a>'
    )
