"""The layers of VGG-16 to scale, and the pixels that one entry of each depends on."""

from snippets.vgg import layers
from workbook.drawing.figure import Slider, figure
from workbook.drawing.svg import box, group, label, picture

TABLE = layers("D")
NAMES = [layer.name for layer in TABLE]
IMAGE = TABLE[0].shape[0]
SIDE, DEPTH = 2, 32  # pixels and channels in one unit of the picture
TOP, MIDDLE = 20, 76  # of the maps
FIELD = 190  # where the image with the receptive field begins
HIGH = 3  # units that show a map of one pixel


def kind_of(name: str) -> str:
    """Return the colour of a layer: that of its block; pooling and image have none."""
    if name.startswith("fc"):
        return "hue3"
    return f"hue{int(name[4]) % 3}" if name.startswith("conv") else "pad"


def entries(shape: "tuple[int, ...]") -> int:
    """Count the entries of a map."""
    product = 1
    for size in shape:
        product *= size
    return product


def maps(chosen: int) -> "list[str]":
    """Draw the maps side by side, as high as their side and as wide as their depth."""
    parts, x, flat = [], 0, 0
    for number, layer in enumerate(TABLE):
        if len(layer.shape) == 3:
            width, height = max(layer.shape[2] // DEPTH, 1), layer.shape[0] // SIDE
            shape = box(x, MIDDLE - height // 2, width, height)
            x += width + 3
        else:
            width = layer.shape[0] // DEPTH
            shape = box(flat, 150, width, HIGH)
            flat += width + 6
        kind = kind_of(layer.name) + (" lit" if number == chosen else "")
        parts.append(group([shape], f"cell {kind}", f"layer={number}"))
    return parts


@figure(Slider("layer", "Layer", 0, len(TABLE) - 1, start=4, texts=NAMES))
def architecture(layer: int) -> str:
    """Draw all maps to scale; a chosen layer shows its sizes and what it sees."""
    row = TABLE[layer]
    seen = min(row.receptive_field, IMAGE) // SIDE
    image = IMAGE // SIDE
    corner = (image - seen) // 2
    parts = [
        label(0, 13, "Maps: side upward, channels to the right", "note"),
        label(0, 144, "Fully connected: entries to the right", "note"),
        label(0, FIELD - 6, "In the image, for one entry", "note"),
        box(0, FIELD, image, image, "image"),
        group([box(corner, FIELD + corner, seen, seen)], "cell hue0 lit"),
    ] + maps(layer)
    shape = "×".join([str(size) for size in row.shape])
    facts = [
        (row.name, "strong"),
        (f"shape {shape}", ""),
        (f"entries {entries(row.shape):,}", ""),
        (f"parameters {row.parameters:,}", ""),
        (f"MACs {row.macs:,}", ""),
        (f"receptive field {row.receptive_field}", ""),
    ]
    for place, (text, kind) in enumerate(facts):
        parts.append(label(128, FIELD + 14 + 19 * place, text, kind))
    side = f"{row.receptive_field}×{row.receptive_field}"
    said = f"{row.name} has the shape {shape} and {row.parameters:,} parameters; one "
    said += f"entry depends on {side} pixels, some of which may lie beyond the border."
    return picture(FIELD + image + 2, "The layers of VGG-16 to scale", said, parts)
