"""Packs light Python for the pages: MicroPython and the sources that it runs there."""

import json
import re
import shutil
from pathlib import Path

from sitekit.cache import hashed_name

PACKAGE = Path("node_modules/@micropython/micropython-webassembly-pyscript")
PARTS = {"glue": "micropython.mjs", "wasm": "micropython.wasm"}
# NumPy is not there, and a command line neither.
HEAVY = re.compile(r"^ *(?:import|from) (?:numpy|argparse)\b", re.MULTILINE)


def pack(site: Path, root: Path, packages: tuple[str, ...]) -> dict[str, str]:
    """Write light Python into ``site/assets/light``; return the path of each part."""
    folder = site / "assets/light"
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for part, file in PARTS.items():
        source = root / PACKAGE / file
        stem, _, suffix = file.partition(".")
        name = hashed_name(stem, source.read_bytes(), suffix)
        shutil.copyfile(source, folder / name)
        paths[part] = f"assets/light/{name}"
    text = json.dumps(sources(root, packages))
    name = hashed_name("python", text.encode(), "json")
    (folder / name).write_text(text, encoding="utf-8")
    return paths | {"python": f"assets/light/{name}"}


def sources(root: Path, packages: tuple[str, ...]) -> dict[str, str]:
    """Return the text of each module that light Python can run, by its path."""
    files = {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for package in packages
        for file in sorted((root / package).rglob("*.py"))
    }
    return {path: text for path, text in files.items() if not HEAVY.search(text)}
