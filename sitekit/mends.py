"""Mends what the theme and Markdown leave open in the built pages."""

import re
from pathlib import Path

# The search opens as a dialogue, and a dialogue needs a name.
MENDS = {
    'data-md-component="search" role="dialog">': (
        'data-md-component="search" role="dialog" aria-label="Search">'
    ),
}

# Print shows where such a link leads; instant navigation makes every address absolute,
# so that the address alone does not tell.
ABROAD = re.compile(r'<a (?![^>]*\brel=)(?=[^>]*href="https?://)')


def apply(site: Path) -> None:
    """Mend every page under ``site``."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        for before, after in MENDS.items():
            html = html.replace(before, after)
        html = ABROAD.sub('<a rel="external" ', html)
        page.write_text(html, encoding="utf-8")
