"""Prints a page of the built site into a PDF, with Chromium."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]


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


class NoBrowserError(Exception):
    """No Chromium is installed."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line in the log for each."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    site: Path, port: int = 0, handler: type[SimpleHTTPRequestHandler] = Quiet
) -> Iterator[str]:
    """Serve a folder, on a free port if none is given, and give its address."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", port), partial(handler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def find_browser() -> str:
    """Return the path of Chromium, or say how to get it."""
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if path is None or not Path(path).exists():
        raise NoBrowserError(
            "no Chromium found: install one with your system's package manager, for "
            "example `apt-get install chromium`, or name its path in CHROMIUM"
        )
    return path


def write_pdf(site: Path, page: str, target: Path) -> None:
    """Print ``page`` of the built site on A4 into ``target``.

    Links to other pages lead to ``SITE_URL`` or, if it is not set, nowhere: the
    address at which the page was printed is gone when somebody reads the PDF.
    """
    if not (site / page).is_file():
        raise FileNotFoundError(f"{page} is not in {site}")
    from playwright.sync_api import sync_playwright  # only here: not in every session

    with served(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_browser(), args=FLAGS
        )
        tab = chromium.new_page()
        tab.goto(address + page, wait_until="networkidle")
        tab.evaluate(LEAD_LINKS, os.environ.get("SITE_URL", ""))
        tab.emulate_media(media="print")
        tab.evaluate(LOAD_FONTS)
        tab.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
        chromium.close()
