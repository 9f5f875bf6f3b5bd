"""The page that is being turned into HTML, for messages and links."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from sitekit.pages import way_to_root
from sitekit.problems import Problem
from sitekit.sources import Source

Kind = Literal["formula", "value", "words"]


@dataclass(frozen=True)
class Statement:
    """What a page states about a function, and what has checked it.

    A formula is compared at ``points``; a value is computed, and words are neither.
    """

    kind: Kind
    subject: str
    points: int
    checks: list[dict[str, str]]


@dataclass
class Page:
    """Where a page comes from and goes to, what it computes, what is wrong with it."""

    source: Path
    root: Path
    url: str = ""
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    @cached_property
    def written(self) -> Source:
        """What the author wrote."""
        return Source.read(self.source, self.root)

    @property
    def name(self) -> str:
        """The page's path as an author would type it."""
        return self.written.name

    def link(self, target: str) -> str:
        """Return the relative address of a file of the site, seen from this page."""
        return way_to_root(self.url) + target

    def report(self, message: str, text: str, offset: int = 0) -> None:
        """Record a problem at the place where ``text`` stands."""
        lines = self.written.lines_of(text)
        self.problems.append(self.written.problem(message, lines, offset))
