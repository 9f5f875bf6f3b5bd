"""Merges the style sheets of the pages into one, so that a first visit asks once."""

import re
from pathlib import Path

from sitekit.pages import BuiltPage

LINK = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/([^"]+)">')
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
# Material switches transitions off for all elements while it sets the palette. On a
# long page the browser then matches every rule twice, before the reader can act.
SLOW = re.compile(
    r"\[data-md-color-switching\] \*,[^{}]*\{transition-duration:[^{}]*\}"
)


class StyleError(Exception):
    """The theme's style sheets are not as this module knows them."""


def merged(folder: Path, pages: list[BuiltPage], own: str) -> str:
    """Take the sheets that pages link out of ``folder``; return one, ``own`` last.

    A comment names each part, in the order in which the pages link them.
    """
    links = (name for page in pages for name in LINK.findall(page.html))
    parts = []
    for name in dict.fromkeys(links):
        text = SOURCE_MAP.sub("", (folder / name).read_text(encoding="utf-8"))
        if name.startswith("palette."):
            text, count = SLOW.subn("", text)
            if not count:
                raise StyleError(f"{name} no longer holds the rule {SLOW.pattern}")
        parts.append(part(name, text))
        for file in (folder / name, folder / f"{name}.map"):
            file.unlink(missing_ok=True)
    return "".join([*parts, part("site.css", own)])


def part(name: str, text: str) -> str:
    """Return one part of the merged sheet under its name."""
    text = text.removeprefix('@charset "UTF-8";').strip()
    return f"/* from {name} */\n{text}\n"


def without(sheet: str, prefix: str) -> str:
    """Return a merged sheet without the parts whose names begin with ``prefix``."""
    parts = re.split(r"^(?=/\* from )", sheet, flags=re.MULTILINE)
    return "".join(p for p in parts if not p.startswith(f"/* from {prefix}"))
