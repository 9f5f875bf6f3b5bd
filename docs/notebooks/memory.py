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
# # How an NWHC array lies in memory
#
# The sheet's hint for [exercise 6](../exercises/6-max-pooling.md) is to think of
# how the entries of a tensor lie in memory. This notebook does that: first for one
# small array, then for each step of `max_pool`.
#
# ## One line of entries
#
# Memory is one long line. An array is that line together with a *shape*, and with
# one *stride* per axis: how far to walk along the line for one step on the axis.
# A counting array makes this visible, because each entry is its own position.

# %%
import numpy as np

N, W, H, C = 1, 4, 4, 2
x = np.arange(N * W * H * C).reshape(N, W, H, C)


def strides(array):
    """Return the strides in entries, not in bytes."""
    return tuple(step // array.itemsize for step in array.strides)


print("shape  ", x.shape)
print("strides", strides(x))

# %% [markdown]
# The last axis has stride 1: the channels of one pixel are neighbours. One step
# along $H$ skips one pixel, $C$ entries. One step along $W$ skips a column of $H$
# pixels, $H \cdot C$ entries. So the entry with indices $n, x, y, c$ lies at
#
# $$
# ((n \cdot W + x) \cdot H + y) \cdot C + c
# $$

# %%
n, i, j, c = 0, 2, 3, 1
print(x[n, i, j, c], ((n * W + i) * H + j) * C + c)

# %% [markdown]
# Here is channel 0. Rows are $x = 0, \dots, 3$ and columns are $y = 0, \dots, 3$.

# %%
print(x[0, :, :, 0])

# %% [markdown]
# ## A reshape moves nothing
#
# Reshaping a contiguous array gives the same line another shape. No entry moves:
# both arrays share their memory. The flat order stays the same too.

# %%
k = 2
split = x.reshape(N, W // k, k, H, C)

print("shares memory:", np.shares_memory(x, split))
print("same order:   ", np.array_equal(x.ravel(), split.ravel()))
print("shape  ", split.shape)
print("strides", strides(split))

# %% [markdown]
# The axis $W$ with stride 8 became two axes. The new axis of length $k$ keeps
# stride 8: one step along it goes to the neighbour in $x$. The axis of length
# $W/k$ has stride 16: one step along it goes to the next window.
#
# ## The first maximum
#
# The $k$ neighbours in $x$ now have axis 2 to themselves. The maximum along this
# axis takes the larger of each pair of columns.

# %%
columns = split.max(axis=2)
print("shape  ", columns.shape)
print("strides", strides(columns))
print(columns[0, :, :, 0])

# %% [markdown]
# The result is a new array with $1/k$ of the entries. It is contiguous again, so
# the second reshape is free as well.
#
# ## The second reshape and maximum
#
# Now the axis $H$ is split in the same way, and the maximum runs along axis 3.

# %%
split_again = columns.reshape(N, W // k, H // k, k, C)
pooled = split_again.max(axis=3)

print("shape  ", split_again.shape)
print("strides", strides(split_again))
print(pooled[0, :, :, 0])

# %% [markdown]
# In a counting array each window has its maximum in its last corner. The result
# must therefore be every $k$-th entry, counted from $k - 1$.

# %%
print(np.array_equal(pooled, x[:, k - 1 :: k, k - 1 :: k]))

# %% [markdown]
# ## One reshape too few
#
# It is tempting to put all $k^2$ entries of a window on one axis at once. The shape
# comes out right. The content does not: one axis can only hold entries that follow
# one another at one fixed distance, and a window is not laid out like that.

# %%
trap = x.reshape(N, W // k, H // k, k * k, C)

print("shape ", trap.max(axis=3).shape)
print("window", x[0, :k, :k, 0].ravel())
print("trap  ", trap[0, 0, 0, :, 0])

# %% [markdown]
# The trap takes four neighbours along $y$, a whole column of this array. That is
# a window of $1 \times k^2$ and not of $k \times k$.
#
# ## Case a of the exercise
#
# The same steps for the shape $10 \times 6 \times 6 \times 10$ and kernel 3.

# %%
x = np.ones((10, 6, 6, 10))
N, W, H, C = x.shape
k = 3
first = x.reshape(N, W // k, k, H, C)
second = first.max(axis=2).reshape(N, W // k, H // k, k, C)

for name, array in [
    ("input", x),
    ("first reshape", first),
    ("first max", first.max(axis=2)),
    ("second reshape", second),
    ("second max", second.max(axis=3)),
]:
    print(f"{name:15}{array.shape!s:20}{strides(array)}")

# %% [markdown]
# ## When a reshape has to copy
#
# A transposed array is not one line in the order of its axes. Splitting an axis is
# still possible without a copy, because it only changes one stride into two.
# Joining axes that are not neighbours in memory is not: NumPy copies the entries.

# %%
nchw = x.transpose(0, 3, 1, 2)
splits = nchw.reshape(N, C, W // k, k, H)
joined = nchw.reshape(N, C * W * H)

print("contiguous:", nchw.flags.c_contiguous)
print("splitting shares memory:", np.shares_memory(nchw, splits))
print("joining shares memory:  ", np.shares_memory(nchw, joined))

# %% [markdown]
# `max_pool` only splits axes. It is right for every memory layout, and its
# reshapes never copy.
#
# ## Why the order of the axes matters for speed
#
# The innermost loop of `max` runs over entries that are neighbours in memory in the
# input and in the result. For the first maximum the axes $H$ and $C$ both lie inside
# the axis that is removed, so the loop can run over $H \cdot C$ entries at once. For
# the second it runs over $C$ entries. Long loops are fast loops: the work that is
# done once per loop counts less.

# %%
print("first max: ", first.shape[3] * first.shape[4], "entries in a row")
print("second max:", second.shape[4], "entries in a row")
