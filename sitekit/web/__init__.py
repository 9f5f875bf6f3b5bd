"""Bundles the site's own script and style sheet, and links them from each page."""

import re
import shutil
import tempfile
from html import escape
from pathlib import Path

from sitekit.cache import hashed_name, kept
from sitekit.node import run
from sitekit.pages import BuiltPage
from sitekit.web.styles import LINK, lean, taken

WEB = Path(__file__).parent
CELL = WEB.parent / "python/cell.py"  # which the worker brings along
ESBUILD = Path("node_modules/esbuild/bin/esbuild")
# Our sheet comes before the fonts that are asked for early: the paint awaits it.
PLACE = re.compile(r'(?=<link rel="preload"|</head>)')
ENTRIES = ("main.ts", "site.css")
# Fetched when a reader first runs or edits a cell.
LATER = {"worker": "full_worker.ts", "editor": "code_editor.ts"}
# Its own settings only: what a tsconfig.json says is for the type checker.
OPTIONS = (
    "--bundle",
    "--minify",
    "--target=es2022",
    "--loader:.py=text",
    '--tsconfig-raw={"compilerOptions":{"strict":true}}',
    "--log-level=error",
)


def bundle(
    pages: list[BuiltPage],
    site: Path,
    root: Path,
    cache: Path,
    parts: dict[str, str] | None = None,
    facts: dict[str, str] | None = None,
) -> None:
    """Write the bundles under ``site/assets``, named by content, and link them.

    The script is told the paths of the ``parts`` that it fetches when needed, and the
    ``facts`` about them.
    """
    script, own_styles, *later = kept_bundles(root, cache)
    # Word stemmers of other languages, for which no page asks.
    shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)
    theme, formulas = taken(site / "assets/stylesheets", pages)
    scripts = [file.read_text("utf-8") for file in (site / "assets").rglob("*.js")]
    ours = formulas + own_styles
    styles = lean(theme, ours, pages, [*scripts, script], root, cache)
    sheet = write(site / "assets/stylesheets", "site", "css", styles)
    code = write(site / "assets/javascripts", "main", "js", script)
    places = dict(parts or {})
    for part, text in zip(LATER, later, strict=True):
        name = write(site / "assets/javascripts", part, "js", text)
        places[part] = f"assets/javascripts/{name}"
    for page in pages:
        data = "".join(
            f' data-{part}="{page.root}{path}"' for part, path in places.items()
        ) + "".join(
            f' data-{name}="{escape(text)}"' for name, text in (facts or {}).items()
        )
        tags = (
            f'<link rel="stylesheet" href="{page.root}assets/stylesheets/{sheet}">'
            f'<script defer src="{page.root}assets/javascripts/{code}"{data}>'
            "</script>"
        )
        page.html = PLACE.sub(tags, LINK.sub("", page.html), count=1)


def write(folder: Path, stem: str, suffix: str, text: str) -> str:
    """Write a file named by its content and return the name."""
    name = hashed_name(stem, text.encode(), suffix)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def kept_bundles(root: Path, cache: Path) -> list[str]:
    """Bundle with esbuild, or take the bundles of the same sources from the cache."""
    sources = sorted([*WEB.glob("*.ts"), *WEB.glob("*.css"), CELL])
    lock = root / "package-lock.json"
    inputs: list[str | Path] = [*ENTRIES, *LATER.values(), *OPTIONS, lock, *sources]
    bundles: list[str] = kept(cache / "web", inputs, lambda: made_bundles(root))
    return bundles


def made_bundles(root: Path) -> list[str]:
    """Bundle the entries with esbuild; what comes later is a module."""
    return [
        *bundled(root, ENTRIES, "--format=iife"),
        *bundled(root, tuple(LATER.values()), "--format=esm"),
    ]


def bundled(root: Path, names: tuple[str, ...], form: str) -> list[str]:
    """Bundle some entries in one form; return their texts in order."""
    entries = [str(WEB / name) for name in names]
    with tempfile.TemporaryDirectory() as folder:
        run(root, ESBUILD, *entries, *OPTIONS, form, f"--outdir={folder}")
        written = [Path(folder, name).with_suffix(".js") for name in names]
        files = [
            made if made.exists() else made.with_suffix(".css") for made in written
        ]
        return [file.read_text("utf-8") for file in files]
