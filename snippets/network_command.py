"""``python -m snippets.network vgg16``: the table of a network in a terminal."""

import argparse
import json
import sys
from pathlib import Path

from snippets.network import LayerError, Row, table
from snippets.network_table import as_csv, as_markdown, as_text
from snippets.network_text import LineError, read_text
from snippets.networks import NAMES, Network, named


class NetworkError(Exception):
    """What the reader is told instead of a traceback."""


def main(arguments: list[str] | None = None) -> int:
    """Print the table of the network that the arguments name.

    Parameters
    ----------
    arguments : list of str, optional
        Those of the command line if not given.

    Returns
    -------
    int
        0, or 1 if there is no table.
    """
    parser = argparse.ArgumentParser(
        prog="python -m snippets.network",
        description="Shapes, parameters, MACs and receptive fields of a network.",
        epilog="A file has one layer on a line (see snippets/network_text.py), or is "
        'JSON: {"image": 224, "channels": 3, "layers": [{"kind": "conv", …}, …]}.',
    )
    parser.add_argument("network", help=f"{', '.join(NAMES)}, or a file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", dest="write", action="store_const", const=as_csv)
    form.add_argument(
        "--markdown", dest="write", action="store_const", const=as_markdown
    )
    chosen = parser.parse_args(arguments)
    try:
        print((chosen.write or as_text)(rows_of(chosen.network)))
    except NetworkError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def rows_of(name: str) -> list[Row]:
    """Return the table of a network by its name or its file."""
    if name in NAMES:
        network = named(name)
        return table(network.layers, network.image, network.channels)
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(NAMES)
        raise NetworkError(f"{name} is none of {known}, nor a file: {error}") from None
    return (
        from_json(name, text) if text.lstrip()[:1] in "{[" else from_lines(name, text)
    )


def from_lines(name: str, text: str) -> list[Row]:
    """Return the table of a network as text; name the line that is wrong."""
    try:
        network, lines = read_text(text)
    except LineError as error:
        raise NetworkError(f"{name}, {error}") from None
    except ValueError as error:
        raise NetworkError(f"{name}: {error}") from None
    try:
        return table(network.layers, network.image, network.channels)
    except LayerError as error:
        line = lines[error.row]
        raise NetworkError(
            f"{name}, line {line}: {error.name}: {error.reason}"
        ) from None


def from_json(name: str, text: str) -> list[Row]:
    """Return the table of a network as JSON; name the line or layer that is wrong."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise NetworkError(f"{name}, line {error.lineno}: {error.msg}") from None
    if isinstance(found, list):
        found = {"layers": found}
    odd = set(found) - {"layers", "image", "channels"}
    if odd or "layers" not in found:
        fields = "image, channels and layers"
        raise NetworkError(f"{name}: a network has {fields}, got {', '.join(found)}")
    network = Network(name, **({"image": 224, "channels": 3, **found}))
    try:
        return table(network.layers, network.image, network.channels)
    except LayerError as error:
        message = f"{name}, layer {error.row} ({error.name}): {error.reason}"
        raise NetworkError(message) from None
    except TypeError as error:
        raise NetworkError(f"{name}: {error}") from None
