"""Times what makes one max-pooling slower than another: runs, and the cache.

Like all figures of the bench, each is the median of interleaved times.
"""

import statistics
from functools import partial
from importlib import import_module
from typing import Any

from tests.bench.timing import RUNS, confine, seconds

ENTRIES = 2**16
LENGTHS = [2**power for power in range(1, 15)]
BUFFERS = {"usual buffer": None, "smallest buffer": 16}
STRIPS = [2**power for power in range(14, 26)]
LAYER = (8, 112, 112, 64)


def runs() -> dict[str, Any]:
    """Return the nanoseconds per entry of a maximum, by the length of its runs."""
    confine(1)
    return {
        **{
            name: [[length, per_entry(length, size)] for length in LENGTHS]
            for name, size in BUFFERS.items()
        },
        "one run": per_entry(ENTRIES, None),
    }


def per_entry(length: int, buffer: int | None) -> float:
    """Time the maximum of two arrays in runs of so many entries."""
    np = import_module("numpy")
    pair = np.ones((ENTRIES // length, 2, length), np.float32)
    out = np.empty((ENTRIES // length, length), np.float32)
    before = np.setbufsize(buffer or np.getbufsize())
    call = partial(np.maximum, pair[:, 0], pair[:, 1], out=out)
    times = [seconds(call) for _ in range(RUNS)]
    np.setbufsize(before)
    return round(statistics.median(times) / ENTRIES * 1e9, 4)


def strips() -> list[list[float]]:
    """Return the time of `max_pool_fast` by the KiB of a strip, in copies."""
    confine(1)
    np = import_module("numpy")
    ours: Any = import_module("snippets.max_pooling")
    x = np.random.default_rng(0).normal(size=LAYER).astype(np.float32)
    target = np.empty_like(x)

    def pool(strip: int) -> None:
        ours.STRIP = strip
        ours.max_pool_fast(x, 2)

    calls = {0: partial(np.copyto, target, x), **{s: partial(pool, s) for s in STRIPS}}
    turns = [{s: seconds(call) for s, call in calls.items()} for _ in range(RUNS)]
    times = {s: statistics.median(turn[s] for turn in turns) for s in calls}
    return [[s / 1024, round(times[s] / times[0], 2)] for s in STRIPS]
