"""Mends what the theme leaves open for screen readers."""

from pathlib import Path

# The search opens as a dialogue, and a dialogue needs a name.
MENDS = {
    'data-md-component="search" role="dialog">': (
        'data-md-component="search" role="dialog" aria-label="Search">'
    ),
}


def apply(site: Path) -> None:
    """Mend every page under ``site``."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        for before, after in MENDS.items():
            html = html.replace(before, after)
        page.write_text(html, encoding="utf-8")
