"""Bundles the site's own script and style sheet, and links them from each page."""

import tempfile
from pathlib import Path

from sitekit.cache import hashed_name, kept
from sitekit.node import run
from sitekit.web.styles import LINK, merged

WEB = Path(__file__).parent
ESBUILD = Path("node_modules/esbuild/bin/esbuild")
ENTRIES = ("main.ts", "site.css")
OPTIONS = ("--bundle", "--minify", "--format=iife", "--target=es2022")


def bundle(site: Path, root: Path, cache: Path, base: str = "/") -> None:
    """Write the bundles under ``site/assets``, named by content, and link them."""
    script, own_styles = kept_bundles(root, cache)
    pages = {
        page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))
    }
    styles = merged(site / "assets/stylesheets", list(pages.values()), own_styles)
    sheet = write(site / "assets/stylesheets", "site", "css", styles)
    code = write(site / "assets/javascripts", "main", "js", script)
    for page, html in pages.items():
        # The error page is served at any address, so its theme links from the root.
        above = "../" * (len(page.relative_to(site).parts) - 1)
        prefix = base if page.name == "404.html" else above
        tags = (
            f'<link rel="stylesheet" href="{prefix}assets/stylesheets/{sheet}">'
            f'<script defer src="{prefix}assets/javascripts/{code}"></script>'
        )
        html = LINK.sub("", html).replace("</head>", f"{tags}</head>", 1)
        page.write_text(html, encoding="utf-8")


def write(folder: Path, stem: str, suffix: str, text: str) -> str:
    """Write a file named by its content and return the name."""
    name = hashed_name(stem, text.encode(), suffix)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def kept_bundles(root: Path, cache: Path) -> list[str]:
    """Bundle with esbuild, or take the bundles of the same sources from the cache."""
    sources = sorted([*WEB.glob("*.ts"), *WEB.glob("*.css")])
    settings = [root / "package-lock.json", WEB.parents[1] / "tsconfig.json"]
    inputs: list[str | Path] = [*ENTRIES, *OPTIONS, *settings, *sources, Path(__file__)]
    bundles: list[str] = kept(cache / "web", inputs, lambda: made_bundles(root))
    return bundles


def made_bundles(root: Path) -> list[str]:
    """Bundle the entries with esbuild."""
    entries = [str(WEB / name) for name in ENTRIES]
    with tempfile.TemporaryDirectory() as folder:
        out = f"--outdir={folder}"
        run(root, ESBUILD, *entries, *OPTIONS, out, "--log-level=error")
        return [(Path(folder) / n).read_text("utf-8") for n in ("main.js", "site.css")]
