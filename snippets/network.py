"""The numbers of a network: shapes, parameters, MACs and receptive fields, row by row.

A network is a list of layers, which are dictionaries:

    [
        {"kind": "conv", "filters": 64, "kernel": 3, "activation": "relu"},
        {"kind": "max_pool", "kernel": 2},
        {"kind": "flatten"},
        {"kind": "affine", "units": 10, "name": "fc"},
    ]

`snippets.network_fields` lists the kinds, and the fields of each. `table` returns one
row per layer, the input first. A layer that cannot stand where it stands raises
LayerError with the reason and with the rows above it.

MACs are the products with weights of conv and affine layers, for one image; the scale
of a batch norm is not counted, since it can be multiplied into the layer below. A
receptive field is not cut at the image's border.

Sources: exercises 3 to 5 for sizes and parameters; for receptive fields A. Araujo,
W. Norris and J. Sim, "Computing receptive fields of convolutional neural networks",
Distill, 2019.
"""

from snippets.network_fields import kind_of, name_of, values_of
from snippets.network_formulas import formulas_of
from snippets.network_layers import NUMBERS, Numbers
from snippets.validation import is_sequence, per_axis, shown, whole_number

# What the names of layers begin with that are given none.
SHORT = {
    "conv": "conv",
    "max_pool": "pool",
    "average_pool": "pool",
    "global_pool": "global_pool",
    "flatten": "flatten",
    "affine": "fc",
    "batch_norm": "norm",
}  # an activation bears the name of its function


class LayerError(ValueError):
    """A layer that cannot stand where it stands.

    Attributes
    ----------
    row : int
        Its row in the table: 0 is the input, 1 the first layer.
    name : str
        Its name there.
    reason : str
        What is wrong.
    above : list of Row
        The rows before it.
    """

    def __init__(self, name: str, reason: str, above: "list[Row]") -> None:
        super().__init__(f"row {len(above)} ({name}): {reason}")
        self.row, self.name, self.reason = len(above), name, reason
        self.above = above


class Row(Numbers):
    """One layer with its numbers, and how they came about."""

    __slots__ = ()

    @property
    def formulas(self) -> "list[tuple[str, str]]":
        """The formula of each number with the numbers filled in: (column, formula)."""
        return formulas_of(self)


def table(
    layers: "list[dict[str, object]]",
    image: "int | tuple[int, int]" = 224,
    channels: int = 3,
) -> "list[Row]":
    """Return a row for the input and for each layer.

    Parameters
    ----------
    layers : list of dict
        The layers, from the first to the last.
    image : int or (int, int)
        Side of the image, or (W, H).
    channels : int
        Its channels C.

    Returns
    -------
    list of Row
    """
    if not is_sequence(layers):
        raise TypeError(f"layers must be a list, got {shown(layers)}")
    found: list[Row] = []
    numbered: dict[str, int] = {}
    name = "input"
    try:
        found.append(input_row(image, channels))
        for layer in layers:
            name = f"layer {len(found)}"
            kind, values = kind_of(layer), values_of(layer)
            name = name_of(layer, short_name(kind, values, numbered))
            numbers = NUMBERS[kind](found[-1], *values)
            found.append(Row(name, kind, *numbers, values, found[-1]))
    except (TypeError, ValueError) as error:
        raise LayerError(name, str(error), found) from None
    return found


def short_name(kind: str, values: "list[object]", numbered: "dict[str, int]") -> str:
    """Make a name: the second conv layer is conv2, the first ReLU relu1."""
    short = SHORT.get(kind, str(values[0]) if values else kind)
    numbered[short] = numbered.get(short, 0) + 1
    return f"{short}{numbered[short]}"


def input_row(image: "int | tuple[int, int]", channels: int) -> Row:
    """Describe the input: each entry is its own receptive field."""
    (w, h), c = per_axis("image", image), whole_number("channels", channels)
    shape, stored = (w, h, c), w * h * c
    return Row("input", "input", shape, 0, 0, 0, stored, (1, 1), (1, 1), [], None)


if __name__ == "__main__":
    from snippets.network_command import main

    raise SystemExit(main())
