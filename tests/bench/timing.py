"""How the bench of max-pooling takes a time."""

import os
import time
from collections.abc import Callable
from typing import Any

RUNS = 11
LEAST_SECONDS = 0.002  # one timing repeats a short call for so long


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


def confine(threads: int) -> None:
    """Keep this process to so many cores, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
