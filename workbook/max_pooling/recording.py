"""The recorded benchmark of max-pooling: what `nox -s bench -- pooling` wrote once."""

import json
from pathlib import Path
from typing import Any

from workbook.max_pooling.plots import Points

FILE = Path(__file__).with_name("recorded.json")
VGG_1 = [f"VGG pool{number}, batch 1" for number in range(1, 6)]
VGG_8 = [f"VGG pool{number}, batch 8" for number in range(1, 6)]
OTHERS = ["RGB, kernel 2", "RGB, kernel 4", "large"]
SHEET = [f"sheet {case}" for case in "abcd"]
# Shorter names of our functions; other libraries keep theirs.
OURS = {
    "max_pool": "two reshapes",
    "max_pool_six_axes": "six axes",
    "max_pool_one_axis": "one axis",
    "max_pool_slices": "slices",
    "max_pool_two_passes": "two passes",
    "max_pool_fast": "max_pool_fast",
    "max_pool_fast, out": "same, with out",
}


def recorded() -> dict[str, Any]:
    """Read the recording."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def about() -> str:
    """Say when and on what the recording was made."""
    found = recorded()["about"]
    versions = ", ".join(f"{name} {v}" for name, v in found["versions"].items())
    return (
        f"Recorded on {found['date']}, not when this page was built. "
        f"{found['processor']}, {found['cores']} cores, {found['system']}, Python "
        f"{found['python']}, {versions}. When it began, {found['load']} programs were "
        f"running on average (niceness of the bench: {found['niceness']}). Medians of "
        f"{found['runs']} interleaved runs."
    )


def multiples(case: str, threads: int = 1) -> dict[str, float]:
    """Return each candidate's time in one case, as a multiple of a copy."""
    rows = recorded()["threads"][str(threads)]
    found = next(row["multiples"] for row in rows if row["case"] == case)
    return {OURS.get(name, name): value for name, value in found.items()}


def table(cases: list[str], threads: int) -> list[list[str]]:
    """Return a row for each candidate: its name, and a figure for each case."""
    columns = [multiples(case, threads) for case in cases]
    names = dict.fromkeys(name for column in columns for name in column)
    return [[name, *(figure(column.get(name)) for column in columns)] for name in names]


def runs() -> tuple[dict[str, Points], float]:
    """Return nanoseconds per entry by the length of a run, and those of one run."""
    found = recorded()["runs"]
    curves = {name: found[name] for name in ("usual buffer", "smallest buffer")}
    limit: float = found["one run"]
    return {name: [(a, b) for a, b in curve] for name, curve in curves.items()}, limit


def strips() -> Points:
    """Return the multiples of `max_pool_fast` by the KiB of a strip."""
    return [(kib, multiple) for kib, multiple in recorded()["strips"]]


def figure(multiple: float | None) -> str:
    """Write a multiple; a dash where a library did not run."""
    if multiple is None:
        return "–"
    return f"{multiple:.0f}" if multiple >= 10 else f"{multiple:.1f}"


def faster(case: str, threads: int = 1) -> list[str]:
    """Name the other libraries that took less time than `max_pool_fast`."""
    found = multiples(case, threads)
    least = found["max_pool_fast"]
    return [n for n, v in found.items() if v < least and n not in OURS.values()]


def lose_nan() -> list[str]:
    """Name what does not carry a NaN from every place of a window to the result."""
    return [
        name for name, fills in recorded()["NaN fills its window"].items() if not fills
    ]
