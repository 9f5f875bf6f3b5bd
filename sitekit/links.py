"""Checks every address in the built pages: links, anchors, images, hosts."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

from sitekit.problems import Problem, ProblemsError
from sitekit.sources import place

# An element that makes the browser fetch its address without the reader's doing.
FETCHING = {"script", "img", "link", "source", "iframe", "video", "audio", "object"}


def check(site: Path, docs: Path, base: str = "/") -> None:
    """Raise ``ProblemsError`` for every address that leads nowhere or abroad.

    Addresses that begin with ``base`` start at the root of the site.
    """
    problems = [
        Problem(*place(site, docs, page, partial(line_of, address)), message)
        for page in sorted(site.rglob("*.html"))
        for address, message in broken(site, page, base)
    ]
    if problems:
        raise ProblemsError(list(dict.fromkeys(problems)))


def broken(site: Path, page: Path, base: str) -> Iterator[tuple[str, str]]:
    """Yield the broken addresses of one page, each with what is wrong."""
    tree = lxml.html.fromstring(page.read_bytes())
    for element, name, address, _ in tree.iterlinks():
        if name is None or element.get("rel") == "canonical":
            continue
        parts = urlsplit(address)
        if parts.scheme in ("data", "mailto"):
            continue
        if parts.netloc:
            if element.tag in FETCHING:
                yield address, f"the page fetches {address} from another host"
            continue
        target = resolve(site, page, parts.path, base)
        if not target.is_file():
            kind = "image" if element.tag == "img" else "link"
            yield address, f"broken {kind}: {address} is not in the site"
        elif (
            parts.fragment
            and target.suffix == ".html"
            and unquote(parts.fragment) not in anchors(target)
        ):
            yield address, f"broken anchor: {address} has no #{parts.fragment}"


def resolve(site: Path, page: Path, path: str, base: str) -> Path:
    """Return the file of the site that an address means, seen from a page."""
    path = unquote(path)
    if path.startswith(base):
        target = (site / path.removeprefix(base)).resolve()
    else:
        target = (page.parent / path).resolve() if path else page
    return target / "index.html" if target.is_dir() else target


@cache
def _anchors(page: Path, changed: int) -> frozenset[str]:
    tree = lxml.html.fromstring(page.read_bytes())
    return frozenset(tree.xpath("//@id")) | frozenset(tree.xpath("//a/@name"))


def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page, read once per version of the file."""
    return _anchors(page, page.stat().st_mtime_ns) | {"top"}


def line_of(address: str, text: str) -> int | None:
    """Return the line of a source that writes an address, in the source's own way."""
    parts = urlsplit(address)
    name = parts.path.rstrip("/").rpartition("/")[2]
    for wanted in (address, f"#{parts.fragment}", f"{name}.md", name):
        for number, line in enumerate(text.splitlines(), start=1):
            if len(wanted) > 1 and wanted in line:
                return number
    return None
