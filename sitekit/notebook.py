"""Makes notebook pages look and weigh like the other pages.

mkdocs-jupyter runs a notebook and writes it with half a megabyte of styles and
scripts. Here the text, the code and the output are kept, in the site's markup, before
the search and the theme see the page.
"""

import os
import re
from collections.abc import Iterator
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath

import jupytext  # type: ignore[import-untyped]
import lxml.html

from sitekit.markdown.figure import SCHEME
from sitekit.markdown.figure import figure as drawn_figure
from sitekit.markdown.names import ExpressionError
from sitekit.markup import figure, inner, live_cell, printed
from sitekit.problems import Problem
from sitekit.runnable import runnable
from sitekit.sources import Source

MARK = "jp-Notebook"
CODE = re.compile(r"<(?P<tag>code|pre)\b.*?</(?P=tag)>", re.DOTALL)
# Code comes first, so that it keeps its dollars; no formula reaches over a tag.
FORMULA = re.compile(
    rf"(?P<code>{CODE.pattern})|<p>\s*\$\$(?P<display>[^$<]+)\$\$\s*</p>"
    r"|\$(?P<inline>[^$<]+)\$",
    re.DOTALL,
)
ANCHOR = re.compile(r'<a class="anchor-link" href="([^"]*)">[^<]*</a>')
PAGE_LINK = re.compile(
    r'href="(?![a-z]+:)([^"#]+)\.(?:md|ipynb)((?:#[^"]*)?)"(?! download)'
)
CELL_LINE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
OWN_CODE = re.compile(r"^from snippets\b", re.MULTILINE)  # not there for a reader
TEXT_PART, CODE_PART = "jp-RenderedMarkdown", "highlight-ipynb"
OUTPUT_PART = "jp-OutputArea-output"
PARTS = " | ".join(
    f".//*[contains(@class, '{part}')]" for part in (TEXT_PART, CODE_PART, OUTPUT_PART)
)
KERNEL_FILE = re.compile(r" \(\d+\.py, line \d+\)|\S*ipykernel_\S+ ")


