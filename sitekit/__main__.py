"""``python -m sitekit build`` and ``python -m sitekit serve [--port N]``."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from sitekit import node

ROOT = Path(__file__).resolve().parent.parent


def mkdocs(root: Path, *arguments: str) -> int:
    """Run MkDocs on the project in ``root`` and return its exit status."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    # The banner about the end of MkDocs is for maintainers; the versions are pinned.
    setting = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, env=setting, check=False).returncode


def build(root: Path) -> int:
    """Build into a fresh folder and swap it in for ``site`` if all went well."""
    site, new, old = root / "site", root / "site.new", root / "site.old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    status = mkdocs(root, "build", "--strict", "--site-dir", str(new))
    if status:
        shutil.rmtree(new, ignore_errors=True)
        print("The build failed; site/ is as it was.", file=sys.stderr)
        return status
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    print(f"The site is in {site}")
    return 0


def serve(root: Path, port: int) -> int:
    """Serve with live reload until the author presses Ctrl-C."""
    print(f"The site will be at http://127.0.0.1:{port}/ (Ctrl-C ends it)", flush=True)
    return mkdocs(root, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m sitekit", description=__doc__)
    parser.add_argument("command", choices=["build", "serve"])
    parser.add_argument("--port", type=int, default=8000, help="port of `serve`")
    options = parser.parse_args()
    node.install(ROOT)
    try:
        return build(ROOT) if options.command == "build" else serve(ROOT, options.port)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
