"""Times max-pooling in NumPy, and in other libraries where they are installed.

Every candidate pools the same array in turn, several times; a figure is the median of
its times as a multiple of the median time of a copy of the array in the same run.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ROOT = Path(__file__).parents[2]
RUNS = 9
LEAST_SECONDS = 0.002  # one timing repeats a short call for so long
NUMPY = (
    "max_pool",
    "max_pool_six_axes",
    "max_pool_one_axis",
    "max_pool_slices",
    "max_pool_two_passes",
    "max_pool_fast",
)
CASES: dict[str, tuple[tuple[int, int, int, int], int]] = {
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
Pool = Callable[[Any, int], Any]


def candidates(threads: int) -> dict[str, Pool]:
    """Return the functions to time: NumPy's, and those of what is installed."""
    numpy = import_module("snippets.max_pooling")
    found: dict[str, Pool] = {name: getattr(numpy, name) for name in NUMPY}
    for name, make in (("scikit-image", skimage), ("einops", einops), ("torch", torch)):
        try:
            found[name] = make(threads)
        except ImportError:
            print(f"{name} is not installed: left out", file=sys.stderr)
    return found


def skimage(threads: int) -> Pool:
    """Pool with scikit-image's block_reduce."""
    reduce = import_module("skimage.measure").block_reduce
    largest = import_module("numpy").max
    return lambda x, k: reduce(x, (1, k, k, 1), largest)


def einops(threads: int) -> Pool:
    """Pool with einops' reduce."""
    reduce = import_module("einops").reduce
    pattern = "n (w s) (h t) c -> n w h c"
    return lambda x, k: reduce(x, pattern, "max", s=k, t=k)


def torch(threads: int) -> Pool:
    """Pool with PyTorch on the array as it lies: NWHC is its channels-last order."""
    library = import_module("torch")
    library.set_num_threads(threads)

    def pool(x: Any, k: int) -> Any:
        channels_first = library.from_numpy(x).permute(0, 3, 1, 2)
        return library.nn.functional.max_pool2d(channels_first, k)

    return pool


def seconds(call: Callable[[], Any]) -> float:
    """Time one call, or the mean of as many as take long enough to be timed."""
    count, spent = 1, 0.0
    while True:
        start = time.perf_counter()
        for _ in range(count):
            call()
        spent = time.perf_counter() - start
        if spent >= LEAST_SECONDS:
            return spent / count
        count *= 4


def measure(threads: int) -> list[dict[str, Any]]:
    """Time every candidate on every case, in turn."""
    numpy = import_module("numpy")
    pools = candidates(threads)
    rows = []
    for title, (shape, k) in CASES.items():
        x = numpy.random.default_rng(0).normal(size=shape).astype(numpy.float32)
        target = numpy.empty_like(x)
        calls: dict[str, Callable[[], Any]] = {
            "copy": partial(numpy.copyto, target, x),
            **{name: partial(pool, x, k) for name, pool in pools.items()},
        }
        turns = [{n: seconds(call) for n, call in calls.items()} for _ in range(RUNS)]
        times = {n: statistics.median(turn[n] for turn in turns) for n in calls}
        copy = times.pop("copy")
        ratios = {n: round(t / copy, 2) for n, t in times.items()}
        rows.append({"case": title, "shape": shape, "kernel": k, **ratios})
        print(f"{title:20}" + "".join(f"{r:8.2f}" for r in ratios.values()), flush=True)
    return rows


def about(threads: int) -> dict[str, Any]:
    """Name the machine and the versions."""
    libraries: dict[str, str] = {}
    for name in ("numpy", "scikit-image", "einops", "torch"):
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "date": time.strftime("%Y-%m-%d"),
        "machine": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
        "threads": threads,
        "runs": RUNS,
        **libraries,
    }


def main() -> None:
    """Measure and write bench-pooling.json; figures are multiples of a copy."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pooling")
    parser.add_argument("--threads", type=int, default=1)
    threads = parser.parse_args().threads
    for name in THREADS:  # read when a library is loaded, so before that
        os.environ[name] = str(threads)
    rows = measure(threads)
    result = {"about": about(threads), "multiples of a copy": rows}
    (ROOT / "bench-pooling.json").write_text(json.dumps(result, indent=1), "utf-8")


if __name__ == "__main__":
    main()
