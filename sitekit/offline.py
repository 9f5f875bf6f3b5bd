"""Packs the site into one zip that opens from the disk, without a server."""

import json
import re
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitekit.pages import BuiltPage

# Chromium starts no worker from the disk; this shim runs the search in a frame.
SHIM = Path("node_modules/iframe-worker/shim/index.js")
EARLY_FONT = re.compile(r'<link rel="preload"[^>]* as="font"[^>]*>')
# A zip holds the time of each file; a fixed one keeps two builds identical.
EPOCH = (2000, 1, 1, 0, 0, 0)


def prepare(pages: list[BuiltPage], site: Path, root: Path) -> None:
    """Give the pages what their search needs when there is no server."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    script = f"var __index = {json.dumps(index, separators=(',', ':'))};"
    (site / "search" / "search_index.js").write_text(script, encoding="utf-8")
    shutil.copy(root / SHIM, site / "assets" / "iframe-worker.js")
    for page in pages:
        # A browser takes no early font from the disk, and complains.
        page.html = EARLY_FONT.sub("", page.html)
        page.into_head(f'<script src="{page.root}assets/iframe-worker.js"></script>')


def pack(site: Path, target: Path) -> None:
    """Write the folder ``site`` into the zip ``target``."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            name = Path(target.stem) / file.relative_to(site)
            info = ZipInfo(name.as_posix(), EPOCH)
            archive.writestr(info, file.read_bytes(), ZIP_DEFLATED)
