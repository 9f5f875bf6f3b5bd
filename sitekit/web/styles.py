"""Merges the style sheets of the pages into one, so that a first visit asks once."""

import json
import re
from pathlib import Path

from sitekit.cache import kept
from sitekit.node import run
from sitekit.pages import BuiltPage

LINK = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/([^"]+)">')
WORD = re.compile(r"[\w-]+")
# Of a page the tags and what stands in its scripts; a word of its text names no class.
MARKUP = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)
# Parts that the theme's script can make, for features that a page may not have.
OPTIONAL = re.compile(
    r"^(?:md-(?:annotation|clipboard|code|source|tag|tooltip|version)|tabbed-)"
)
LEAN = Path(__file__).with_name("lean.mjs")
# Material switches transitions off for all elements while it sets the palette. On a
# long page the browser then matches every rule twice, before the reader can act.
SLOW = re.compile(
    r"\[data-md-color-switching\] \*,[^{}]*\{transition-duration:[^{}]*\}"
)


class StyleError(Exception):
    """The theme's style sheets are not as this module knows them."""


def taken(folder: Path, pages: list[BuiltPage]) -> tuple[str, str]:
    """Take the sheets that pages link out of ``folder``: the theme's and the others."""
    theme, others = "", ""
    for name in dict.fromkeys(n for page in pages for n in LINK.findall(page.html)):
        text = (folder / name).read_text(encoding="utf-8")
        if name.startswith("palette."):
            text, count = SLOW.subn("", text)
            if not count:
                raise StyleError(f"{name} no longer holds the rule {SLOW.pattern}")
        if name.startswith(("main.", "palette.")):
            theme += f"{text}\n"
        else:
            others += f"{text}\n"
        for file in (folder / name, folder / f"{name}.map"):
            file.unlink(missing_ok=True)
    return theme, others


def part(word: str) -> str:
    """Return the optional part that a class belongs to, or nothing."""
    return next(iter(OPTIONAL.findall(word)), "")


def lean(
    theme: str,
    ours: str,
    pages: list[BuiltPage],
    scripts: list[str],
    root: Path,
    cache: Path,
) -> str:
    """Return one sheet: the theme's rules that a page or script may use, then ours."""
    tags = {tag for page in pages for tag in MARKUP.findall(page.html)}
    words = {word for tag in tags for word in WORD.findall(tag)}
    present = {part(word) for word in words}
    made = {word for script in scripts for word in WORD.findall(script)}
    words |= {word for word in made if part(word) in present}
    asked = json.dumps({"theme": theme, "words": " ".join(sorted(words)), "ours": ours})
    inputs: list[str | Path] = [asked, LEAN, root / "package-lock.json"]
    result: str = kept(cache / "styles", inputs, lambda: run(root, LEAN, text=asked))
    return result
