"""The source of a page, and where in it a mistake stands."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sitekit.problems import Problem


class Source:
    """What an author wrote, under the name that the author would type."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text
        self.reported: Counter[str] = Counter()

    @classmethod
    def read(cls, file: Path, root: Path) -> "Source":
        """Read a source of the project in ``root``; no file has no text."""
        name = file.relative_to(root) if file.is_relative_to(root) else file
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        return cls(name.as_posix(), text)

    def lines_with(self, text: str) -> list[int]:
        """Return the numbers of the lines that hold a text."""
        lines = enumerate(self.text.splitlines(), start=1)
        return [number for number, line in lines if text in line]

    def lines_of(self, block: str) -> list[int]:
        """Return the lines at which a block begins, indented or not.

        After these come the lines that hold its text beside other text.
        """
        wanted = [line.strip() for line in block.strip("\n").splitlines()]
        lines = [line.strip() for line in self.text.splitlines()]
        starts = range(len(lines) - len(wanted) + 1)
        whole = [n + 1 for n in starts if lines[n : n + len(wanted)] == wanted]
        return list(dict.fromkeys([*whole, *self.lines_with(block.strip())]))

    def problem(self, message: str, lines: Sequence[int], offset: int = 0) -> Problem:
        """Place a mistake: its n-th repetition stands on the n-th of ``lines``."""
        place = min(self.reported[message], len(lines) - 1)
        self.reported[message] += 1
        line = lines[place] + offset if lines else None
        return Problem(self.name, line, message)
