"""The tables of exercise 5, computed from the snippets.

MACs and activations are shown in millions or billions, so that a phone shows a table
whole.
"""

from math import prod

from snippets.vgg import CONFIGURATIONS, layers

# Table 2 of the paper, in millions: what was published, to compare with.
PUBLISHED = {"A": 133, "B": 133, "C": 134, "D": 138, "E": 144}
NAMES = {"A": "A (VGG-11)", "B": "B (VGG-13)", "D": "D (VGG-16)", "E": "E (VGG-19)"}


def millions(count: int) -> str:
    """Write a count in millions, with one decimal."""
    return f"{count / 1e6:,.1f}"


def per_layer() -> list[dict[str, object]]:
    """List the layers of VGG-16 with shape, parameters, MACs and receptive field."""
    table = layers("D")
    rows: list[dict[str, object]] = [
        {
            "Layer": layer.name,
            "Shape": layer.shape,
            "Parameters": layer.parameters,
            "MACs, millions": millions(layer.macs),
            "Receptive field": layer.receptive_field,
        }
        for layer in table
    ]
    total: dict[str, object] = {
        "Layer": "Total",
        "Shape": "",
        "Parameters": sum(layer.parameters for layer in table),
        "MACs, millions": millions(sum(layer.macs for layer in table)),
        "Receptive field": "",
    }
    return [*rows, total]


def family() -> list[dict[str, object]]:
    """Compare the configurations A to E with the published numbers."""
    rows: list[dict[str, object]] = []
    for name in CONFIGURATIONS:
        table = layers(name)
        last_pool = next(layer for layer in table if layer.name == "pool5")
        rows.append(
            {
                "Configuration": NAMES.get(name, name),
                "Parameters": sum(layer.parameters for layer in table),
                "Paper, millions": PUBLISHED[name],
                "MACs, billions": f"{sum(layer.macs for layer in table) / 1e9:.2f}",
                "Receptive field": last_pool.receptive_field,
            }
        )
    return rows


def by_block() -> list[dict[str, object]]:
    """Sum parameters, MACs and stored activations block by block."""
    table = layers("D")
    total = sum(layer.parameters for layer in table)
    rows: list[dict[str, object]] = []
    for title, letters in {
        "Input": ("input",),
        **{f"Block {n}": (f"conv{n}_", f"pool{n}") for n in range(1, 6)},
        "Fully connected": ("fc",),
    }.items():
        block = [layer for layer in table if layer.name.startswith(letters)]
        parameters = sum(layer.parameters for layer in block)
        activations = sum(prod(layer.shape) for layer in block)
        rows.append(
            {
                "Block": title,
                "Parameters": parameters,
                "Share": f"{parameters / total:.1%}",
                "MACs, millions": millions(sum(layer.macs for layer in block)),
                "Activations, millions": f"{activations / 1e6:.2f}",
            }
        )
    return rows
