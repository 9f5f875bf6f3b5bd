"""The built pages: read once, changed in memory by each step, written once."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import lxml.html

from sitekit.sources import Source

ERROR_PAGE = "404.html"


@dataclass
class BuiltPage:
    """A page of the built site, with its source and its way to the root."""

    path: str
    html: str
    source: Source
    root: str

    @property
    def stem(self) -> str:
        """The page's path without what the style of addresses adds to it."""
        path = PurePosixPath(self.path)
        return str(path.parent if path.name == "index.html" else path.with_suffix(""))

    def tree(self) -> lxml.html.HtmlElement:
        """Return the page as a tree of its own."""
        return lxml.html.document_fromstring(self.html)

    def into_head(self, tags: str) -> None:
        """Put tags at the end of the head."""
        self.html = self.html.replace("</head>", f"{tags}</head>", 1)


def way_to_root(path: str) -> str:
    """Return the way from a page to the root of the site."""
    return "../" * path.count("/")


def read(site: Path, docs: Path, base: str = "/") -> list[BuiltPage]:
    """Read the pages under ``site`` in order, each with its source under ``docs``.

    The error page is shown at any address, so its way starts at ``base``, the path
    under which a host serves the site.
    """
    pages = []
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        root = base if path == ERROR_PAGE else way_to_root(path)
        page = BuiltPage(path, file.read_text(encoding="utf-8"), Source(path), root)
        names = (f"{page.stem}.md", f"{page.stem}.py", f"{page.stem}/index.md")
        for source in filter(Path.is_file, (docs / name for name in names)):
            page.source = Source.read(source, docs.parent)
            break
        pages.append(page)
    return pages


def write(site: Path, pages: list[BuiltPage]) -> None:
    """Write the pages back into ``site``."""
    for page in pages:
        (site / page.path).write_text(page.html, encoding="utf-8")
