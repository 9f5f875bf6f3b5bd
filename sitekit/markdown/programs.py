"""Runs the programs of the pages and keeps what they print."""

import platform
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from sitekit.cache import kept

FLAGS = ("-I", "-X", "utf8")
SECONDS = 60


class ProgramError(Exception):
    """A program that raises, warns or does not end."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def run(code: str, cache: Path) -> str:
    """Return what a program prints when it runs alone in an empty folder.

    It sees the standard library and the installed packages and no file of the
    project. The output is kept under ``cache``, by the content of the program.
    """
    versions = platform.python_version(), version("numpy")
    inputs: list[str | Path] = [code, *versions, *FLAGS, Path(__file__)]
    return str(kept(cache / "programs", inputs, lambda: run_afresh(code)))


def run_afresh(code: str) -> str:
    """Run a program in a new interpreter; whatever it writes to stderr is an error."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "main.py").write_text(code, encoding="utf-8")
        try:
            done = subprocess.run(
                [sys.executable, *FLAGS, "main.py"],
                cwd=folder,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise ProgramError(f"the program still runs after {SECONDS} s") from None
    if done.returncode or done.stderr:
        lines = re.findall(r'main\.py"?(?:, line |:)(\d+)', done.stderr)
        said = done.stderr.strip().splitlines() or ["nothing"]
        gist = next((line for line in said if "Warning: " in line), said[-1])
        message = f"the program ends with status {done.returncode} and says: {gist}"
        raise ProgramError(message, int(lines[0]) if lines else None)
    return done.stdout
