"""Runs the programs of the pages and keeps what they print."""

import hashlib
import json
import platform
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

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
    setting = f"{platform.python_version()} {version('numpy')}\n{code}"
    kept = cache / "programs" / hashlib.sha256(setting.encode()).hexdigest()
    if kept.is_file():
        return str(json.loads(kept.read_text(encoding="utf-8")))
    output = run_afresh(code)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(output), encoding="utf-8")
    return output


def run_afresh(code: str) -> str:
    """Run a program in a new interpreter; whatever it writes to stderr is an error."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "main.py").write_text(code, encoding="utf-8")
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", "main.py"],
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
