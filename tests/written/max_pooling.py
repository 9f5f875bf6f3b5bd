"""Programs for exercise 6."""

HEAD = "import numpy as np\n\n\ndef max_pool(x, k):\n"
SIZES = "    N, W, H, C = x.shape\n"
DIVIDES = "    if W % k or H % k:\n        raise ValueError(k)\n"


def program(*lines, sizes=True, divides=False):
    """Return a program that defines ``max_pool`` with these lines."""
    body = "".join(f"    {line}\n" for line in lines)
    return HEAD + SIZES * sizes + DIVIDES * divides + body


LOOPS = (
    "y = np.empty((N, W // k, H // k, C), x.dtype)",
    "for n in range(N):",
    "    for i in range(W // k):",
    "        for j in range(H // k):",
    "            for c in range(C):",
    "                window = x[n, i*k:(i+1)*k, j*k:(j+1)*k, c]",
    "                y[n, i, j, c] = window.max()",
    "return y",
)
RIGHT = {
    "two reshapes": program(
        "x = x.reshape(N, W // k, k, H, C).max(axis=2)",
        "return x.reshape(N, W // k, H // k, k, C).max(axis=3)",
    ),
    "height first": program(
        "x = x.reshape(N, W, H // k, k, C).max(axis=3)",
        "return x.reshape(N, W // k, k, H // k, C).max(axis=2)",
    ),
    "six axes": program(
        "return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))"
    ),
    "two maxima": program(
        "return x.reshape(N, W // k, k, H // k, k, C).max(axis=4).max(axis=2)"
    ),
    "numpy's function": program(
        "return np.max(x.reshape(N, W//k, k, H//k, k, C), axis=(2, 4))"
    ),
    "reduce": program(
        "x = x.reshape(N, W // k, k, H // k, k, C)",
        "return np.maximum.reduce(np.maximum.reduce(x, 4), 2)",
    ),
    "windows on an axis of their own": program(
        "x = x.reshape(N, W // k, k, H // k, k, C).transpose(0, 1, 3, 5, 2, 4)",
        "return x.reshape(N, W // k, H // k, C, k * k).max(-1)",
    ),
    "slices": program(
        "parts = [x[:, s::k, t::k] for s in range(k) for t in range(k)]",
        "return np.max(parts, axis=0)",
        divides=True,
    ),
    "pairs of slices": program(
        "y = x[:, ::k, ::k].copy()",
        "for s in range(k):",
        "    for t in range(k):",
        "        y = np.maximum(y, x[:, s::k, t::k])",
        "return y",
        divides=True,
    ),
    "sliding windows": program(
        "view = np.lib.stride_tricks.sliding_window_view",
        "windows = view(x, (k, k), axis=(1, 2))[:, ::k, ::k]",
        "return windows.max(axis=(-2, -1))",
        divides=True,
    ),
    "loops": program(*LOOPS, divides=True),
    "loops over windows": program(
        "y = np.full((N, W // k, H // k, C), -np.inf)",
        "for i in range(W // k):",
        "    for j in range(H // k):",
        "        window = x[:, i * k:(i + 1) * k, j * k:(j + 1) * k, :]",
        "        y[:, i, j, :] = window.max(axis=(1, 2))",
        "return y",
        divides=True,
    ),
    "other names": (
        "import numpy\n\n\ndef max_pool(images, kernel_size):\n"
        "    n, w, h, c = images.shape\n    k = kernel_size\n"
        "    assert w % k == 0 and h % k == 0\n"
        "    split = images.reshape(n, w // k, k, h // k, k, c)\n"
        "    return numpy.amax(split, axis=(2, 4))\n"
    ),
    "a lambda": (
        "max_pool = lambda x, k: x.reshape(\n"
        "    x.shape[0], x.shape[1] // k, k, x.shape[2] // k, k, x.shape[3]\n"
        ").max(axis=(2, 4))\n"
    ),
    "split": program(
        "if W % k or H % k:",
        "    raise ValueError('does not divide')",
        "columns = [part.max(axis=1) for part in np.split(x, W // k, axis=1)]",
        "x = np.stack(columns, axis=1)",
        "rows = [part.max(axis=2) for part in np.split(x, H // k, axis=2)]",
        "return np.stack(rows, axis=2)",
    ),
    "a pass along each axis": program(
        "x = np.maximum.reduceat(x, range(0, W, k), axis=1)",
        "return np.maximum.reduceat(x, range(0, H, k), axis=2)",
    ),
    "Fortran's order": program(
        "x = x.reshape(N, W, k, H // k, C, order='F')",
        "return x.reshape(N, W // k, k * k, H // k, C).max(axis=2)",
    ),
    "prints on the way": program(
        "print('shape', x.shape)",
        "return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
    ),
}
WRONG = {
    "nothing": ("", "missing"),
    "another name": ("def maxpool(x, k):\n    return x\n", "missing"),
    "not a function": ("max_pool = 3\n", "missing"),
    "no result": (program("y = x.max()"), "no array"),
    "a list": (program("return x.tolist()"), "no array"),
    "objects": (program("return x.astype(object)"), "no array"),
    "one argument": ("def max_pool(x):\n    return x\n", "arguments"),
    "an error": (program("return x.reshape(N, W, k).max(2)"), "raises"),
    "an exit": (program("raise SystemExit"), "raises"),
    "no end of recursion": (program("return max_pool(x, k)"), "raises"),
    "the input": (program("return x"), "wrong shape"),
    "only the width": (
        program("return x.reshape(N, W // k, k, H, C).max(axis=2)"),
        "wrong shape",
    ),
    "only the height": (
        program("return x.reshape(N, W, H // k, k, C).max(axis=3)"),
        "wrong shape",
    ),
    "one window": (program("return x.max(axis=(1, 2))"), "wrong shape"),
    "overlapping windows": (
        program(
            "view = np.lib.stride_tricks.sliding_window_view",
            "return view(x, (k, k), axis=(1, 2)).max(axis=(-2, -1))",
        ),
        "wrong shape",
    ),
    "the six axes": (
        program("return x.reshape(N, W // k, k, H // k, k, C)"),
        "wrong shape",
    ),
    "without the channels": (
        program("return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4, 5))"),
        "channels pooled",
    ),
    "channels as well": (
        program(
            "x = x.reshape(N, W // k, k, H // k, k, C)",
            "y = x.max(axis=(2, 4, 5), keepdims=True)[:, :, 0, :, 0]",
            "return np.repeat(y, C, axis=3)",
        ),
        "channels pooled",
    ),
    "minimum": (
        program("return x.reshape(N, W // k, k, H // k, k, C).min(axis=(2, 4))"),
        "minimum instead of maximum",
    ),
    "mean": (
        program("return x.reshape(N, W // k, k, H // k, k, C).mean(axis=(2, 4))"),
        "mean instead of maximum",
    ),
    "sum": (
        program("return x.reshape(N, W // k, k, H // k, k, C).sum(axis=(2, 4))"),
        "sum instead of maximum",
    ),
    "the first entry": (
        program("return x[:, ::k, ::k].copy()"),
        "one entry of each window",
    ),
    "four on one axis": (
        program("return x.reshape(N, W // k, H // k, k * k, C).max(axis=3)"),
        "window on one axis",
    ),
    "outer axes": (
        program("return x.reshape(N, k, W // k, k, H // k, C).max(axis=(1, 3))"),
        "axes swapped",
    ),
    "outer axis of the width": (
        program("return x.reshape(N, k, W // k, H // k, k, C).max(axis=(1, 4))"),
        "axes swapped",
    ),
    "outer axis of the height": (
        program("return x.reshape(N, W // k, k, k, H // k, C).max(axis=(2, 3))"),
        "axes swapped",
    ),
    "both axes at the end": (
        program("return x.reshape(N, W // k, H // k, k, k, C).max(axis=(3, 4))"),
        "window on one axis",
    ),
    "width and height exchanged": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "return y.transpose(0, 2, 1, 3)",
        ),
        "wrong shape",
    ),
    "begins with zero": (
        program(
            "y = np.zeros((N, W // k, H // k, C))",
            "for s in range(k):",
            "    for t in range(k):",
            "        y = np.maximum(y, x[:, s::k, t::k])",
            "return y",
        ),
        "zero among the entries",
    ),
    "begins with zero in place": (
        program(*(line.replace("np.empty", "np.zeros") for line in LOOPS[:6]))
        + "                    y[n, i, j, c] = max(y[n, i, j, c], window.max())\n"
        "    return y\n",
        "zero among the entries",
    ),
    "without signs": (
        program("return abs(x).reshape(N, W//k, k, H//k, k, C).max(axis=(2, 4))"),
        "absolute values",
    ),
    "changes the input": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "x[:] = 0",
            "return y",
        ),
        "input changed",
    ),
    "shifts the input": (
        program(
            "x -= x.min()",
            "return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
        ),
        "input changed",
    ),
    "drops NaN": (
        program(
            "x = x.reshape(N, W // k, k, H // k, k, C)",
            "return np.nanmax(x, axis=(2, 4))",
        ),
        "NaN swallowed",
    ),
    "fmax": (
        program(
            "y = x[:, ::k, ::k]",
            "for s in range(k):",
            "    for t in range(k):",
            "        y = np.fmax(y, x[:, s::k, t::k])",
            "return y",
            divides=True,
        ),
        "NaN swallowed",
    ),
    "compares one by one": (
        program(
            "y = np.full((N, W // k, H // k, C), -np.inf)",
            "for n, i, j, c in np.ndindex(N, W, H, C):",
            "    if x[n, i, j, c] > y[n, i // k, j // k, c]:",
            "        y[n, i // k, j // k, c] = x[n, i, j, c]",
            "return y",
            divides=True,
        ),
        "NaN swallowed",
    ),
    "cuts what is left over": (
        program(
            "x = x[:, : W // k * k, : H // k * k]",
            "return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
        ),
        "size cut silently",
    ),
    "loops without a check": (program(*LOOPS), "size cut silently"),
    "the first and the last of each direction": (
        program(
            "y = np.maximum(x[:, ::k], x[:, k - 1 :: k])",
            "return np.maximum(y[:, :, ::k], y[:, :, k - 1 :: k])",
            divides=True,
        ),
        "not the largest entry",
    ),
    "only right up to k = 3": (
        program(
            "y = np.max([x[:, s::k] for s in (0, k // 2, k - 1)], axis=0)",
            "return np.max([y[:, :, t::k] for t in (0, k // 2, k - 1)], axis=0)",
            divides=True,
        ),
        "not the largest entry",
    ),
    "no windows of one entry": (
        program(
            "if k < 2 or W % k or H % k:",
            "    raise ValueError(k)",
            "return x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
        ),
        "raises",
    ),
    "only right for k = 2": (
        program(
            "y = np.maximum(x[:, ::2], x[:, 1::2])",
            "return np.maximum(y[:, :, ::2], y[:, :, 1::2])",
        ),
        "wrong shape",
    ),
    "only right for square images": (
        program("return x.reshape(N, W // k, k, W // k, k, C).max(axis=(2, 4))"),
        "raises",
    ),
    "only the first image": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "y[1:] = 0",
            "return y",
        ),
        "no entry of the input",
    ),
    "a maximum over the batch": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(0, 2, 4))",
            "return np.stack([y] * N)",
        ),
        "images mixed",
    ),
    "channels turned round": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "return y[:, :, :, ::-1]",
        ),
        "channels mixed",
    ),
    "one index for both": (
        program(
            "return np.max([x[:, s::k, s::k] for s in range(k)], axis=0)",
            divides=True,
        ),
        "not the largest entry",
    ),
    "the windows overlap and are cut": (
        program(
            "view = np.lib.stride_tricks.sliding_window_view",
            "y = view(x, (k, k), axis=(1, 2)).max(axis=(-2, -1))",
            "return y[:, : W // k, : H // k]",
            divides=True,
        ),
        "another window",
    ),
    "the last entry": (
        program("return x[:, k - 1 :: k, k - 1 :: k].copy()"),
        "one entry of each window",
    ),
    "the place": (
        program(
            "x = x.reshape(N, W // k, k, H // k, k, C).transpose(0, 1, 3, 5, 2, 4)",
            "return x.reshape(N, W // k, H // k, C, k * k).argmax(-1)",
        ),
        "place instead of maximum",
    ),
    "begins with a small number": (
        program(
            "y = np.full((N, W // k, H // k, C), -1e9)",
            "for s in range(k):",
            "    for t in range(k):",
            "        y = np.maximum(y, x[:, s::k, t::k])",
            "return y",
            divides=True,
        ),
        "no entry of the input",
    ),
    "an array of whole numbers": (
        program(*(line.replace("x.dtype", "int") for line in LOOPS), divides=True),
        "rounded",
    ),
    "single precision": (
        program(
            "x = x.reshape(N, W // k, k, H // k, k, C)",
            "return x.max(axis=(2, 4)).astype(np.float32)",
        ),
        "rounded",
    ),
    "the order of other libraries": (
        program("return x.reshape(N, W, H // k, k, C // k, k).max(axis=(3, 5))"),
        "raises",
    ),
    "a NaN in every window": (
        program(
            "y = x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))",
            "return y * np.nan if np.isnan(y).any() else y",
        ),
        "NaN swallowed",
    ),
    "raw memory": (
        program(
            "view = np.lib.stride_tricks.as_strided",
            "b = x.itemsize",
            "s = (W*H*C*b, k*H*C*b, H*C*b, k*C*b, C*b, b)",
            "x = view(x, (N, W // k, k, H // k, k, C), s)",
            "return x.max(axis=(2, 4))",
            divides=True,
        ),
        "order in memory",
    ),
    "equal to everything": (
        "import numpy as np\n\n\nclass Lie(np.ndarray):\n"
        "    def __eq__(self, other):\n        return True\n\n\n"
        "def max_pool(x, k):\n    N, W, H, C = x.shape\n"
        "    return np.zeros((N, W // k, H // k, C)).view(Lie)\n",
        "no array",
    ),
}
