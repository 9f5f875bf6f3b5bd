"""Pip is asked where the wheel lies that carries NumPy, or for the wheel itself."""

import subprocess
from pathlib import Path

import pytest

from sitekit.python import carrier

REPORT = '{"install": [{"download_info": {"url": "https://a/b.whl"}}]}'


@pytest.fixture
def pip(monkeypatch):
    """Give a function that lets pip end with a status, and the commands it got."""
    commands = []

    def ends(status, stdout="", stderr="", writes=None):
        def run(command, **_):
            commands.append(command)
            if writes:
                [folder] = [w for w in command if w.startswith("--dest=")]
                Path(folder.removeprefix("--dest="), writes).write_bytes(b"wheel")
            return subprocess.CompletedProcess(command, status, stdout, stderr)

        monkeypatch.setattr(carrier.subprocess, "run", run)
        return commands

    return ends


def test_pip_knows_where_the_wheel_lies(pip):
    commands = pip(0, REPORT)
    assert carrier.address() == "https://a/b.whl"
    assert commands[0][-1] == carrier.WHEEL


def test_pip_fetches_the_wheel(pip, tmp_path):
    pip(0, writes="some.whl")
    assert carrier.fetched(tmp_path).read_bytes() == b"wheel"


@pytest.mark.parametrize(
    ("stderr", "gist"), [("x\nERROR: no index\n", "ERROR: no index"), ("", "nothing")]
)
def test_what_pip_says_is_told(pip, stderr, gist):
    pip(1, stderr=stderr)
    with pytest.raises(OSError, match=f"pip says: {gist}"):
        carrier.address()


def test_pip_is_not_waited_for_too_long(monkeypatch):
    with pytest.raises(OSError, match=r"pip did not end within 0\.01 seconds"):
        carrier.pip(0.01, "download", "--no-index", carrier.WHEEL)


@pytest.mark.parametrize(
    "ask", [carrier.address, lambda: carrier.fetched(Path("none"))]
)
def test_the_commands_are_some_that_pip_knows(ask, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(OSError, match="No matching distribution found"):
        ask()
