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
# A counting array makes this visible, because each entry is its own position. NumPy
# gives strides in bytes; here they are counted in entries, which is easier to read.

# %%
import numpy as np

N, W, H, C = 2, 4, 4, 2
a = np.arange(N * W * H * C, dtype=np.int64).reshape(N, W, H, C)


def strides(array):
    """Return the strides in entries, not in bytes."""
    return tuple(step // array.itemsize for step in array.strides)


print("shape           ", a.shape)
print("strides, entries", strides(a))
print("strides, bytes  ", a.strides)

# %% [markdown]
# The last axis has stride 1: the channels of one pixel are neighbours. One step
# along $H$ skips one pixel, $C$ entries. One step along $W$ skips a column of $H$
# pixels, $H \cdot C$ entries. One step along $N$ skips an image,
# $W \cdot H \cdot C$ entries. So the entry with indices $n, w, h, c$ lies at
#
# $$
# ((n \cdot W + w) \cdot H + h) \cdot C + c
# $$

# %%
n, w, h, c = np.indices(a.shape)
position = ((n * W + w) * H + h) * C + c

print("entry a[0, 2, 3, 1]:", a[0, 2, 3, 1])
print("its position:       ", position[0, 2, 3, 1])
print("right for every entry:", np.array_equal(a, position))

# %% [markdown]
# Here is channel 0 of the first image. NumPy prints one line for each $w$, and $w$
# counts the columns of an image. So a *line* of the printout is a *column* of the
# image. In the order NHWC, where $h$ comes first, the printout looks like the image:
#
# ![One small image in both orders: as it is seen, as NumPy prints it, and in memory. What lies together has one colour.](figure:max_pooling.orders)

# %%
print(a[0, :, :, 0])

# %% [markdown]
# ## Where the windows lie
#
# With kernel size $k = 2$ an image has four windows. Call them A to D, give each
# pixel the letter of its window, and read the letters in the order of memory.

# %%
k = 2
letters = np.array([["A", "B"], ["C", "D"]])
letters = letters.repeat(k, axis=0).repeat(k, axis=1)

print(" ".join(letters.ravel()))
print("pixels of A:", np.flatnonzero(letters == "A"))

# %% [markdown]
# From one pixel of A to the next it is 1 step, then 3, then 1. An axis has a single
# stride, so one axis cannot hold this window. Two axes can: one with the stride of
# $W$ and one with the stride of $H$. Each reshape makes one of them.
#
# ## A reshape moves nothing
#
# Reshaping a contiguous array gives the same line another shape. No entry moves:
# both arrays share their memory. The flat order stays the same too.

# %%
split = a.reshape(N, W // k, k, H, C)

print("shares memory:", np.shares_memory(a, split))
print("same order:   ", np.array_equal(a.ravel(), split.ravel()))
print("shape  ", split.shape)
print("strides", strides(split))

# %% [markdown]
# The axis $W$ became two axes. The new axis of length $k$ keeps the stride of $W$:
# one step along it goes to the neighbour in $w$. The axis of length $W/k$ has $k$
# times this stride: one step along it goes to the next window.
#
# ## The first maximum
#
# The $k$ neighbours in $w$ now have axis 2 to themselves. The maximum along this
# axis compares line 0 of the printout above with line 1, and line 2 with line 3. What
# is left has the height of the image and $1/k$ of its width: it is narrow.

# %%
narrow = split.max(axis=2)

print("shape  ", narrow.shape)
print("strides", strides(narrow))
print(narrow[0, :, :, 0])

# %% [markdown]
# ## The second reshape and maximum
#
# The first maximum wrote a new, contiguous array with $1/k$ of the entries, again
# with four axes. The second reshape needs only this smaller array, because the
# maximum of a window is the maximum of these maxima. It splits the axis $H$ in the
# same way, again without a copy, and the maximum runs along axis 3.

# %%
split_again = narrow.reshape(N, W // k, H // k, k, C)
pooled = split_again.max(axis=3)

print("shares memory:", np.shares_memory(narrow, split_again))
print("shape  ", split_again.shape)
print("strides", strides(split_again))
print(pooled[0, :, :, 0])

# %% [markdown]
# In a counting array each window has its maximum in its last corner. The result
# must therefore be every $k$-th entry along $w$ and along $h$, counted from $k - 1$.

# %%
print(np.array_equal(pooled, a[:, k - 1 :: k, k - 1 :: k]))

# %% [markdown]
# ## One reshape too few
#
# It is tempting to put all $k^2$ entries of a window on one axis at once. The shape
# comes out right, the content does not. Each entry is its own position, so
# `unravel_index` tells which $w$ and $h$ it has.

# %%
trap = a.reshape(N, W // k, H // k, k * k, C)

for name, entries in [
    ("window", a[0, :k, :k, 0].ravel()),
    ("trap", trap[0, 0, 0, :, 0]),
]:
    _, w, h, _ = np.unravel_index(entries, a.shape)
    print(f"{name:7} w: {w}  h: {h}")

wrong = trap.max(axis=3)
print("same shape:  ", wrong.shape == pooled.shape)
print("same content:", np.array_equal(wrong, pooled))

# %% [markdown]
# The trap takes $k^2$ pixels that follow one another in memory. In this array they
# are a whole column of the image. For $k > 1$, only where $H = k$ is a window such a
# run of pixels; there, as in case d of the exercise, the trap happens to be right.
#
# ## Case a of the exercise
#
# The same steps for the shape $10 \times 6 \times 6 \times 10$ and kernel size 3.

# %%
a = np.ones((10, 6, 6, 10))
N, W, H, C = a.shape
k = 3
first = a.reshape(N, W // k, k, H, C)
first_max = first.max(axis=2)
second = first_max.reshape(N, W // k, H // k, k, C)
second_max = second.max(axis=3)

for name, array in [
    ("input", a),
    ("first reshape", first),
    ("first max", first_max),
    ("second reshape", second),
    ("second max", second_max),
]:
    print(f"{name:15}{array.shape}")
    print(f"       strides {strides(array)}")

# %% [markdown]
# ## When a reshape has to copy
#
# A transposed array is a view of the same memory, whose axes are no longer in the
# order of the line. Splitting an axis is still possible without a copy, because it
# only makes two strides out of one. Joining axes is not, if one stride cannot do the
# work of both: then NumPy copies the entries.

# %%
for order, view in [
    ("NHWC", a.transpose(0, 2, 1, 3)),
    ("NCHW", a.transpose(0, 3, 2, 1)),
]:
    one, two, three, four = view.shape
    split = view.reshape(one, two, three // k, k, four)
    joined = view.reshape(one, two * three, four)
    print(order, "strides", strides(view))
    print("  contiguous:        ", view.flags.c_contiguous)
    print("  split copied: ", not np.shares_memory(view, split))
    print("  joined copied:", not np.shares_memory(view, joined))

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
print("entries in a row, first max: ", H * C)
print("entries in a row, second max:", C)

# %% [markdown]
# This is what the channels do on the last axis: they give each loop at least $C$
# entries. In an array that is contiguous in the order NCHW, nothing lies inside the
# last axis $W$. Its maximum takes a loop of its own for each result, over just $k$
# entries.
