"""Keeps what is slow to make, under a key of everything that goes into it."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any


def home(root: Path) -> Path:
    """Return the folder of all caches; tests name one of their own."""
    return Path(os.environ.get("SITE_CACHE", root / ".cache"))


def kept(folder: Path, inputs: Sequence[str | Path], make: Callable[[], Any]) -> Any:
    """Return what ``make`` gives, made once for the same inputs.

    Parameters
    ----------
    folder : Path
        Where the entries of one kind lie.
    inputs : sequence of str or Path
        All that the result depends on: texts, options, versions; a path stands for the
        name and the content of its file.
    make : callable
        Gives the result, which must be fit for JSON. What it raises is not kept.
    """
    entry = folder / f"{key(inputs)}.json"
    with suppress(FileNotFoundError):
        return json.loads(entry.read_text(encoding="utf-8"))
    made = json.dumps(make())
    folder.mkdir(parents=True, exist_ok=True)
    # Renamed into place: neither a killed build nor a second one leaves half an entry.
    handle, name = tempfile.mkstemp(dir=folder, suffix=".new")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(made)
    os.replace(name, entry)
    return json.loads(made)


def key(inputs: Sequence[str | Path]) -> str:
    """Return the hash of all inputs, each kept apart from its neighbours."""
    parts = [
        (each.name, hashlib.sha256(each.read_bytes()).hexdigest())
        if isinstance(each, Path)
        else each
        for each in inputs
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def hashed_name(stem: str, data: bytes, suffix: str) -> str:
    """Name a file by its content, so that hosts and browsers may keep it for ever."""
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
