"""What happens to the built folder before it is the site, whatever built it."""

import os
from collections.abc import Callable
from pathlib import Path

from sitekit import (
    downloads,
    licences,
    links,
    math,
    mends,
    offline,
    policy,
    progress,
    sheet,
    sitemap,
    web,
)
from sitekit.cache import home
from sitekit.pages import read, write
from sitekit.problems import Problem, ProblemsError
from sitekit.python import full, light

PACKED = ("snippets", "workbook")


def packed(
    site: Path, root: Path, from_disk: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Pack both Pythons; return the paths of their parts, and facts about them."""
    parts = light.pack(site, root, PACKED)
    if from_disk:  # where no browser starts a worker
        return parts, {}
    more, facts = full.pack(site, root, PACKED)
    return parts | more, facts


def finish(
    site: Path,
    root: Path,
    problems: list[Problem],
    base: str = "/",
    watched: bool = False,
) -> list[Problem]:
    """Finish a built folder; return ``problems`` and everything else found wrong.

    ``base`` is the path under which a host serves the site. ``watched`` says that an
    author looks at it with live reload, whose inline script no policy may stop.
    """
    from_disk = os.environ.get("FROM_DISK") == "true"
    docs, package, cache = root / "docs", root / "snippets", home(root)
    downloads.write(site, package)
    downloads.write_notebooks(site, docs)
    sitemap.undate(site)
    if from_disk:
        offline.prepare(site, root)
    pages = read(site, docs, base)
    steps: list[Callable[[], None]] = [
        lambda: sheet.fill(pages),
        lambda: licences.fill(pages, root),
        lambda: progress.mark(pages),
        lambda: math.typeset(pages, site, root, cache, early=not from_disk),
        lambda: web.bundle(pages, site, root, cache, *packed(site, root, from_disk)),
        lambda: mends.apply(pages),
        lambda: links.check(pages, site, base),
    ]
    if not (from_disk or watched):
        steps.append(lambda: policy.apply(pages))
    found = list(problems)
    for step in steps:
        try:
            step()
        except ProblemsError as error:
            found.extend(error.problems)
    write(site, pages)
    # The whole sheet repeats what is wrong on an exercise page, which has the line.
    located = {problem.message for problem in found if problem.line is not None}
    return [
        problem
        for problem in dict.fromkeys(found)
        if problem.line is not None or problem.message not in located
    ]
