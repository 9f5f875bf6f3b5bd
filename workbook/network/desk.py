"""What the calculator asks: JSON in, JSON out.

A network is the text of `snippets.network_text`. It is data, from the reader or from an
address, and nothing of it is run.
"""

import json

from snippets.network import LayerError, Row, table
from snippets.network_fields import FIELDS, FUNCTIONS, KINDS, NEEDED
from snippets.network_layers import NUMBERS
from snippets.network_table import (
    COLUMNS,
    as_csv,
    as_markdown,
    cells,
    pair_text,
    times,
    totals,
)
from snippets.network_text import LineError, read_text, spelled
from snippets.networks import NAMES, Network, named
from workbook.network.export import keras, pytorch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# What a new layer says of the fields that it must say.
FIRST = {"filters": "64", "kernel": "3", "units": "10", "function": "relu"}
FIRST_POOL = {"kernel": "2"}
READ: "dict[str, dict[str, object]]" = {}  # a change leaves most lines as they were
MOST_READ = 2000
WRITERS: "dict[str, Callable[[list[Row]], str]]" = {
    "csv": as_csv,
    "markdown": as_markdown,
    "pytorch": pytorch,
    "keras": keras,
}


def describe(request: str) -> str:
    """Return the columns, the kinds with their fields, and the named networks."""
    kinds = []
    for kind in KINDS:
        fields = []
        for name, _, default in FIELDS[kind]:
            first = (FIRST_POOL if "pool" in kind else FIRST).get(name, "")
            plain = "" if default in (NEEDED, None) else typed(default)
            needed = default is NEEDED
            options = choices(name, default, needed)
            field = {"name": name, "needed": needed, "options": options}
            field["first"], field["default"] = first, plain
            fields.append(field)
        kinds.append({"kind": kind, "fields": fields})
    titles = [[name, named(name).title] for name in NAMES]
    return json.dumps({"columns": COLUMNS, "kinds": kinds, "networks": titles})


def typed(value: object) -> str:
    """Write a value as a reader types it: a pair of equal numbers as one."""
    text = spelled(value)
    first, by, second = text.partition("x")
    return first if by and first == second and "+" not in first else text


def choices(name: str, default: object, needed: bool) -> "list[str]":
    """Return the values among which a field chooses; none if it is typed."""
    if isinstance(default, bool):
        return ["yes", "no"]
    if name in ("activation", "function"):
        return ([] if needed else [""]) + list(FUNCTIONS)
    return []


def load(request: str) -> str:
    """Return a network as image, channels and layers: by its name, or from its text."""
    asked = json.loads(request)
    try:
        network = (
            named(asked["name"]) if "name" in asked else read_text(asked["text"])[0]
        )
        return json.dumps(spread(network))
    except (TypeError, ValueError) as error:
        return json.dumps({"flaw": str(error)})


def spread(network: Network) -> "dict[str, object]":
    """Return a network with each value as a reader would type it."""
    layers = []
    for layer in network.layers:
        pairs = [
            [name, typed(value)] for name, value in layer.items() if value is not None
        ]
        layers.append([pair for pair in pairs if pair[1] != ""])
    size = spelled(network.image)
    return {"image": size, "channels": str(network.channels), "layers": layers}


def compute(request: str) -> str:
    """Return the table of a network, or the part above a layer that cannot stand."""
    try:
        rows, flaw = rows_of(json.loads(request)["text"])
    except ValueError as error:  # longer than any network
        rows, flaw = [], told(0, str(error))
    lines = [[row.kind] + cells(row) for row in rows]
    return json.dumps({"rows": lines, "totals": totals(rows), "flaw": flaw})


def rows_of(text: str) -> "tuple[list[Row], dict[str, object] | None]":
    """Return the rows of a network as text, and what is wrong with the next one."""
    if len(READ) > MOST_READ:
        READ.clear()
    try:
        network, _ = read_text(text, READ)
    except LineError as error:
        if error.line == 1:
            return [], told(0, error.reason)
        above = "\n".join(text.split("\n")[: error.line - 1])
        rows, flaw = rows_of(above)
        return rows, flaw or told(error.line - 1, error.reason)
    try:
        return table(network.layers, network.image, network.channels), None
    except LayerError as error:
        return error.above, told(error.row, error.reason)


def told(row: int, reason: str) -> "dict[str, object]":
    """Say what is wrong with a row."""
    return {"row": row, "reason": reason}


def explain(request: str) -> str:
    """Return the formula of each number of one row, and what other conventions give."""
    asked = json.loads(request)
    rows, _ = rows_of(asked["text"])
    row = rows[asked["row"]]
    return json.dumps([list(pair) for pair in row.formulas] + conventions(row))


def conventions(row: Row) -> "list[list[str]]":
    """Return the shapes under each convention, where they differ."""
    found = []
    for name, changed in variants(row):
        try:
            shape = NUMBERS[row.kind](row.below, *changed)[0]
        except ValueError as error:
            found.append([name, str(error)])
        else:
            found.append([name, times(shape)])
    return found if len({shape for _, shape in found}) > 1 else []


def variants(row: Row) -> "list[tuple[str, list[object]]]":
    """Return the fields of a layer with windows under each convention."""
    if row.kind not in ("conv", "max_pool", "average_pool"):
        return []
    place = 3 if row.kind == "conv" else 2
    (f_x, f_y) = row.values[place - 2]
    half = ((f_x // 2, f_x // 2), (f_y // 2, f_y // 2))
    paddings = [
        ("no padding", "valid"),
        ("same, as TensorFlow and JAX pad", "same"),
        (
            f"{pair_text((f_x // 2, f_y // 2))} on both sides, as is usual in PyTorch",
            half,
        ),
    ]
    found = []
    for name, padding in paddings:
        changed = list(row.values)
        changed[place] = padding
        found.append((name, changed))
        if row.kind != "conv":
            changed[3] = False
            found[-1] = (f"{name}, rounded down", changed)
            found.append((f"{name}, rounded up", changed[:3] + [True]))
    return found


def write(request: str) -> str:
    """Return a network as CSV, Markdown, or code for PyTorch or Keras."""
    asked = json.loads(request)
    rows, flaw = rows_of(asked["text"])
    if flaw:
        return json.dumps({"flaw": f"row {flaw['row']}: {flaw['reason']}"})
    return json.dumps({"written": WRITERS[asked["form"]](rows)})
