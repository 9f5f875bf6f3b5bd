"""Fills the page that holds the whole sheet: every exercise with its answers open.

One page makes one PDF, and one thing to print. It is put together from the built
exercise pages, so that nothing is written twice.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.etree import tostring

PLACE = "<!-- every exercise -->"
DROPPED = (
    ".//details[contains(@class, 'hint')] | .//details[contains(@class, 'origins')]"
    " | .//a[@class='headerlink'] | .//h2[@id='hints']"
    " | .//copy-button"
)
LOWEST = 6
EXERCISE = re.compile(
    r"(\.\./)?exercises/(?P<name>[^/.#]+)(/|\.html|/index\.html)(#(?P<anchor>.*))?"
)


def fill(site: Path) -> None:
    """Put the exercises into each page of ``site`` that has the place for them."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if PLACE in html:
            content = "\n".join(exercises(site, page))
            page.write_text(html.replace(PLACE, content), encoding="utf-8")


def exercises(site: Path, sheet: Path) -> Iterator[str]:
    """Yield each exercise page as a section of the sheet, in order."""
    for page in sorted((site / "exercises").rglob("*.html")):
        name = page.parent.name if page.name == "index.html" else page.stem
        article = lxml.html.fromstring(page.read_bytes()).find(".//article")
        for element in article.xpath(DROPPED):
            element.drop_tree()
        for box in article.iter("details"):
            box.set("open", "open")
        lower_headings(article)
        move(article, page.relative_to(site), sheet.relative_to(site), name)
        inner = "".join(tostring(e, encoding="unicode", method="html") for e in article)
        yield f'<section class="exercise" id="{name}">{inner}</section>'


def lower_headings(article: lxml.html.HtmlElement) -> None:
    """Lower each heading by one level: the sheet has a title of its own."""
    for level in range(LOWEST - 1, 0, -1):
        for heading in article.iter(f"h{level}"):
            heading.tag = f"h{level + 1}"


def move(article: lxml.html.HtmlElement, origin: Path, goal: Path, name: str) -> None:
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
            target = posixpath.join(origin.parent.as_posix(), path)
            relative = posixpath.relpath(target, goal.parent.as_posix())
            slash = "/" if path.endswith("/") else ""
            address = f"{relative}{slash}{mark}{anchor}"
            element.set(attribute, EXERCISE.sub(on_the_sheet, address))


def on_the_sheet(link: re.Match[str]) -> str:
    """Lead a link to another exercise to its section of the sheet."""
    return f"#{link['name']}-{link['anchor']}" if link["anchor"] else f"#{link['name']}"
