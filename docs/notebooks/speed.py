# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Why one max-pooling is ten times faster than another
#
# All readings of the hint in [exercise 6](../exercises/6-max-pooling.md) give the same
# values, but one takes many times as long as another. This notebook shows why, and
# builds from it a function that comes near the speed of copying the array. The cells
# run each time the site is built. The *times* do not come from them but from a
# [recording](#the-recording): a machine that builds a site is not quiet enough.
# The cells with recorded times run in the project's folder only, where
# `nox -s bench -- pooling` takes them on your own machine.

# %%
import inspect

import numpy as np

from snippets import max_pooling

# %%
import textwrap

from IPython.display import HTML, display

from sitekit.markup import table
from workbook.max_pooling import recording
from workbook.max_pooling.plots import curves, dots

print(textwrap.fill(recording.about(), 36))

# %% [markdown]
# ## The unit: a copy
#
# Seconds depend on the machine, so the unit here is the time of copying the input.
# A copy reads $n$ entries and writes $n$. Pooling reads the same $n$ entries and writes
# $n / k^2$. If reading and writing an entry cost the same, pooling takes at least
#
# $$
# \frac{n + n / k^2}{2 n} = \frac{1 + 1 / k^2}{2}
# $$
#
# copies. This is the physical limit, a dashed line in the plots below.

# %%
k = 2
limit = (1 + 1 / k**2) / 2

print("limit in copies:", limit)

# %% [markdown]
# ## The readings, timed
#
# The functions of `max_pooling.py` give equal arrays.

# %%
READINGS = {
    "two reshapes": max_pooling.max_pool,
    "six axes": max_pooling.max_pool_six_axes,
    "one axis": max_pooling.max_pool_one_axis,
    "slices": max_pooling.max_pool_slices,
    "two passes": max_pooling.max_pool_two_passes,
    "max_pool_fast": max_pooling.max_pool_fast,
}

rng = np.random.default_rng(0)
x = rng.normal(size=(4, 64, 64, 16)).astype(np.float32)
expected = max_pooling.max_pool(x, k)
for name, pool in READINGS.items():
    print(f"{name:15}", np.array_equal(pool(x, k), expected))

# %% [markdown]
# Their times differ. First for a large array with 16 channels, then for images with
# three.


# %%
def timed(case):
    """Plot the recorded times of our functions."""
    found = recording.multiples(case)
    ours = {name: found[name] for name in READINGS}
    print(f"Recorded: {case}, one thread")
    display(HTML(dots(f"Recorded: {case}", ours, limit)))


timed("large")
timed("RGB, kernel 2")

# %% [markdown]
# Each reading takes the maximum of about as many entries. What differs is how many
# of them NumPy takes in one go.
#
# ## Runs
#
# NumPy walks over an array in *runs*: entries in a row that one loop in C takes at once.
# Between two runs it moves on to the next place, and that takes longer than many
# entries. A run is as long as the part of memory in which all arrays of the operation
# have their entries evenly spaced. Strides decide:
#
# | reading | first maximum | second maximum |
# |---|---|---|
# | six axes | $C$ | in the same runs |
# | two reshapes, two passes | $H \cdot C$ | $C$ |
# | slices | $C$ | in the same runs |
# | one axis | $k^2$, of a copy | none |
#
# With three channels, a run of $C$ entries is a run of three.
#
# NumPy has a way of its own to lengthen runs. NumPy's functions own a buffer, and gather runs that are
# shorter in it: a copy of each, but the loop in C then works on a full
# buffer. `np.nditer` walks over arrays as these functions do, and shows what the loop
# gets at a time: so many entries, and whether they lie in the array itself.

# %%
SIZE = 2**16
default = np.getbufsize()


