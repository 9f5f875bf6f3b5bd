"""The tables of named networks, as the page shows them without a script."""

from snippets.network import Row, table
from snippets.network_table import COLUMNS, cells, totals
from snippets.networks import named


def network(name: str) -> "list[dict[str, str]]":
    """Return a row for each layer of a named network, and one for the whole."""
    found = named(name)
    rows = table(found.layers, found.image, found.channels)
    lines = [dict(zip(COLUMNS, cells(row))) for row in rows]
    said = dict(totals(rows))
    weights, biases = sum(r.weights for r in rows), sum(r.biases for r in rows)
    whole = ["all", "", f"{weights:,}", f"{biases:,}", said["parameters"]]
    whole += [said["MACs"], said["values"], "", ""]
    return lines + [dict(zip(COLUMNS, whole))]


def beside_torchinfo() -> "list[dict[str, str]]":
    """Compare three networks with what torchinfo 1.8 says of their code for PyTorch.

    What it says is computed here by its rules; a test of the session `oracles` runs it.
    """
    lines = []
    for name in ("vgg16", "lenet5", "alexnet"):
        found = named(name)
        rows = table(found.layers, found.image, found.channels)
        lines.append(
            {
                "network": found.title,
                "parameters, both": f"{sum(row.parameters for row in rows):,}",
                "MACs, here": f"{sum(row.macs for row in rows):,}",
                "mult-adds, torchinfo": f"{sum(map(mult_adds, rows)):,}",
                "values, here": f"{sum(row.activations for row in rows):,}",
                "values, torchinfo": f"{sum(map(kept_values, rows)):,}",
            }
        )
    return lines


def mult_adds(row: Row) -> int:
    """Return what torchinfo counts: each parameter once for each place of its use."""
    if row.kind not in ("conv", "affine"):
        return 0
    places = row.shape[0] * row.shape[1] if len(row.shape) == 3 else 1
    return int(row.parameters * places)


def kept_values(row: Row) -> int:
    """Return the values that torchinfo adds up: results of layers with weights."""
    return int(row.activations) if row.kind in ("conv", "affine") else 0
