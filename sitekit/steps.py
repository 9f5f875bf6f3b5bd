"""What happens to the built folder before it is the site, whatever built it."""

from collections.abc import Callable
from pathlib import Path

from sitekit import downloads, links, math, notebook
from sitekit.problems import Problem, ProblemsError


def finish(site: Path, root: Path, problems: list[Problem]) -> list[Problem]:
    """Finish a built folder; return ``problems`` and everything else found wrong."""
    docs, package, cache = root / "docs", root / "snippets", root / ".cache"
    steps: list[Callable[[], None]] = [
        lambda: notebook.clean(site),
        lambda: math.typeset(site, docs, cache),
        lambda: downloads.write(site, package),
        lambda: links.check(site, docs),
    ]
    found = list(problems)
    for step in steps:
        try:
            step()
        except ProblemsError as error:
            found.extend(error.problems)
    return list(dict.fromkeys(found))
