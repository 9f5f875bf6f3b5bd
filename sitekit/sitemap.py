"""Takes the days out of the sitemap: the same sources give the same files, any day.

MkDocs writes the day of the build as that of the last change of every page, into
``sitemap.xml`` and into the header of its compressed twin. It is neither.
"""

import gzip
import re
from pathlib import Path

LASTMOD = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def undate(site: Path) -> None:
    """Rewrite both files without a day, if the site has them."""
    file = site / "sitemap.xml"
    if file.is_file():
        text = LASTMOD.sub("", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
        packed = gzip.compress(text.encode(), mtime=0)
        (site / "sitemap.xml.gz").write_bytes(packed)
