"""Packs the site into one zip that opens from the disk, without a server.

Material's plugin `offline` makes the search index a script. Chromium starts no worker
from the disk, so the pages load a shim first, which runs the search in a frame; the
plugin would take it from another host.
"""

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SHIM = "assets/iframe-worker.js"
PACKAGED = Path("node_modules/iframe-worker/shim/index.js")
# A zip holds the time of each file; a fixed one keeps two builds identical.
EPOCH = (2000, 1, 1, 0, 0, 0)


def prepare(site: Path, root: Path) -> None:
    """Put the shim into the site."""
    shutil.copy(root / PACKAGED, site / SHIM)


def pack(site: Path, target: Path) -> None:
    """Write the folder ``site`` into the zip ``target``."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            name = Path(target.stem) / file.relative_to(site)
            info = ZipInfo(name.as_posix(), EPOCH)
            archive.writestr(info, file.read_bytes(), ZIP_DEFLATED)
