"""Prints a page of the built site into a PDF, with Chromium."""

import os
from pathlib import Path
from typing import Any

from sitekit.browser import served

LEAD_LINKS = """home => {
  for (const link of document.querySelectorAll("a[href]")) {
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname === location.pathname) continue;
    if (home) link.href = new URL(to.pathname.slice(1) + to.hash, home);
    else link.removeAttribute("href");
  }
}"""

# The browser asks for a font when it lays out what needs it, which for most of a long
# page is when it prints, and it does not wait: formulas came out in other fonts.
LOAD_FONTS = "Promise.all([...document.fonts].map(font => font.load()))"


def write_pdf(chromium: Any, site: Path, page: str, target: Path) -> None:
    """Print ``page`` of the built site on A4 into ``target``.

    Links to other pages lead to ``SITE_URL`` or, if it is not set, nowhere: the
    address at which the page was printed is gone when somebody reads the PDF.
    """
    if not (site / page).is_file():
        raise FileNotFoundError(f"{page} is not in {site}")
    with served(site) as address:
        tab = chromium.new_page()
        tab.goto(address + page, wait_until="networkidle")
        tab.evaluate(LEAD_LINKS, os.environ.get("SITE_URL", ""))
        tab.emulate_media(media="print")
        tab.evaluate(LOAD_FONTS)
        tab.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
        tab.close()
