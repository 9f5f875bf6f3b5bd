"""Cuts MathJax's fonts down to the characters that the site shows."""

import logging
import re
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from sitekit.cache import hashed_name

logging.getLogger("fontTools.subset").setLevel(logging.ERROR)

FACE = re.compile(
    r"@font-face /\*[^*]*\*/ \{\s*font-family: ([\w-]+);"
    r"\s*src: url\(\"fonts/math/([\w-]+\.woff2)\"\)[^}]*\}\s*"
)
# These two show nothing; they set the height of a line and the width of a break.
METRIC_FAMILIES = {"MJX-NCM-ZERO", "MJX-BRK"}
CLASS = re.compile(r"\.(NCM-[\w-]+)[^{}]*\{\s*font-family: ([^;]+);")


def used_families(css: str, html: str) -> set[str]:
    """Return the families that the classes of the formulas ask for."""
    classes = set(re.findall(r"NCM-[\w-]+", html))
    return {
        family.strip()
        for name, families in CLASS.findall(css)
        if name in classes
        for family in families.split(",")
    }


def used_characters(css: str, html: str) -> set[str]:
    """Return the characters in the visual parts of the formulas."""
    # A tall bracket is put together from pieces: its ends, its middle, what repeats.
    texts = re.findall(r"<mjx-(?:c|beg|mid|end|spacer)(?: [^>]*)?>([^<]*)<", html)
    contents = re.findall(r'content: "([^"]*)"', css)
    return {char for text in texts + contents for char in unescape(text)}


def subset(font: Path, characters: set[str]) -> bytes | None:
    """Return the font with these characters only, or None if it has none of them."""
    options = Options(flavor="woff2", layout_features=[], bidi_closure=False)
    face = TTFont(font, recalcTimestamp=False)
    shown = {ord(char) for char in characters} & set(face.getBestCmap())
    if not shown - {0x20, 0xA0}:
        return None
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=shown)
    subsetter.subset(face)
    face.flavor = "woff2"
    out = BytesIO()
    face.save(out)
    return out.getvalue()


def slim(css: str, html: str, folder: Path) -> tuple[str, dict[str, bytes]]:
    """Return the style sheet with the faces in use, and the font files they name."""
    families, characters = used_families(css, html), used_characters(css, html)
    files: dict[str, bytes] = {}

    def face(found: re.Match[str]) -> str:
        family, name = found.groups()
        if family in METRIC_FAMILIES:
            data: bytes | None = (folder / name).read_bytes()
        else:
            data = subset(folder / name, characters) if family in families else None
        if data is None:
            return ""
        hashed = hashed_name(Path(name).stem, data, "woff2")
        files[hashed] = data
        return (
            f"@font-face {{ font-family: {family}; font-display: swap;"
            f' src: url("../fonts/math/{hashed}") format("woff2"); }}\n'
        )

    return FACE.sub(face, css), files
