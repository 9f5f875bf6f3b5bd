"""Bundles the site's own script and style sheet, and links them from each page."""

import hashlib
from pathlib import Path

from sitekit.node import run

WEB = Path(__file__).parent
ESBUILD = Path("node_modules/esbuild/bin/esbuild")
FOLDERS = {"js": "javascripts", "css": "stylesheets"}
ENTRIES = ("main.ts", "site.css")


def bundle(site: Path, root: Path, cache: Path, base: str = "/") -> None:
    """Write the bundles under ``site/assets``, named by content, and link them."""
    names = {}
    for name, text in kept_bundles(root, cache).items():
        stem, suffix = name.split(".")
        names[suffix] = (
            f"{FOLDERS[suffix]}/{stem}.{digest(text.encode())[:12]}.{suffix}"
        )
        file = site / "assets" / names[suffix]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        # The error page is served at any address, so its theme links from the root.
        above = "../" * (len(page.relative_to(site).parts) - 1)
        prefix = base if page.name == "404.html" else above
        tags = (
            f'<link rel="stylesheet" href="{prefix}assets/{names["css"]}">'
            f'<script defer src="{prefix}assets/{names["js"]}"></script>'
        )
        page.write_text(html.replace("</head>", f"{tags}</head>", 1), encoding="utf-8")


def digest(data: bytes) -> str:
    """Return the hash that names a content."""
    return hashlib.sha256(data).hexdigest()


def kept_bundles(root: Path, cache: Path) -> dict[str, str]:
    """Bundle with esbuild, or take the bundles of the same sources from the cache."""
    sources = sorted(
        [*WEB.glob("*.ts"), *WEB.glob("*.css"), root / "package-lock.json"]
    )
    folder = cache / "web" / digest(b"".join(path.read_bytes() for path in sources))
    if not folder.is_dir():
        entries = [str(WEB / name) for name in ENTRIES]
        options = ["--bundle", "--minify", "--format=iife", "--target=es2022"]
        run(
            root, ESBUILD, *entries, *options, f"--outdir={folder}", "--log-level=error"
        )
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