def isolate(cache: Path, root: Path) -> None:
    """Keep the kernel and nbconvert apart from the reader's own set-up.

    A reader's IPython start-up files and Jupyter settings must not change what a
    notebook shows, and the kernel's remark that it talks over TCP is no warning
    about the site.
    """
    profile = cache.resolve() / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = 'c.IPKernelApp.log_level = "ERROR"\n'
    (profile / "ipython_kernel_config.py").write_text(settings, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    os.environ["PYTHONPATH"] = str(root.resolve())  # notebooks import the snippets


def problem(source: Path, name: str, traceback: str, message: str) -> Problem:
    """Say which line of a notebook raised, from the kernel's traceback."""
    message = KERNEL_FILE.sub("", message)
    match = CELL_LINE.search(COLOURS.sub("", traceback))
    if match is None:
        return Problem(name, None, message)
    number, line = int(match[1]), int(match[2])
    row = rows(source)[number - 1] + line - 1
    return Problem(name, row, f"cell {number} raises {message}")


def rows(source: Path) -> list[int]:
    """Return the line on which each cell that runs begins; empty cells do not run."""
    lines = source.read_text(encoding="utf-8").splitlines()
    found, row = [], 0
    for cell in jupytext.read(source).cells:
        # IPython counts from the first line that is not empty.
        code = re.sub(r"\A(\s*\n)+", "", cell.source).splitlines()
        if cell.cell_type == "code" and cell.source.strip():
            while row < len(lines) and lines[row : row + len(code)] != code:
                row += 1
            found.append(row + 1)
            row += len(code)
    return found


def cleaned(article: lxml.html.HtmlElement, url: str, source: str) -> str:
    """Return the content of the page at ``url``, in the site's own markup."""
    content = "\n".join(cells(article, source)).strip()
    return PAGE_LINK.sub(partial(link, own_folder=url.endswith("/")), content)


def draw(article: lxml.html.HtmlElement, source: Source) -> Iterator[Problem]:
    """Draw the figures that text cells name, as pages do; yield what is wrong."""
    for image in article.xpath(f".//p/img[starts-with(@src, '{SCHEME}')]"):
        name = image.get("src").removeprefix(SCHEME)
        try:
            html = drawn_figure(name, image.get("alt", ""), {})
        except ExpressionError as error:
            yield source.problem(str(error), source.lines_with(f"({SCHEME}{name})"))
        else:
            figure = lxml.html.fragment_fromstring(html)
            image.getparent().getparent().replace(image.getparent(), figure)


def flaws(article: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield what is wrong with a notebook that ran."""
    for warning in article.xpath(".//*[contains(@data-mime-type, 'stderr')]"):
        text = KERNEL_FILE.sub("", warning.text_content().strip())
        yield f"a cell writes to stderr: {text.splitlines()[0]}"
    for _ in article.xpath(".//img[not(@alt) or starts-with(@alt, 'No description')]"):
        yield "a cell draws a picture without a description; use HTML(svg), titled"
    for cell in article.find_class("jp-RenderedMarkdown"):
        text = CODE.sub("", FORMULA.sub("", inner(cell)))
        if "$" in text:
            near = " ".join(text[max(0, text.index("$") - 30) :][:60].split())
            yield f"a $ opens no formula, or $$ has no paragraph of its own: {near}"


def link(match: re.Match[str], own_folder: bool) -> str:
    """Turn a link to a source into one to its page."""
    folder, slash, name = match[1].rpartition("/")
    if own_folder:  # such a page lies one level deeper than its source
        end = "" if name in ("index", "README") else f"{name}/"
        return f'href="../{folder}{slash}{end}{match[2]}"'
    return f'href="{folder}{slash}{name}.html{match[2]}"'


def description(article: lxml.html.HtmlElement) -> str:
    """Describe a notebook by the first sentence of its text."""
    first = article.xpath(".//*[contains(@class, 'jp-RenderedMarkdown')]//p")[0]
    text = " ".join(first.text_content().split())
    return escape(text.partition(". ")[0].rstrip(".") + ".")


def cells(article: lxml.html.HtmlElement, source: str) -> Iterator[str]:
    """Yield the HTML of the notebook's cells in order, each with its output."""
    found = [each for each in article.xpath(PARTS) if each.text_content().strip()]
    codes = [each for each in found if CODE_PART in each.get("class")]
    runs = runnable([each.text_content() for each in codes])
    titled = False
    for element in found:
        if element in codes:
            number = codes.index(element) + 1
            outputs = [output(each) for each in outputs_of(element, found)]
            live = runs[number - 1]
            yield code_cell(element, number, source, live, "".join(outputs))
        elif TEXT_PART in element.get("class"):
            yield text_cell(inner(element))
            if not titled and "<h1" in inner(element):
                titled = True
                yield download(source)


def outputs_of(
    code: lxml.html.HtmlElement, found: list[lxml.html.HtmlElement]
) -> Iterator[lxml.html.HtmlElement]:
    """Yield what a cell printed or drew: all that follows, up to the next cell."""
    for element in found[found.index(code) + 1 :]:
        if OUTPUT_PART not in element.get("class"):
            return
        yield element


def text_cell(html: str) -> str:
    """Return a text cell with its formulas marked."""
    html = ANCHOR.sub(
        r'<a class="headerlink" href="\1" title="Permanent link">&para;</a>', html
    )
    return FORMULA.sub(formula, html)


def formula(match: re.Match[str]) -> str:
    """Mark a formula as the math step expects it."""
    if match["code"]:
        return match["code"]
    if match["display"]:
        return rf'<div class="arithmatex">\[{match["display"]}\]</div>'
    return rf'<span class="arithmatex">\({match["inline"]}\)</span>'


def download(source: str) -> str:
    """Offer the notebook, as Python and for Jupyter."""
    notebook = PurePosixPath(source).with_suffix(".ipynb")
    return (
        f'<p class="notebook-source">The cells follow one another: each runs after '
        f'those above it. Download this notebook: <a href="{source}" download><code>'
        f'{source}</code></a>, <a href="{notebook}" download><code>{notebook}</code>'
        f"</a>.</p>"
    )


def code_cell(
    element: lxml.html.HtmlElement, number: int, source: str, live: bool, output: str
) -> str:
    """Return a code cell with its output; all but the first need the cells above.

    One that imports from the project needs its folder, except in the page.
    """
    kind, note = "run", ""
    if not live:
        kind, note = "fragment", ", runs in the folder of the project only"
    elif number > 1:
        kind, note = "fragment", ", continues the cells above"
    elif OWN_CODE.search(element.text_content()):
        kind, note = "fragment", ", runs here and in the folder of the project"
    caption = f"Cell {number}{note}. Source: <code>{escape(source)}</code>"
    html = inner(element.find("pre"))
    code = (
        f'<div class="language-python highlight"><pre><code>{html}</code></pre></div>'
    )
    cell = live_cell(continues=number > 1) if live else ""
    return figure(kind, caption, code, output, cell)


def output(element: lxml.html.HtmlElement) -> str:
    """Return what a cell printed, or the picture that it drew."""
    for extra in element.xpath(".//script | .//style"):
        extra.drop_tree()
    text = element.find("pre")
    if text is None:
        return f'<div class="output">{inner(element)}</div>'
    return printed(text.text_content())
