"""Checks every address in the built pages: links, anchors, images, hosts."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

from sitekit.pages import BuiltPage
from sitekit.problems import ProblemsError
from sitekit.sources import Source

# An element that makes the browser fetch its address without the reader's doing.
FETCHING = {"script", "img", "link", "source", "iframe", "video", "audio", "object"}


def check(pages: list[BuiltPage], site: Path, base: str = "/") -> None:
    """Raise ``ProblemsError`` for every address that leads nowhere or abroad.

    Addresses that begin with ``base`` start at the root of the site.
    """
    trees = {page.path: page.tree() for page in pages}
    problems = [
        page.source.problem(message, lines_of(address, page.source))
        for page in pages
        for address, message in broken(page.path, trees, site, base)
    ]
    if problems:
        raise ProblemsError(problems)


def broken(
    path: str, trees: dict[str, lxml.html.HtmlElement], site: Path, base: str
) -> Iterator[tuple[str, str]]:
    """Yield the broken addresses of one page, each with what is wrong."""
    for element, name, address, _ in trees[path].iterlinks():
        if name is None or element.get("rel") == "canonical":
            continue
        parts = urlsplit(address)
        if parts.scheme in ("data", "mailto"):
            continue
        if parts.netloc:
            if element.tag in FETCHING:
                yield address, f"the page fetches {address} from another host"
            continue
        target = resolve(site, path, unquote(parts.path), base)
        anchor = unquote(parts.fragment)
        if target is None:
            kind = "image" if element.tag == "img" else "link"
            yield address, f"broken {kind}: {address} is not in the site"
        elif target in trees and not has_anchor(trees[target], anchor):
            yield address, f"broken anchor: {address} has no #{anchor}"


def has_anchor(tree: lxml.html.HtmlElement, name: str) -> bool:
    """Tell whether an address may end in ``#name``; each page has a top."""
    named = "//*[@id = $name] | //a[@name = $name]"
    return name in ("", "top") or bool(tree.xpath(named, name=name))


def resolve(site: Path, path: str, address: str, base: str) -> str | None:
    """Return the file of the site that an address means, seen from a page."""
    if address.startswith(base):
        target = posixpath.normpath(address.removeprefix(base) or ".")
    elif address:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    else:
        return path
    if (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    inside = not target.startswith(("../", "/")) and (site / target).is_file()
    return target if inside else None


def lines_of(address: str, source: Source) -> list[int]:
    """Return the lines of a source that write an address, in the source's own way."""
    parts = urlsplit(address)
    name = parts.path.rstrip("/").rpartition("/")[2]
    anchor = f"#{parts.fragment}"
    for wanted in (address, f"{name}.md{anchor}", anchor, f"{name}.md", name):
        lines = source.lines_with(wanted) if len(wanted) > 1 else []
        if lines:
            return lines
    return []
