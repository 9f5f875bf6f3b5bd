"""Finds the source of a built page, so that a message can name file and line."""

from collections.abc import Callable
from pathlib import Path


def source_of(site: Path, docs: Path, page: Path) -> Path | None:
    """Return the file under ``docs`` that a page of ``site`` was made of."""
    relative = page.relative_to(site)
    stem = (
        relative.parent if relative.name == "index.html" else relative.with_suffix("")
    )
    candidates = (docs / f"{stem}.md", docs / f"{stem}.py", docs / stem / "index.md")
    return next((path for path in candidates if path.is_file()), None)


def place(
    site: Path, docs: Path, page: Path, line: Callable[[str], int | None]
) -> tuple[str, int | None]:
    """Return the name of a page's source and the line that ``line`` finds in it."""
    source = source_of(site, docs, page)
    if source is None:
        return page.relative_to(site).as_posix(), None
    name = source.relative_to(docs.parent).as_posix()
    return name, line(source.read_text(encoding="utf-8"))
