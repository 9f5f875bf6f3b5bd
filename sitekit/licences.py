"""Lists the third-party parts that the site serves, with version and licence."""

import json
from importlib.metadata import metadata
from pathlib import Path

from sitekit.markup import table
from sitekit.pages import BuiltPage
from sitekit.python.full import LOCK

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
# What the bundle of the editor holds; a test compares.
EDITOR = (
    "@codemirror/autocomplete @codemirror/commands @codemirror/lang-python "
    "@codemirror/language @codemirror/state @codemirror/streamparser @codemirror/view "
    "@lezer/common @lezer/highlight @lezer/lr @lezer/python @marijn/find-cluster-break "
    "crelt style-mod w3c-keyname"
)
NPM = {
    "@mathjax/src": "typeset formulas and their style sheet",
    "@mathjax/mathjax-newcm-font": "fonts of the formulas, cut to the used characters",
    "@micropython/micropython-webassembly-pyscript": "judges answers and draws figures",
    "pyodide": "runs the cells of the pages",
    **dict.fromkeys(EDITOR.split(), "editor of the cells"),
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
    lock = json.loads((root / "node_modules/pyodide" / LOCK).read_text("utf-8"))
    numpy = lock["packages"]["numpy"]["version"]
    licence = metadata("numpy")["License-Expression"] or metadata("numpy")["License"]
    return [
        *found,
        ("CPython", lock["info"]["python"], "PSF-2.0", "inside of pyodide"),
        ("numpy", numpy, licence, "cells that import it; its wheel holds the texts"),
    ]
