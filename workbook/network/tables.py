"""The tables of named networks, as the page shows them without a script."""

from snippets.network import table
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
