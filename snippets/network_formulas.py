"""The formula of each number of a network's table, with the numbers filled in.

A formula has one part for each direction or axis that it tells apart, and a part may
begin with a few words: "W and H: ⌊(224 + 1 + 1 − 3) / 1⌋ + 1 = 224; C: 64". The
formulas follow the functions of `snippets.network_layers`.
"""

from snippets.network_layers import Numbers, flattened, sides_of

# Why a kind has none of what the column counts.
NO_WEIGHTS = {
    "input": "given, not learned: 0",
    "flatten": "the entries are only read as a vector: 0",
    "activation": "a fixed function: 0",
}
NO_PRODUCTS = {
    "input": "nothing is computed: 0",
    "flatten": NO_WEIGHTS["flatten"],
    "activation": "no weights to multiply with: 0",
    "batch_norm": "its scale can be multiplied into the weights below: 0",
}


def formulas_of(row: Numbers) -> "list[tuple[str, str]]":
    """Return (column, formula) for each number of a row, in their order."""
    sizes = windows(row)
    return [
        ("shape", shape(row, sizes)),
        ("weights", weights(row)),
        ("biases", biases(row)),
        ("parameters", f"{row.weights:,} + {row.biases:,} = {row.parameters:,}"),
        ("macs", macs(row)),
        ("activations", activations(row)),
        ("receptive_field", receptive_field(row, sizes)),
        ("stride", stride(row, sizes)),
    ]


def windows(row: Numbers) -> "list[tuple[int, ...]]":
    """Return n, before, after, f, Δ and d of a layer's windows along X and along Y.

    An affine layer reads a flattened map with one window as large as the map.
    """
    step, padding, d = None, 0, (1, 1)
    if row.kind == "conv":
        _, f, step, padding, d = row.values[:5]
    elif row.kind in ("max_pool", "average_pool"):
        f, step, padding = row.values[:3]
    elif row.kind == "global_pool" or (row.kind == "affine" and row.below.stride):
        f = flattened(row.below).shape[:2]
    else:
        return []
    size, step = flattened(row.below).shape, step or f
    p = sides_of(size, f, step, padding, d)
    return [(size[axis],) + p[axis] + (f[axis], step[axis], d[axis]) for axis in (0, 1)]


def parts(x: str, y: str, names: str = "X Y") -> str:
    """Join what is said of X and of Y; what is the same is said once."""
    if x == y:
        return x if names == "X Y" else names.replace(" ", " and ") + f": {x}"
    name_x, name_y = names.split(" ")
    return f"{name_x}: {x}; {name_y}: {y}"


def product(factors: "tuple[int, ...]") -> str:
    """Write a product and its result."""
    result = 1
    for factor in factors:
        result *= factor
    written = "·".join([f"{factor:,}" for factor in factors])
    return f"{written} = {result:,}" if len(factors) > 1 else written


def shape(row: Numbers, sizes: "list[tuple[int, ...]]") -> str:
    """Say how the sizes of the activity follow from those below."""
    if row.kind == "flatten":
        return product(row.below.shape)
    if len(row.shape) == 1:
        return f"Z: {row.shape[0]:,}"
    w, h, channels = row.shape
    x, y = f"{w:,}", f"{h:,}"
    if sizes:
        x, y = counted(sizes[0], w), counted(sizes[1], h)
    return f"{parts(x, y, 'W H')}; C: {channels:,}"


def counted(axis: "tuple[int, ...]", outputs: int) -> str:
    """Count the windows along one axis; rounded up if that gives the outputs."""
    n, before, after, f, step, d = axis
    length = f"{n:,} + {before:,} + {after:,}" if before or after else f"{n:,}"
    window = f"{f:,}" if d == 1 else f"({d:,}·({f:,} − 1) + 1)"
    whole = (n + before + after - d * (f - 1) - 1) // step + 1
    left, right = ("⌊", "⌋") if outputs == whole else ("⌈", "⌉")
    return f"{left}({length} − {window}) / {step:,}{right} + 1 = {outputs:,}"


def weights(row: Numbers) -> str:
    """Say how many weights there are."""
    if row.kind == "conv":
        filters, (f_x, f_y), groups = row.values[0], row.values[1], row.values[5]
        channels = row.below.shape[2]
        read = f"{channels:,}" if groups == 1 else f"({channels:,} / {groups:,})"
        return f"{f_x:,}·{f_y:,}·{read}·{filters:,} = {row.weights:,}"
    if row.kind == "affine":
        return product((row.below.shape[0], row.shape[0]))
    if row.kind == "batch_norm":
        return f"one scale for each channel: {row.weights:,}"
    return NO_WEIGHTS.get(row.kind, "pooling learns nothing: 0")


def biases(row: Numbers) -> str:
    """Say how many biases there are."""
    if row.kind in ("conv", "affine"):
        each = "filter" if row.kind == "conv" else "entry"
        return f"one for each {each}: {row.biases:,}" if row.biases else "left out: 0"
    if row.kind == "batch_norm":
        return f"one shift for each channel: {row.biases:,}"
    return weights(row)


def macs(row: Numbers) -> str:
    """Say how many products with weights there are."""
    if row.kind == "conv":
        w, h, _ = row.shape
        return f"positions times weights: {product((w, h, row.weights))}"
    if row.kind == "affine":
        return f"one for each weight: {row.macs:,}"
    return NO_PRODUCTS.get(row.kind, NO_PRODUCTS["activation"])


def activations(row: Numbers) -> str:
    """Say how many values the layer stores."""
    if row.kind == "flatten":
        return NO_WEIGHTS["flatten"]
    if row.kind == "activation":
        return "it overwrites the values below: 0"
    return product(row.shape)


def receptive_field(row: Numbers, sizes: "list[tuple[int, ...]]") -> str:
    """Say how far one entry sees."""
    if not sizes:
        x, y = row.receptive_field
        return ("as below: " if row.below else "itself: ") + parts(f"{x:,}", f"{y:,}")
    found = []
    for axis in (0, 1):
        seen, distance = row.below.receptive_field[axis], row.below.stride[axis]
        f, d = sizes[axis][3], sizes[axis][5]
        further = (
            f"({f:,} − 1)·{distance:,}" if d == 1 else f"{d:,}·({f:,} − 1)·{distance:,}"
        )
        found.append(f"{seen:,} + {further} = {row.receptive_field[axis]:,}")
    return parts(*found)


def stride(row: Numbers, sizes: "list[tuple[int, ...]]") -> str:
    """Say how far apart the fields of neighbouring entries are."""
    if row.stride is None:
        return "an entry of a vector has no neighbours"
    if not sizes:
        x, y = row.stride
        return ("as below: " if row.below else "itself: ") + parts(f"{x:,}", f"{y:,}")
    below = row.below.stride
    return parts(*[product((below[axis], sizes[axis][4])) for axis in (0, 1)])
