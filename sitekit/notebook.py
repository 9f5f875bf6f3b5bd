"""Makes the built notebook pages look and weigh like the other pages.

mkdocs-jupyter runs a notebook and writes it with half a megabyte of styles and
scripts. This step keeps the text, the code and the output, in the site's markup.
"""

import os
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import lxml.html
from lxml.etree import tostring

from sitekit.markup import figure, printed
from sitekit.problems import Problem

MARK = "jp-Notebook"
ARTICLE = re.compile(r'(<article class="[^"]*md-typeset">).*?(</article>)', re.DOTALL)
DESCRIPTION = re.compile(r'(<meta name="description" content=")[^"]*(">)')
CODE = re.compile(r"(<(code|pre)\b.*?</\2>)", re.DOTALL)
DISPLAY = re.compile(r"<p>\s*\$\$(.+?)\$\$\s*</p>", re.DOTALL)
INLINE = re.compile(r"\$([^$]+?)\$")
ANCHOR = re.compile(r'<a class="anchor-link" href="([^"]*)">[^<]*</a>')
PAGE_LINK = re.compile(r'href="(?![a-z]+:)([^"#]+)\.(?:md|ipynb)((?:#[^"]*)?)"')
CELL_LINE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def isolate(cache: Path) -> None:
    """Give the kernel a profile of its own.

    A reader's own IPython start-up files must not change what a notebook shows,
    and the kernel's remark that it talks over TCP is no warning about the site.
    """
    profile = cache.resolve() / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = 'c.IPKernelApp.log_level = "ERROR"\n'
    (profile / "ipython_kernel_config.py").write_text(settings, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)


def problem(source: Path, name: str, traceback: str, message: str) -> Problem:
    """Say which line of a notebook raised, from the kernel's traceback."""
    match = CELL_LINE.search(COLOURS.sub("", traceback))
    if match is None:
        return Problem(name, None, message)
    number, line = int(match[1]), int(match[2])
    lines = source.read_text(encoding="utf-8").splitlines()
    starts = [
        row
        for row, text in enumerate(lines, start=1)
        if text.startswith("# %%") and "[markdown]" not in text
    ]
    return Problem(name, starts[number - 1] + line, f"cell {number} raises {message}")


def clean(site: Path) -> None:
    """Rewrite every notebook page under ``site``."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if MARK in html:
            page.write_text(cleaned(html, page), encoding="utf-8")


def cleaned(html: str, page: Path) -> str:
    """Return a page with its article written anew."""
    source = next((file.name for file in sorted(page.parent.glob("*.py"))), "")
    article = lxml.html.fromstring(html).xpath("//article")[0]
    content = "\n".join(cells(article, source))
    # A page of its own folder lies one level deeper than its source.
    above, end = ("../", "/") if page.name == "index.html" else ("", ".html")
    content = PAGE_LINK.sub(rf'href="{above}\1{end}\2"', content)
    html = DESCRIPTION.sub(lambda m: m[1] + description(article) + m[2], html, count=1)
    return ARTICLE.sub(lambda m: f"{m[1]}\n{content}\n{m[2]}", html, count=1)


def description(article: lxml.html.HtmlElement) -> str:
    """Describe a notebook by the first sentence of its text."""
    first = article.xpath(".//*[contains(@class, 'jp-RenderedMarkdown')]//p")[0]
    text = " ".join(first.text_content().split())
    return escape(text.partition(". ")[0].rstrip(".") + ".")


def cells(article: lxml.html.HtmlElement, source: str) -> Iterator[str]:
    """Yield the HTML of the notebook's cells in order."""
    number = 0
    found = article.xpath(
        ".//*[contains(@class, 'jp-RenderedMarkdown') or "
        "contains(@class, 'highlight-ipynb') or "
        "contains(@class, 'jp-OutputArea-output')]"
    )
    for element in found:
        kind = element.get("class")
        if "jp-RenderedMarkdown" in kind:
            yield text_cell(inner(element))
            if number == 0 and "<h1" in inner(element) and source:
                yield download(source)
        elif "highlight-ipynb" in kind:
            number += 1
            yield code_cell(inner(element.find("pre")), number, source)
        else:
            yield output(element)


def inner(element: lxml.html.HtmlElement) -> str:
    """Return the HTML inside an element."""
    children = "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )
    return escape(element.text or "", quote=False) + children


def text_cell(html: str) -> str:
    """Return a text cell with its formulas marked."""
    html = ANCHOR.sub(
        r'<a class="headerlink" href="\1" title="Permanent link">&para;</a>', html
    )
    pieces = CODE.split(html)
    for i in range(0, len(pieces), 3):  # between the code, which keeps its dollars
        text = DISPLAY.sub(r'<div class="arithmatex">\\[\1\\]</div>', pieces[i])
        pieces[i] = INLINE.sub(r'<span class="arithmatex">\\(\1\\)</span>', text)
    return "".join(p for i, p in enumerate(pieces) if i % 3 != 2)


def download(source: str) -> str:
    """Offer the notebook's source."""
    return (
        f'<p class="notebook-source">The cells follow one another: run them from the '
        f'top. <a href="{source}" download>Download this notebook, <code>{source}'
        f"</code></a>.</p>"
    )


def code_cell(html: str, number: int, source: str) -> str:
    """Return a code cell; all but the first need the cells above."""
    kind, note = (
        ("fragment", ", continues the cells above") if number > 1 else ("run", "")
    )
    caption = f"Cell {number}{note}. Source: <code>{escape(source)}</code>"
    code = (
        f'<div class="language-python highlight"><pre><code>{html}</code></pre></div>'
    )
    return figure(kind, caption, code)


def output(element: lxml.html.HtmlElement) -> str:
    """Return what a cell printed, or the picture that it drew."""
    text = element.find("pre")
    if text is None:
        return f'<div class="output">{inner(element)}</div>'
    return printed(text.text_content())
