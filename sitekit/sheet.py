"""Fills the page that holds the whole sheet: every exercise with its answers open.

One page makes one PDF, and one thing to print. It is put together from the built
exercise pages, so that nothing is written twice.
"""

import ast
import posixpath
import re
from collections.abc import Iterator
from html import escape

import lxml.html

from sitekit.markup import inner
from sitekit.pages import BuiltPage

PLACE = "<!-- every exercise -->"
LIST = '<ol class="contents">{}</ol>'
DROPPED = (
    ".//details[contains(@class, 'hint')] | .//details[contains(@class, 'origins')]"
    " | .//a[@class='headerlink'] | .//h2[@id='hints']"
    " | .//details[@class='checks']"
    " | .//h2[@id='try-it'] | .//answer-check | .//figure[@data-kind='answer']"
    " | .//open-all | .//copy-button | .//p[@class='spoiler']"
    " | .//live-figure//form | .//live-figure//p[@role='status']"
)
LOWEST = 6
EXERCISE = re.compile(
    r"(\.\./)?exercises/(?P<name>[^/.#]+)(/|\.html|/index\.html)(#(?P<anchor>.*))?"
)


def fill(pages: list[BuiltPage]) -> None:
    """Put the exercises into each page that has the place for them."""
    for page in pages:
        if PLACE in page.html:
            titles, sections = zip(*exercises(pages, page), strict=True)
            content = "\n".join([LIST.format("".join(titles)), *sections])
            page.html = page.html.replace(PLACE, content)


def exercises(pages: list[BuiltPage], sheet: BuiltPage) -> Iterator[tuple[str, str]]:
    """Yield the entry and the section of each exercise page, in order."""
    found = [page for page in pages if page.stem.startswith("exercises/")]
    shown: set[str] = set()
    for number, page in enumerate(found, start=1):
        name = page.stem.removeprefix("exercises/")
        article = page.tree().find(".//article")
        for element in article.xpath(DROPPED):
            element.drop_tree()
        for box in article.iter("details"):
            box.set("open", "open")
        heading = article.find(".//h1")
        title = escape(heading.text, quote=False)
        heading.text = f"{number}. {heading.text}"
        for listing in article.find_class("listing"):
            leave_out(listing, shown)
        lower_headings(article)
        move(article, page.path, sheet.path, name)
        yield (
            f'<li><a href="#{name}">{title}</a></li>',
            f'<section class="exercise" id="{name}">{inner(article)}</section>',
        )


def leave_out(listing: lxml.html.HtmlElement, shown: set[str]) -> None:
    """Name the functions that the sheet has shown instead of showing them again."""
    (code,) = listing.xpath(".//pre//code")
    text, lines = code.text_content(), inner(code).split("\n")
    for node in reversed(ast.parse(text).body):
        source = ast.get_source_segment(text, node) or ""
        if isinstance(node, ast.FunctionDef) and source in shown:
            note = f'<span class="c1"># {node.name}: as above</span>'
            lines[node.lineno - 1 : node.end_lineno] = [note]
            listing.set("data-kind", "fragment")
        shown.add(source)
    again = lxml.html.fragment_fromstring("\n".join(lines), create_parent="code")
    code.getparent().replace(code, again)
    if listing.get("data-kind") == "fragment":
        for cell in listing.findall("live-cell"):  # which lacks what stands above
            listing.remove(cell)


def lower_headings(article: lxml.html.HtmlElement) -> None:
    """Lower each heading by one level: the sheet has a title of its own."""
    for level in range(LOWEST - 1, 0, -1):
        for heading in article.iter(f"h{level}"):
            heading.tag = f"h{level + 1}"


def move(article: lxml.html.HtmlElement, from_: str, to: str, name: str) -> None:
    """Keep anchors apart and links right on the page where the article now stands."""
    for element in article.xpath(".//*[@id]"):
        element.set("id", f"{name}-{element.get('id')}")
    for element in article.xpath(".//*[@href or @src]"):
        attribute = "href" if element.get("href") else "src"
        address = element.get(attribute)
        if address.startswith("#"):
            element.set(attribute, f"#{name}-{address[1:]}")
        elif "://" not in address:
            path, mark, anchor = address.partition("#")
            target = posixpath.join(posixpath.dirname(from_), path)
            relative = posixpath.relpath(target, posixpath.dirname(to) or ".")
            slash = "/" if path.endswith("/") else ""
            address = f"{relative}{slash}{mark}{anchor}"
            element.set(attribute, EXERCISE.sub(on_the_sheet, address))


def on_the_sheet(link: re.Match[str]) -> str:
    """Lead a link to another exercise to its section of the sheet."""
    return f"#{link['name']}-{link['anchor']}" if link["anchor"] else f"#{link['name']}"
