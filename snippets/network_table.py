"""The table of a network as text: aligned, as CSV and as Markdown, with its totals.

FLOPs count a multiplication and an addition for each MAC. A megabyte (MB) is 10^6
bytes, a mebibyte (MiB) 2^20.
"""

from snippets.network import Row

COLUMNS = (
    "layer",
    "shape",
    "weights",
    "biases",
    "parameters",
    "MACs",
    "values",
    "receptive field",
    "stride",
)
# Bytes of a number.
PRECISIONS = (("float64", 8), ("float32", 4), ("float16", 2), ("int8", 1))


def cells(row: Row) -> "list[str]":
    """Return what the columns say of a layer; an affine layer has no stride."""
    counts = row.weights, row.biases, row.parameters, row.macs, row.activations
    stride = "–" if row.stride is None else pair_text(row.stride)
    return (
        [row.name, times(row.shape)]
        + [f"{count:,}" for count in counts]
        + [pair_text(row.receptive_field), stride]
    )


def times(sizes: "tuple[int, ...]") -> str:
    """Write sizes as a product."""
    return "×".join([str(size) for size in sizes])


def pair_text(pair: "tuple[int, int]") -> str:
    """Write a pair (X, Y); equal sides once."""
    return str(pair[0]) if pair[0] == pair[1] else times(pair)


def totals(rows: "list[Row]") -> "list[tuple[str, str]]":
    """Return what the whole network has, as (name, text).

    Parameters
    ----------
    rows : list of Row
        From `snippets.network.table`.

    Returns
    -------
    list of (str, str)
    """
    parameters = sum([row.parameters for row in rows])
    macs = sum([row.macs for row in rows])
    values = sum([row.activations for row in rows])
    found = [
        ("parameters", f"{parameters:,}"),
        ("MACs", f"{macs:,}"),
        ("FLOPs", f"{2 * macs:,}"),
        ("values", f"{values:,}"),
    ]
    for name, size in PRECISIONS:
        found.append((f"parameters in {name}", memory(parameters * size)))
        found.append((f"values in {name}", memory(values * size)))
    return found


def memory(size: int) -> str:
    """Write a number of bytes in MB and MiB."""
    return f"{size / 10**6:.2f} MB, {size / 2**20:.2f} MiB"


def as_text(rows: "list[Row]") -> str:
    """Return the table for a terminal, aligned, with its totals."""
    table = [list(COLUMNS)] + [cells(row) for row in rows]
    widths = [max([len(line[i]) for line in table]) for i in range(len(COLUMNS))]
    lines = []
    for line in table:
        padded = [line[0] + " " * (widths[0] - len(line[0]))]
        for text, width in list(zip(line, widths))[1:]:  # noqa: B905 - light Python
            padded.append(" " * (width - len(text)) + text)
        lines.append("  ".join(padded))
    said = totals(rows)
    width = max([len(name) for name, _ in said])
    told = [f"{name}{' ' * (width - len(name))}  {text}" for name, text in said]
    lines.append("")
    return "\n".join(lines + told)


def as_csv(rows: "list[Row]") -> str:
    """Return the table as comma-separated values, numbers without separators."""
    lines = [",".join(COLUMNS)]
    lines += [",".join([text.replace(",", "") for text in cells(row)]) for row in rows]
    return "\n".join(lines)


def as_markdown(rows: "list[Row]") -> str:
    """Return the table as Markdown."""
    lines = [list(COLUMNS), ["---"] + ["---:"] * (len(COLUMNS) - 1)]
    lines += [cells(row) for row in rows]
    return "\n".join(["| " + " | ".join(line) + " |" for line in lines])
