"""The configurations A to E side by side."""

from snippets.vgg import CONFIGURATIONS, HIDDEN, count_parameters, layers
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import cell, label, picture

NAMES = sorted(CONFIGURATIONS)  # a dictionary keeps no order in light Python
COLUMN, WIDE, HIGH = 64, 56, 15  # from column to column, and of a layer
MOST = max(
    max(len(block) for block in blocks) for blocks in zip(*CONFIGURATIONS.values())
)


def column(number: int, chosen: bool) -> "list[str]":
    """Draw the layers with weights of one configuration, block below block."""
    x, y, parts = number * COLUMN + 4, 34, []
    mark = " lit" if chosen else ""
    for place, block in enumerate(CONFIGURATIONS[NAMES[number]]):
        for row, (f, filters) in enumerate(block):
            text = f"{filters}" if f == 3 else f"{filters}, 1×1"
            at = x, y + row * HIGH, WIDE, HIGH
            hue = f"hue{(place + 1) % 3}{mark}"
            parts.append(cell(at, text, hue, f"network={number}"))
        y += max(len(blocks[place]) for blocks in CONFIGURATIONS.values()) * HIGH + 9
    for row, size in enumerate((HIDDEN, HIDDEN, layers()[-1].shape[0])):
        at = x, y + row * HIGH, WIDE, HIGH
        parts.append(cell(at, f"{size:,}", f"hue3{mark}", f"network={number}"))
    return parts


@figure(Slider("network", "Configuration", 0, len(NAMES) - 1, start=3, texts=NAMES))
def family(network: int) -> str:
    """Draw the family, with the totals of a chosen member."""
    parts = [label(0, 13, "Layers with weights; pooling after each block", "note")]
    for number, name in enumerate(NAMES):
        kind = "mid strong" if number == network else "mid"
        parts.append(label(number * COLUMN + 32, 29, name, kind))
        parts.extend(column(number, number == network))
    name = NAMES[network]
    table = layers(name)
    weights = len([layer for layer in table if layer.parameters])
    field = next(row for row in table if row.name == "pool5").receptive_field
    facts = (
        f"{name}: {weights} layers with weights",
        f"{count_parameters(name):,} parameters",
        f"{sum(layer.macs for layer in table):,} MACs",
        f"receptive field {field} after the last pooling",
    )
    below = 34 + bottom() + 20
    for row, text in enumerate(facts):
        parts.append(label(4, below + 18 * row, text, "strong" if not row else ""))
    said = f"Configuration {', '.join(facts)}."
    return picture(below + 62, "The VGG family", said, parts)


def bottom() -> int:
    """Return the height of a column."""
    rows = sum(
        max(len(block) for block in blocks) for blocks in zip(*CONFIGURATIONS.values())
    )
    return rows * HIGH + 5 * 9 + 3 * HIGH
