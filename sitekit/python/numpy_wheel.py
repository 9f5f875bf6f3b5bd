"""Gets NumPy for the pages, from the first of several sources that has it.

No package index holds NumPy for browsers by itself. What Pyodide's own distribution
serves also lies, byte for byte, inside a wheel of the Python package index. Whatever
the source, the hash decides that Pyodide's lock file names.
"""

import hashlib
import io
import logging
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from sitekit.python import carrier
from sitekit.python.remote import Remote, received

OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{}/full/"
MEMBER = "open_webui/frontend/pyodide/"  # the folder in the carrier
CHUNK = 1 << 20  # read at once: the carrier's list of files, and NumPy in three parts
KEPT = "the cache"

log = logging.getLogger("mkdocs.sitekit")

Source = tuple[str, Callable[[], bytes]]


class NoNumpyError(Exception):
    """No source has the wheel; says what each of them said."""


def wheel(name: str, sha256: str, release: str, store: Path) -> tuple[bytes, str]:
    """Get the wheel for a release of Pyodide, and keep it.

    Parameters
    ----------
    name, sha256 : str
        Its file name and hash in Pyodide's lock file.
    release : str
        The version of Pyodide.
    store : Path
        The folder that keeps it for the next build.

    Returns
    -------
    data, origin : bytes, str
        The wheel, and the source that gave it.

    Raises
    ------
    NoNumpyError
        If no source has a file with this hash.
    """
    data, origin = first(sources(name, release, store), sha256)
    if origin != KEPT:
        store.mkdir(parents=True, exist_ok=True)
        new = store / f"{name}.new{os.getpid()}"
        new.write_bytes(data)
        new.replace(store / name)
    return data, origin


def sources(name: str, release: str, store: Path) -> list[Source]:
    """List the sources, the nearest first; none on the network if NUMPY_FETCH is 0."""
    found: list[Source] = [(KEPT, (store / name).read_bytes)]
    if folder := os.environ.get("PYODIDE_WHEEL_DIR"):
        found.append((folder, (Path(folder) / name).read_bytes))
    if os.environ.get("NUMPY_FETCH") == "0":
        return found
    official = OFFICIAL.format(release) + name
    return [
        *found,
        ("Pyodide's distribution", partial(received, official)),
        (carrier.WHEEL, partial(carried, name)),
    ]


def first(sources: list[Source], sha256: str) -> tuple[bytes, str]:
    """Return what the first source gives that has the hash, and which one it is."""
    said = []
    for origin, get in sources:
        try:
            data = get()
        except Exception as error:  # however it fails, the next one may have it
            said.append(f"{origin}: {str(error) or type(error).__name__}")
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            return data, origin
        said.append(f"{origin}: {len(data):,} bytes with another hash")
    raise NoNumpyError("; ".join(said))


def carried(name: str) -> bytes:
    """Take the wheel out of the one that carries it, if possible by that part only."""
    try:
        with io.BufferedReader(Remote(carrier.address()), CHUNK) as file:
            return member(file, name)
    except (OSError, HTTPException, zipfile.BadZipFile) as error:
        log.info("NumPy for the pages: fetching all of %s (%s)", carrier.WHEEL, error)
    with whole() as path, path.open("rb") as file:
        return member(file, name)


def member(file: BinaryIO, name: str) -> bytes:
    """Return the file called ``name`` that lies in the carrier."""
    with zipfile.ZipFile(file) as archive:
        return archive.read(MEMBER + name)


@contextmanager
def whole() -> Iterator[Path]:
    """Give the carrier as pip fetches it, with all that pip knows of the index."""
    with TemporaryDirectory() as folder:
        yield carrier.fetched(Path(folder))
