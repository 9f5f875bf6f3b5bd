"""Bundles the site's own script and style sheet, and links them from each page."""

import hashlib
import json
import shutil
from pathlib import Path

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
    name = f"{stem}.{digest(text.encode())[:12]}.{suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def digest(data: bytes) -> str:
    """Return the hash that names a content."""
    return hashlib.sha256(data).hexdigest()


def kept_bundles(root: Path, cache: Path) -> list[str]:
    """Bundle with esbuild, or take the bundles of the same sources from the cache."""
    sources = sorted(
        [*WEB.glob("*.ts"), *WEB.glob("*.css"), root / "package-lock.json"]
    )
    told = json.dumps([ENTRIES, OPTIONS]).encode()
    key = digest(told + b"".join(path.read_bytes() for path in sources))
    folder = cache / "web" / key
    if not folder.is_dir():
        entries = [str(WEB / name) for name in ENTRIES]
        # A build that is stopped half-way must not leave a folder that looks whole.
        partial = folder.with_suffix(".new")
        shutil.rmtree(partial, ignore_errors=True)
        run(
            root,
            ESBUILD,
            *entries,
            *OPTIONS,
            f"--outdir={partial}",
            "--log-level=error",
        )
        partial.rename(folder)
    return [(folder / name).read_text("utf-8") for name in ("main.js", "site.css")]
