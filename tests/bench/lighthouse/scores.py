"""Scores a page with Lighthouse, as a phone sees it."""

import json
from pathlib import Path

from sitekit import node
from sitekit.browser import FLAGS, find_browser

FOLDER = Path(__file__).parent
PROGRAM = Path("node_modules/lighthouse/cli/index.js")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(url: str) -> dict[str, float]:
    """Return Lighthouse's scores for a page, from 0 to 100."""
    report = node.run(
        FOLDER,
        PROGRAM,
        url,
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-path={find_browser()}",
        f"--chrome-flags={' '.join(['--headless', *FLAGS])}",
    )
    found = json.loads(report)["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}