def cut(run):
    """Return two arrays cut into runs, and one for the result."""
    pair = np.ones((SIZE // run, 2, run), np.float32)
    result = np.empty((SIZE // run, run), np.float32)
    return pair[:, 0], pair[:, 1], result


def first_piece(run, buffer):
    """Describe what the loop in C gets first."""
    arrays = cut(run)
    flags = ["external_loop", "buffered", "growinner"]
    modes = [["readonly"], ["readonly"], ["writeonly"]]
    with np.nditer(arrays, flags, modes, buffersize=buffer) as walk:
        piece = walk.value[0]
        there = np.shares_memory(piece, arrays[0])
        place = "in the array" if there else "gathered"
        return f"{piece.size} {place}"


for run in (64, 512, 16384):
    print(f"runs of {run}")
    print("  usual buffer:   ", first_piece(run, default))
    print("  smallest buffer:", first_piece(run, 16))

# %% [markdown]
# To see the price of a run, take the maximum of two arrays of always the same size, cut
# into runs of different lengths. For short runs gathering saves time. For longer ones
# it is a copy in vain, and the smallest buffer turns it off.

# %%
series, one_run = recording.runs()
axes = ("entries in a run", "nanoseconds per entry")

print("Recorded: maximum of two arrays")
title = "Recorded: maximum in runs"
display(HTML(curves(title, series, one_run, axes)))

# %%
print(f"{'run':>6}{'usual':>9}{'smallest':>10}")
usual, smallest = series.values()
for (run, first), (_, second) in zip(usual, smallest, strict=True):
    print(f"{run:6}{first:9.3f}{second:10.3f}")

# %% [markdown]
# The limit here is one single run over all entries. So there are three rules:
#
# - **Pool along $W$ first.** Then a run has $H \cdot C$ entries, not $C$.
# - **Turn the buffer down for long runs**, and leave it as it is for short ones.
# - **Do not take the second maximum in runs of few channels.** It is faster to work too
#   much. Take the maximum of the whole strip with itself, moved by one pixel, as one
#   run: at every $k$-th pixel stands the maximum of a window, and the others are thrown
#   away. Picking the pixels is a copy, which costs less per run than a maximum.
#
# ## Strips
#
# The two passes need an array between them, for the maxima along $W$. If it is
# as large as half of the input, it has left the cache of the processor before the second
# pass reads it, and comes back from memory. So `max_pool_fast` takes both passes over
# one *strip* of the input, and then the next. A strip must not be too small either:
# each costs a few microseconds of Python.

# %%
layer = (8, 112, 112, 64)
entries = int(np.prod(layer))

print("MiB of the input:        ", entries * 4 / 2**20)
print("MiB between two passes:  ", entries * 4 / 2**20 / k)
print("MiB of a strip:          ", max_pooling.STRIP / 2**20)
print("MiB between, for a strip:", max_pooling.STRIP / 2**20 / k)

# %%
axes = ("KiB of input in a strip", "multiples of a copy")

print(f"Recorded: max_pool_fast on {layer}")
series = {"max_pool_fast": recording.strips()}
display(HTML(curves("Recorded: strips", series, limit, axes)))

# %% [markdown]
# On the left Python's part grows. On the right strips leave the cache; how
# steeply depends on the machine and on who else uses its cache.
#
# ## The function
#
# Here are the strips, and then the second pass over one of them. The rest is in
# [`max_pooling.py`](../exercises/6-max-pooling.md#readings-of-a-twofold-reshape-followed-by-max).

# %%
print(inspect.getsource(max_pooling.max_pool_fast))

# %%
print(inspect.getsource(max_pooling.pool_neighbours))

# %% [markdown]
# - `strips` cuts a length into parts of one size, so that one pair of arrays in
#   the cache serves all. The last part may begin early: some maxima are then taken twice.
# - `place` returns `out`, or a new array. A large new array costs time of its own,
#   because the system clears its memory first; whoever pools again and again gives `out`.
# - A pixel of several channels moves as one item of raw bytes (`np.void`). A
#   copy does not ask what bytes mean, so this is right for every dtype.
#
# ## What to take
#
# - **To learn, and for the exercise:** two reshapes. For arrays of a few
#   thousand entries there is nothing to win: the calls cost more than the entries.
# - **With NumPy alone, for large arrays:** `max_pool_fast`.
# - **With few channels:** never `max(axis=(2, 4))`.
# - **With a compiler at hand:** a loop that Numba or another compiler turns into code
#   needs no array in between; the recording says how much that gains.
# - **In training:** the pooling layer of the library that also computes the gradient.
#
# ## The gradient
#
# The derivative of a window's maximum by its entries is 1 for the largest and 0
# for the others. Where several are equal it does not exist, and a choice is made:
# `max_pool_gradient` gives all to the first in memory, as PyTorch does.

# %%
tie = np.array([[3.0, 1.0, 5.0, 5.0], [2.0, 3.0, 5.0, 5.0]])
tie = tie.reshape(1, 2, 4, 1)
upstream = np.ones((1, 1, 2, 1))
gradient = max_pooling.max_pool_gradient(tie, 2, upstream)

print("input")
print(tie[0, :, :, 0])
print("gradient")
print(gradient[0, :, :, 0])

# %% [markdown]
# ## The recording
#
# All times of this page were taken by `nox -s bench -- pooling`, **not** when
# the page was built, on the day and the machine that stand at the top. Each library
# was given the array in the order that it wants, what compiles was compiled before,
# and each result was compared with that of `max_pool`. PyTorch stands there with
# channels last and first, with oneDNN's own order, and with a reshape and `amax`. OpenCV
# has no pooling for arrays: "OpenCV max" is `cv2.max` in two passes, "OpenCV
# network" a network of one layer.

# %%
for case in ("VGG pool1, batch 8", "RGB, kernel 2"):
    print(f"{case}, one thread")
    print("Faster than max_pool_fast:")
    for name in recording.faster(case) or ["none"]:
        print(" ", name)
    found = recording.multiples(case)
    display(HTML(dots(f"Recorded: {case}", found, limit)))

# %% [markdown]
# All figures, as multiples of a copy of the input in the same run; the copy has always
# one thread. At the size of the sheet's arrays the figures are those of calling a
# function: a copy of so few entries takes less than a microsecond. NumPy uses one thread
# only. Libraries that use two let them sleep when there is nothing to do, because the
# others are timed in between; waking them takes longer than a small array.

# %%
LAYERS = [f"pool{n}" for n in range(1, 6)]
GROUPS = {
    "VGG-16, batch 8": (recording.VGG_8, LAYERS),
    "VGG-16, batch 1": (recording.VGG_1, LAYERS),
    "RGB and large": (
        recording.OTHERS,
        ["RGB, 2", "RGB, 4", "large"],
    ),
    "The sheet's cases": (recording.SHEET, ["a", "b", "c", "d"]),
}


def show(threads):
    """Show all tables for so many threads."""
    number = {1: "one thread", 2: "two threads"}[threads]
    for title, (cases, columns) in GROUPS.items():
        label = f"Recorded: {title}, {number}"
        rows = recording.table(cases, threads)
        head = ["Function", *columns]
        display(HTML(table(label, head, rows, label, columns)))


show(1)

# %%
show(2)

# %% [markdown]
# "RGB, 2" and "RGB, 4" are batches of eight images of 224×224 pixels with kernel size
# 2 and 4; "large" is 32×256×256×16. The images of VGG-16 are those of its five pooling
# layers.
#
# One more difference is not one of speed. In `max_pool` a NaN fills its window, wherever
# in the window it is. In the same recording it did not in:

# %%
print(*recording.lose_nan(), sep=", ")
