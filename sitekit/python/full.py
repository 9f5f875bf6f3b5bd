"""Packs full Python for the pages' cells: Pyodide, NumPy and the site's own modules."""

import io
import json
import logging
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitekit.cache import hashed_name, home, key
from sitekit.problems import Problem, ProblemsError
from sitekit.python.numpy_wheel import NoNumpyError, wheel

PACKAGE = Path("node_modules/pyodide")
LOCK = "pyodide-lock.json"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
EPOCH = (2000, 1, 1, 0, 0, 0)  # a zip holds times; a fixed one keeps builds identical
MEGABYTE = 1e6
MISSING = "this copy of the site was built without NumPy"

log = logging.getLogger("mkdocs.sitekit")


def pack(
    site: Path, root: Path, packages: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, str]]:
    """Write full Python into a folder of ``site/assets/full``, named by its content.

    Returns
    -------
    parts, facts : dict
        The paths that a page needs: ``full``, the module that starts Pyodide, beside
        which the rest lies, and ``sources``, a zip of the site's modules. And in bytes
        ``full-bytes``, Pyodide, and ``numpy-bytes``; or ``numpy-missing``, why not.

    Raises
    ------
    ProblemsError
        If NumPy is missing and the variable REQUIRE_NUMPY is 1.
    """
    package = root / PACKAGE
    release, lock = read(package / "package.json")["version"], read(package / LOCK)
    numpy = lock["packages"]["numpy"]
    found = numpy_for(numpy, release, root)
    # Without the wheel no lock promises it, and no browser asks for it.
    kept = {"numpy": numpy} if found else {}
    trimmed = json.dumps(lock | {"packages": kept})
    name = key([trimmed, *(package / file for file in FILES)])[:12]
    place = f"assets/full/{release}.{name}"
    folder = site / place
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copyfile(package / file, folder / file)
    (folder / LOCK).write_text(trimmed, encoding="utf-8")
    size = sum(file.stat().st_size for file in folder.iterdir())
    log.info("Pyodide %s for the pages: %.1f MB", release, size / MEGABYTE)
    facts = {"full-bytes": str(size), "numpy-missing": MISSING}
    if found:
        (folder / numpy["file_name"]).write_bytes(found)
        facts = {"full-bytes": str(size), "numpy-bytes": str(len(found))}
    data = zipped(root, packages)
    sources = hashed_name("sources", data, "zip")
    (folder / sources).write_bytes(data)
    return {"full": f"{place}/{FILES[0]}", "sources": f"{place}/{sources}"}, facts


def read(path: Path) -> dict[str, Any]:
    """Return the content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def numpy_for(entry: dict[str, Any], release: str, root: Path) -> bytes | None:
    """Return the wheel that Pyodide's lock names, and report where it is from."""
    name, version = entry["file_name"], entry["version"]
    found = asked_once(name, entry["sha256"], release, home(root) / "wheels")
    if isinstance(found, str):
        message = f"NumPy {version} for the pages is missing. {found}"
        if os.environ.get("REQUIRE_NUMPY") == "1":
            raise ProblemsError([Problem("REQUIRE_NUMPY=1", None, message)])
        log.info(message)
        return None
    data, origin = found
    size = len(data) / MEGABYTE
    log.info("NumPy %s for the pages: %.1f MB, from %s", version, size, origin)
    return data


@cache
def asked_once(
    name: str, sha256: str, release: str, store: Path
) -> tuple[bytes, str] | str:
    """Return the wheel, or why there is none; ``serve`` does not ask at each change."""
    try:
        return wheel(name, sha256, release, store)
    except NoNumpyError as error:
        return str(error)


def zipped(root: Path, packages: tuple[str, ...]) -> bytes:
    """Zip the modules of the site, for cells that import them."""
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for package in packages:
            for file in sorted((root / package).rglob("*.py")):
                info = ZipInfo(file.relative_to(root).as_posix(), EPOCH)
                archive.writestr(info, file.read_bytes(), ZIP_DEFLATED)
    return data.getvalue()
