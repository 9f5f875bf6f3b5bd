"""``python -m sitekit build``, or another of ``COMMANDS``."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from sitekit import node, offline, pictures, printing
from sitekit.browser import NoBrowserError, started

ROOT = Path(__file__).resolve().parent.parent
STOPPED = 130  # what a shell reports for a program that Ctrl-C ended
TSC = Path("node_modules/typescript/bin/tsc")


class BuildFailedError(Exception):
    """MkDocs has said what is wrong."""


def mkdocs(root: Path, *arguments: str, **variables: str) -> None:
    """Run MkDocs on the project in ``root``."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    # The banner about the end of MkDocs is for maintainers; the versions are pinned.
    setting = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | variables
    if subprocess.run(command, cwd=root, env=setting, check=False).returncode:
        raise BuildFailedError("The build failed; site/ is as it was.")


def build(root: Path) -> None:
    """Build into a fresh folder and swap it in for ``site`` if all went well."""
    site, new, old = root / "site", root / "site.new", root / "site.old"
    if old.exists() and not site.exists():  # a build was killed while it swapped them
        old.rename(site)
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        mkdocs(root, "build", "--strict", "--site-dir", str(new))
    except BuildFailedError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    print(f"The site is in {site}")


def bundle(root: Path, target: Path) -> None:
    """Write the zip ``target``: the pages as a student unpacks and opens them."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        arguments = ("build", "--strict", "--site-dir", str(site))
        mkdocs(root, *arguments, FROM_DISK="true")
        offline.pack(site, target)
    print(f"The site to take along is {target}")


def pdf(root: Path) -> None:  # pragma: no cover - Chromium; tests/browser prints
    """Write sheet.pdf: the page with the whole sheet, printed by Chromium."""
    build(root)
    with started() as chromium:
        target = root / "sheet.pdf"
        printing.write_pdf(chromium, root / "site", "sheet/index.html", target)
    print(f"The sheet is {target}")


def take_pictures(  # pragma: no cover - Chromium; tests/browser takes them
    root: Path, page: str, answers: list[str]
) -> None:
    """Write the preview image from the home page, and the README's from a page."""
    build(root)
    preview = root / "sitekit/web/theme/assets/preview.png"
    readme = root / ".github/page.png"
    with started() as chromium:
        pictures.write_preview(chromium, root / "site", preview)
        pictures.write_page(chromium, root / "site", page, answers, readme)
    print(f"The pictures are {preview} and {readme}")


def serve(root: Path, port: int) -> None:
    """Serve with live reload until the author presses Ctrl-C."""
    print(f"The site will be at http://127.0.0.1:{port}/ (Ctrl-C ends it)", flush=True)
    mkdocs(root, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")


COMMANDS: dict[str, Callable[[argparse.Namespace], object]] = {
    "build": lambda options: build(ROOT),
    "serve": lambda options: serve(ROOT, options.port),
    "bundle": lambda options: bundle(ROOT, ROOT / "site.zip"),
    "pdf": lambda options: pdf(ROOT),
    "pictures": lambda options: take_pictures(ROOT, options.page, options.answer),
    "types": lambda options: node.run(ROOT, TSC),
}


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m sitekit", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--port", type=int, default=8000, help="port of `serve`")
    parser.add_argument("--page", default="", help="page that `pictures` shows")
    parser.add_argument("--answer", action="append", default=[], help="typed there")
    options = parser.parse_args()
    try:
        node.install(ROOT)
        COMMANDS[options.command](options)
    except (BuildFailedError, node.NodeError, NoBrowserError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0 if options.command == "serve" else STOPPED
    return 0


if __name__ == "__main__":  # pragma: no cover - the tests call main()
    sys.exit(main())
