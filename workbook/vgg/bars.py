"""What each layer of a VGG network has of the parameters, the work and the memory."""

from snippets.vgg import CONFIGURATIONS, Layer, layers
from workbook.drawing.figure import Choice, Slider, figure
from workbook.drawing.svg import box, group, label, picture
from workbook.vgg.architecture import entries, kind_of

QUANTITIES = [
    ("parameters", "Parameters"),
    ("macs", "MACs"),
    ("activations", "Activations"),
]
NAMES = sorted(CONFIGURATIONS)  # a dictionary keeps no order in light Python
ROW = 17  # units from line to line
LEFT, RIGHT = 62, 216  # of the bars
MOST_ROWS = max(len(layers(name)) for name in CONFIGURATIONS)


def amount(layer: Layer, quantity: str) -> int:
    """Return what a layer has of a quantity."""
    if quantity == "activations":
        return entries(layer.shape)
    return int(getattr(layer, quantity))


def thousandths(part: int, whole: int) -> int:
    """Return a share in thousandths, rounded half up."""
    return (2000 * part + whole) // (2 * whole)


@figure(
    Choice("quantity", "Show", QUANTITIES),
    Slider("network", "Configuration", 0, 4, start=3, texts=NAMES),
)
def shares(quantity: str, network: int) -> str:
    """Draw one bar for each layer, as long as its share."""
    name = NAMES[network]
    table = layers(name)
    amounts = [amount(layer, quantity) for layer in table]
    total, largest = sum(amounts), max(amounts)
    title = dict(QUANTITIES)[quantity]
    parts = [label(0, 13, f"{title} of configuration {name}: {total:,}", "strong")]
    for place, (layer, count) in enumerate(zip(table, amounts)):
        y = 22 + ROW * place
        length = count * (RIGHT - LEFT) // largest
        share = thousandths(count, total)
        bar = box(LEFT, y, max(length, 1 if count else 0), ROW - 4)
        parts.append(label(0, y + 11, layer.name, "note"))
        parts.append(group([bar], f"cell {kind_of(layer.name)} lit"))
        text = f"{share // 10}.{share % 10}%" if count else "–"
        parts.append(label(320, y + 11, text, "note end"))
    most = table[amounts.index(largest)].name
    share = thousandths(largest, total)
    said = f"Of {total:,} {title.lower() if quantity != 'macs' else title} {most} has "
    said += f"the largest share, {share // 10}.{share % 10}%."
    return picture(22 + ROW * MOST_ROWS, "What each layer has", said, parts)
