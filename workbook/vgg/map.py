"""VGG-16 as one line: where the six exercises lie, and what exercise 5 asks about."""

from snippets.vgg import layers
from workbook.drawing.figure import figure
from workbook.drawing.svg import WIDTH, box, dot, group, label, line, picture
from workbook.vgg.architecture import DEPTH, MIDDLE, SIDE, kind_of

HEAD, LINES = 190, (120, 140, 160)  # where the affine layers begin, and their heights
RADIUS = 9  # of a mark
NAMES = (
    "activations",
    "bias",
    "affine layer",
    "conv layer",
    "the whole network",
    "max-pooling",
)
COLUMNS = (0, 104, 226)  # of these names

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from snippets.vgg import Layer

    Place = tuple[int, int, int, int]


def maps() -> "list[tuple[Layer, Place]]":
    """Return the layers with a width and a height, each with its rectangle."""
    found, x = [], 0
    for layer in layers("D"):
        if len(layer.shape) == 3:
            wide = max(2, layer.shape[2] // DEPTH)
            high = layer.shape[0] // SIDE
            found.append((layer, (x, MIDDLE - high // 2, wide, high)))
            x += wide + (7 if layer.name.startswith(("pool", "input")) else 1)
    return found


def network() -> "list[str]":
    """Draw the layers to scale, and the way from the last map to the affine ones."""
    parts = []
    for layer, place in maps():
        parts.append(group([box(*place)], f"layer {kind_of(layer.name)}"))
    x, y, wide, high = maps()[-1][1]
    end, first = x + wide // 2, LINES[0] - 4
    parts.append(line([(end, y + high + 3), (end, first)]))
    parts.append(line([(end - 4, first - 5), (end, first), (end + 4, first - 5)]))
    for layer, y in zip(layers("D")[-3:], LINES):
        shape = box(HEAD, y, layer.shape[0] // DEPTH, 2)
        parts.append(group([shape], f"layer {kind_of(layer.name)}"))
    return parts


@figure()
def outline() -> str:
    """Draw VGG-16 to scale, with the channels of its blocks."""
    parts, said = network(), []
    for layer, (x, y, _, _) in maps():
        if layer.name.endswith("_1"):
            channels = layer.shape[2]
            parts.append(label(x, y - 5, str(channels), "note"))
            said.append(f"{layer.name} has {channels} channels")
    for layer, y in zip(layers("D")[-3:], LINES):
        parts.append(label(HEAD + 42, y - 4, layer.name, "note"))
        said.append(f"{layer.name} has {layer.shape[0]:,} outputs")
    return picture(166, "VGG-16 to scale", f"{', '.join(said)}.", parts)


def mark(number: int, x: int, y: int) -> "list[str]":
    """Draw the number of an exercise."""
    return [dot(x, y, RADIUS), label(x, y + 5, str(number), "mid strong lit")]


def below(name: str) -> "tuple[int, int]":
    """Return where a mark stands below a layer."""
    ((x, y, wide, high),) = [place for layer, place in maps() if layer.name == name]
    return x + wide // 2, y + high + RADIUS + 8


@figure()
def exercises() -> str:
    """Draw VGG-16 to scale with the numbers of the exercises."""
    end = WIDTH - 2
    parts = network()
    parts.append(line([(1, 16), (1, 10), (end, 10), (end, 16)]))
    parts.extend(mark(4, *below("conv1_1")))
    parts.extend(mark(6, *below("pool4")))
    parts.extend(mark(5, HEAD + 14, 10))
    parts.extend(mark(3, end - 34, LINES[0] - RADIUS - 3))
    parts.extend(mark(2, end - 10, LINES[0] - RADIUS - 3))
    parts.extend(mark(1, HEAD + 46, LINES[2] + 1))
    names = [f"{number + 1} {name}" for number, name in enumerate(NAMES)]
    for number, name in enumerate(names):
        row, column = divmod(number, 3)
        parts.append(label(COLUMNS[column], 192 + 20 * row, name, "note"))
    said = f"The layers of VGG-16 with the exercises: {', '.join(names)}."
    return picture(216, "Six exercises in one network", said, parts)
