"""Mends what the theme and Markdown leave open in the built pages."""

import re

from sitekit.pages import BuiltPage

# The search opens as a dialogue, and a dialogue needs a name.
SEARCH = 'data-md-component="search" role="dialog"'
# Print shows where such a link leads; instant navigation makes every address absolute,
# so that the address alone does not tell.
ABROAD = re.compile(r'<a (?![^>]*\brel=)(?=[^>]*href="https?://)')


def apply(pages: list[BuiltPage]) -> None:
    """Mend every page."""
    for page in pages:
        page.html = page.html.replace(SEARCH, f'{SEARCH} aria-label="Search"')
        page.html = ABROAD.sub('<a rel="external" ', page.html)
