"""Lists the third-party parts that the site serves, with version and licence."""

import json
from importlib.metadata import metadata
from pathlib import Path

from sitekit.markup import table
from sitekit.pages import BuiltPage

PLACE = "<!-- licences -->"
COLUMNS = ("Part", "Version", "Licence", "For")
THEME = "mkdocs-material"
# What a reader's browser gets; what only builds the site is not served.
PYTHON = {
    THEME: "theme: style sheets, script, icons, search",
    "pygments": "class names that colour the listings",
}
# What the theme carries inside. It says so only in its source maps; a test reads them.
MIT = "clipboard delegate escape-html good-listener lunr select tiny-emitter"
BUNDLED = {
    **dict.fromkeys([*MIT.split(), "material-design-color"], "MIT"),
    "focus-visible": "W3C",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
    "Material Design Icons": "Apache-2.0",
    "Font Awesome Free": "CC-BY-4.0",
}
NPM = {
    "@mathjax/src": "typeset formulas and their style sheet",
    "@mathjax/mathjax-newcm-font": "fonts of the formulas, cut to the used characters",
    "@micropython/micropython-webassembly-pyscript": "judges answers in the page",
    "iframe-worker": "search without a server, in the zip only",
}


def fill(pages: list[BuiltPage], root: Path) -> None:
    """Put the list into each page that has the place for it."""
    for page in pages:
        if PLACE in page.html:
            list_ = table("Licences", COLUMNS, parts(root))
            page.html = page.html.replace(PLACE, list_)


def parts(root: Path) -> list[tuple[str, str, str, str]]:
    """Return name, version, licence and use of each part that is installed."""
    found = []
    for name, use in PYTHON.items():
        about = metadata(name)
        licence = about["License-Expression"] or about["License"]
        found.append((name, about["Version"], licence, use))
    for name, licence in BUNDLED.items():
        found.append((name, "as in the theme", licence, f"inside of {THEME}"))
    for name, use in NPM.items():
        file = root / "node_modules" / name / "package.json"
        package = json.loads(file.read_text(encoding="utf-8"))
        found.append((name, package["version"], package["license"], use))
    return found
