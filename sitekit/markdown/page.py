"""The page that is being turned into HTML, for messages and links."""

from dataclasses import dataclass, field
from pathlib import Path

from sitekit.problems import Problem


@dataclass
class Page:
    """Where a page comes from and goes to, what it computes, what is wrong with it."""

    source: Path
    root: Path
    url: str = ""
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The page's path as an author would type it."""
        if self.source.is_relative_to(self.root):
            return self.source.relative_to(self.root).as_posix()
        return self.source.as_posix()

    def link(self, target: str) -> str:
        """Return the relative address of a file of the site, seen from this page."""
        depth = self.url.rstrip("/").count("/") + 1 if self.url.strip("/") else 0
        depth -= 0 if self.url.endswith("/") or not depth else 1
        return "../" * depth + target

    def line_of(self, text: str) -> int | None:
        """Return the line where a piece of the page stands, indented or not."""
        wanted = [line.strip() for line in text.strip("\n").splitlines()]
        lines = self.source.read_text(encoding="utf-8").splitlines()
        stripped = [line.strip() for line in lines]
        for number in range(len(stripped) - len(wanted) + 1):
            if stripped[number : number + len(wanted)] == wanted:
                return number + 1
        for number, line in enumerate(lines):
            if text.strip() in line:
                return number + 1
        return None

    def report(self, message: str, text: str, offset: int = 0) -> None:
        """Record a problem at the place where ``text`` stands."""
        line = self.line_of(text)
        line = None if line is None else line + offset
        self.problems.append(Problem(self.name, line, message))
