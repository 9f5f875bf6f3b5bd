"""Lists the third-party parts that the site serves, with version and licence."""

import json
from html import escape
from importlib.metadata import metadata
from pathlib import Path

PLACE = "<!-- licences -->"
# What a reader's browser gets; what only builds the site is not served.
PYTHON = {
    "mkdocs-material": "theme: style sheets, script, icons, search",
    "pygments": "class names that colour the listings",
}
NPM = {
    "@mathjax/src": "typeset formulas and their style sheet",
    "@mathjax/mathjax-newcm-font": "fonts of the formulas, cut to the used characters",
}


def fill(site: Path, root: Path) -> None:
    """Put the list into each page of ``site`` that has the place for it."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if PLACE in html:
            page.write_text(html.replace(PLACE, table(root)), encoding="utf-8")


def table(root: Path) -> str:
    """Return the list as an HTML table."""
    head = "".join(
        f'<th scope="col">{title}</th>'
        for title in ("Part", "Version", "Licence", "For")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in parts(root)
    )
    return (
        '<div class="table-scroll" role="region" aria-label="Licences" tabindex="0">'
        f'<table class="computed"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def parts(root: Path) -> list[tuple[str, str, str, str]]:
    """Return name, version, licence and use of each part that is installed."""
    found = []
    for name, use in PYTHON.items():
        about = metadata(name)
        licence = about["License-Expression"] or about["License"]
        found.append((name, about["Version"], licence, use))
    for name, use in NPM.items():
        file = root / "node_modules" / name / "package.json"
        package = json.loads(file.read_text(encoding="utf-8"))
        found.append((name, package["version"], package["license"], use))
    return found
