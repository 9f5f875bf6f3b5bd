"""Times max-pooling in NumPy, and in other libraries where they are installed.

Every candidate pools the same array in turn, several times; a figure is the median of
its times as a multiple of the median time of a copy of the array in the same run. What
does not give the values of `max_pool` is refused before it is timed.
"""

import argparse
import json
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.bench.peers import PEERS, Candidate
from tests.bench.pooling_causes import runs, strips
from tests.bench.timing import RUNS, confine, seconds

THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMBA_NUM_THREADS",
)
# Threads that wait in a loop would take the cores from the library that is timed next.
IDLE = {"OMP_WAIT_POLICY": "passive", "KMP_BLOCKTIME": "0"}
LIBRARIES = (
    "numpy",
    "scikit-image",
    "einops",
    "opencv-python-headless",
    "onnxruntime",
    "jax",
    "torch",
    "numba",
)
TARGET = Path(__file__).parents[2] / "bench-pooling.json"
NUMPY = (
    "max_pool",
    "max_pool_six_axes",
    "max_pool_one_axis",
    "max_pool_slices",
    "max_pool_two_passes",
    "max_pool_fast",
)
Case = tuple[tuple[int, int, int, int], int]
CASES: dict[str, Case] = {
    "sheet a": ((10, 6, 6, 10), 3),
    "sheet b": ((10, 6, 6, 10), 2),
    "sheet c": ((10, 2, 4, 10), 2),
    "sheet d": ((1, 2, 2, 10), 2),
    **{
        f"VGG pool{number}, batch {batch}": ((batch, side, side, channels), 2)
        for batch in (1, 8)
        for number, (side, channels) in enumerate(
            [(224, 64), (112, 128), (56, 256), (28, 512), (14, 512)], start=1
        )
    },
    "RGB, kernel 2": ((8, 224, 224, 3), 2),
    "RGB, kernel 4": ((8, 224, 224, 3), 4),
    "large": ((32, 256, 256, 16), 2),
}


def candidates(x: Any, k: int, threads: int) -> Iterator[tuple[str, Candidate]]:
    """Yield what pools this array: NumPy's functions, and what else is installed."""
    ours = import_module("snippets.max_pooling")
    for name in NUMPY:
        yield name, (partial(getattr(ours, name), x, k), lambda result: result)
    n, w, h, c = x.shape
    out = ours.np.empty((n, w // k, h // k, c), x.dtype)
    yield "max_pool_fast, out", (lambda: ours.max_pool_fast(x, k, out), lambda y: y)
    for name, make in PEERS.items():
        try:
            call, finish = make(x, k, threads)
            call()  # what compiles does so now
        except Exception as error:  # of any library, whatever it lacks
            reason = str(error).partition("\n")[0]
            print(f"{name} is left out: {reason}", file=sys.stderr)
            continue
        yield name, (call, finish)


def measure(threads: int) -> list[dict[str, Any]]:
    """Time every candidate on every case, in turn."""
    confine(threads)
    numpy = import_module("numpy")
    rows = []
    for title, (shape, k) in CASES.items():
        x = numpy.random.default_rng(0).normal(size=shape).astype(numpy.float32)
        target = numpy.empty_like(x)
        calls: dict[str, Callable[[], Any]] = {"copy": partial(numpy.copyto, target, x)}
        expected = import_module("snippets.max_pooling").max_pool(x, k)
        for name, (call, finish) in candidates(x, k, threads):
            numpy.testing.assert_array_equal(finish(call()), expected, name)
            calls[name] = call
        turns = [{n: seconds(call) for n, call in calls.items()} for _ in range(RUNS)]
        times = {n: statistics.median(turn[n] for turn in turns) for n in calls}
        copy = times.pop("copy")
        ratios = {n: round(t / copy, 2) for n, t in times.items()}
        case = {"case": title, "shape": shape, "kernel": k, "copy": copy}
        rows.append({**case, "multiples": ratios})
        print(title, *(f"{name} {r}" for name, r in ratios.items()), sep="  ")
    return rows


def propagating() -> dict[str, bool]:
    """Tell of each candidate whether a NaN, wherever in a window, fills the window."""
    numpy = import_module("numpy")
    x = numpy.zeros((1, 2, 8, 1), numpy.float32)
    for place in range(4):
        x[0, place // 2, 2 * place + place % 2] = numpy.nan
    return {
        name: bool(numpy.isnan(finish(call())).all())
        for name, (call, finish) in candidates(x, 2, 1)
    }


def about() -> dict[str, Any]:
    """Name the day, the machine and the versions."""
    versions: dict[str, str] = {}
    for name in LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "niceness": os.nice(0) if hasattr(os, "nice") else None,
        "system": platform.system(),
        "python": platform.python_version(),
        "runs": RUNS,
        "versions": versions,
    }


def processor() -> str:
    """Name the processor as its maker does."""
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text("utf-8") if cpuinfo.is_file() else ""
    match = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return match[1] if match else platform.processor() or platform.machine()


def alone(threads: int, task: Callable[..., Any], *arguments: Any) -> Any:
    """Run a task in a process of its own, whose libraries see so many threads."""
    # Both are read when a library is loaded.
    os.environ.update(dict.fromkeys(THREADS, str(threads)))
    os.environ.update(IDLE)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(task, *arguments).result()


def main() -> None:
    """Measure and write bench-pooling.json; figures are multiples of a copy."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pooling")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    result = {
        "about": about(),
        "NaN fills its window": alone(1, propagating),
        "runs": alone(1, runs),
        "strips": alone(1, strips),
    }
    result["threads"] = {
        str(threads): alone(threads, measure, threads)
        for threads in parser.parse_args().threads
    }
    TARGET.write_text(json.dumps(result, indent=1), "utf-8")


if __name__ == "__main__":
    main()
