"""Chromium, and a server on this machine for it to look at."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]


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
    # It looks so many seconds apart whether it shall end.
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
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


@contextmanager
def started() -> Iterator[Any]:  # pragma: no cover - Chromium, in tests/browser
    """Start Chromium, as Playwright drives it, and end it afterwards."""
    from playwright.sync_api import sync_playwright  # only here: not in every session

    path = find_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
