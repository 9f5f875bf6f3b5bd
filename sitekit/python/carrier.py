"""Asks pip for the wheel that carries NumPy for browsers.

Pip knows the package index of this machine: its address, password, certificates, proxy.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

WHEEL = "open-webui==0.12.4"  # holds what Pyodide 314.0.3 asks for
ONE = ("--no-deps", "--only-binary=:all:", "--ignore-requires-python", "--quiet")
SHORT = ("--no-input", "--retries=0", "--timeout=10")
ASKING, FETCHING = 60, 600  # seconds


def address() -> str:
    """Return where the wheel lies."""
    report = pip(
        ASKING, "install", "--dry-run", "--ignore-installed", "--report=-", WHEEL
    )
    return str(json.loads(report)["install"][0]["download_info"]["url"])


def fetched(folder: Path) -> Path:
    """Fetch the wheel, 106 MB, into a folder; return its path."""
    pip(FETCHING, "download", f"--dest={folder}", WHEEL)
    [path] = folder.glob("*.whl")
    return path


def pip(seconds: float, command: str, *arguments: str) -> str:
    """Run pip; return what it prints.

    Raises
    ------
    OSError
        With what pip says, or if it takes longer.
    """
    words = [sys.executable, "-m", "pip", command, *ONE, *SHORT, *arguments]
    with TemporaryDirectory() as elsewhere:  # where no file of the project misleads it
        try:
            done = subprocess.run(
                words,
                cwd=elsewhere,
                capture_output=True,
                encoding="utf-8",
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise OSError(f"pip did not end within {seconds} seconds") from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["nothing"]
        raise OSError(f"pip says: {lines[-1]}")
    return done.stdout
