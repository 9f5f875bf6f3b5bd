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

from sitekit.cache import hashed_name, home
from sitekit.problems import Problem, ProblemsError
from sitekit.python.numpy_wheel import NoNumpyError, wheel

PACKAGE = Path("node_modules/pyodide")
LOCK = "pyodide-lock.json"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
EPOCH = (2000, 1, 1, 0, 0, 0)  # a zip holds times; a fixed one keeps builds identical
MEGABYTE = 1e6

log = logging.getLogger("mkdocs.sitekit")


def pack(
    site: Path, root: Path, packages: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, str]]:
    """Write full Python into ``site/assets/full``.

    Returns
    -------
    parts, facts : dict
        The paths that a page needs, and the bytes of Pyodide and of NumPy, or why NumPy
        is missing.
    """
    lock = json.loads((root / PACKAGE / LOCK).read_text(encoding="utf-8"))
    release = json.loads((root / PACKAGE / "package.json").read_text("utf-8"))[
        "version"
    ]
    folder = site / "assets/full" / release
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copyfile(root / PACKAGE / file, folder / file)
    numpy = lock["packages"]["numpy"]
    (folder / LOCK).write_text(
        json.dumps(lock | {"packages": {"numpy": numpy}}), encoding="utf-8"
    )
    size = sum((folder / file).stat().st_size for file in (*FILES, LOCK))
    data = zipped(root, packages)
    sources = hashed_name("sources", data, "zip")
    (folder / sources).write_bytes(data)
    parts = {"full": f"assets/full/{release}/{FILES[0]}"}
    parts["sources"] = f"assets/full/{release}/{sources}"
    facts = {"full-bytes": str(size)} | numpy_into(folder, numpy, release, root)
    log.info("Full Python: Pyodide %s, %.1f MB", release, size / MEGABYTE)
    return parts, facts


def numpy_into(
    folder: Path, entry: dict[str, Any], release: str, root: Path
) -> dict[str, str]:
    """Put NumPy beside Pyodide; return its size, or why it is missing."""
    store = home(root) / "wheels"
    found = asked_once(entry["file_name"], entry["sha256"], release, store)
    if isinstance(found, str):
        log.info("NumPy for the pages is missing: %s", found)
        if os.environ.get("REQUIRE_NUMPY") == "1":
            message = f"NumPy for the pages is required and missing: {found}"
            raise ProblemsError([Problem("REQUIRE_NUMPY=1", None, message)])
        return {"numpy-missing": "this copy of the site was built without NumPy"}
    data, origin = found
    (folder / entry["file_name"]).write_bytes(data)
    size = len(data) / MEGABYTE
    log.info("NumPy %s for the pages, %.1f MB, from %s", entry["version"], size, origin)
    return {"numpy-bytes": str(len(data))}


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
