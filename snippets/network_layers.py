"""The numbers of each kind of layer, from the row below and the layer's own fields.

A function returns the entries of `Numbers` from the shape to the stride. Its arguments
after the row below are the fields of `snippets.network_fields.FIELDS`, in their order.

A layer that does not fit the row below raises ValueError.
"""

from collections import namedtuple

from snippets.parameters import affine_parameters, conv_parameters
from snippets.shapes import conv_shape, padding_sides, pool_shape
from snippets.validation import TYPE_CHECKING

# Not imported from `typing`, which light Python (MicroPython) does not have.
if TYPE_CHECKING:
    from collections.abc import Callable

    Pair = tuple[int, int]
    Padding = int | str | tuple[Pair, Pair]
    Described = tuple[tuple[int, ...], int, int, int, int, Pair, Pair | None]
    Function = Callable[..., Described]


class Numbers(
    namedtuple(
        "Numbers",
        "name kind shape weights biases macs activations receptive_field stride "
        "values below",
    )
):
    """What is known of one layer.

    Attributes
    ----------
    name, kind : str
        The layer's name, or one made from its kind and a number; its kind, or "input".
    shape : tuple of int
        The activity of one image: (W, H, C), or (Z,) for a vector.
    weights, biases : int
        What the layer learns. The scales of a batch norm count as weights, its shifts
        as biases.
    macs : int
        Multiply-accumulate operations for one image.
    activations : int
        Values that the layer stores for one image. An activation overwrites the values
        below, and `flatten` only reads them in another way: both store none.
    receptive_field : (int, int)
        Sides of the rectangle of input pixels that one entry depends on.
    stride : (int, int) or None
        Distance of the rectangles of neighbouring entries, in input pixels. An affine
        layer's entries have no neighbours.
    values : list
        What the layer says of its fields, defaults filled in; of the input nothing.
    below : Numbers or None
        The layer that this one reads.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Leave out what lies below."""
        return f"{type(self).__name__}{tuple(self[:9])}"

    @property
    def parameters(self) -> int:
        """Weights and biases."""
        return int(self.weights + self.biases)


def conv(
    below: Numbers,
    filters: int,
    kernel: "Pair",
    step: "Pair",
    padding: "Padding",
    dilation: "Pair",
    groups: int,
    bias: bool,
    activation: "str | None",
) -> "Described":
    """Return the numbers of a conv layer."""
    w, h, channels = map_of(below)
    weights = conv_parameters(kernel, channels, filters, groups, False)
    biases = filters if bias else 0
    shape = (1, w, h, channels)
    _, w, h, _ = conv_shape(shape, filters, kernel, step, padding, dilation)
    field, stride = seen(below, kernel, step, dilation)
    macs, stored = w * h * weights, w * h * filters
    return (w, h, filters), weights, biases, macs, stored, field, stride


def pool(
    below: Numbers,
    kernel: "Pair",
    step: "Pair | None",
    padding: "Padding",
    ceil: bool,
) -> "Described":
    """Return the numbers of max-pooling or average pooling: nothing is learned."""
    step = step or kernel
    w, h, channels = map_of(below)
    sides = sides_of((w, h), kernel, step, padding)
    _, w, h, _ = pool_shape((1, w, h, channels), kernel, step, sides, ceil)
    field, stride = seen(below, kernel, step)
    return (w, h, channels), 0, 0, 0, w * h * channels, field, stride


def global_pool(below: Numbers) -> "Described":
    """Return the numbers of the average over a whole map, the largest window."""
    return pool(below, map_of(below)[:2], None, 0, False)


def flatten(below: Numbers) -> "Described":
    """Return the numbers of a map that is read as a vector: only the shape changes."""
    shape = (count_entries(below.shape),)
    return shape, 0, 0, 0, 0, below.receptive_field, below.stride


def affine(
    below: Numbers, units: int, bias: bool, activation: "str | None"
) -> "Described":
    """Return the numbers of an affine layer: each entry sees all entries below."""
    if len(below.shape) > 1:
        shape = "×".join([str(size) for size in below.shape])
        raise ValueError(
            f"an affine layer reads a vector, but {below.name} gives {shape}: flatten "
            "it first"
        )
    weights = affine_parameters(below.shape[0], units, False)
    biases = units if bias else 0
    return (units,), weights, biases, weights, units, seen_by_all(below), None


def activation(below: Numbers, function: str) -> "Described":
    """Return the numbers of an activation, which overwrites the values below."""
    return below.shape, 0, 0, 0, 0, below.receptive_field, below.stride


def batch_norm(below: Numbers) -> "Described":
    """Return the numbers of a batch norm: a scale and a shift for each channel."""
    shape, channels = below.shape, below.shape[-1]
    stored = count_entries(shape)
    field, stride = below.receptive_field, below.stride
    return shape, channels, channels, 0, stored, field, stride


def count_entries(shape: "tuple[int, ...]") -> int:
    """Count the entries of an activity."""
    product = 1
    for size in shape:
        product *= size
    return product


def map_of(below: Numbers) -> "tuple[int, int, int]":
    """Return the shape (W, H, C) that a layer with windows reads."""
    if len(below.shape) == 1:
        raise ValueError(
            f"the layer reads a map (W, H, C), but {below.name} gives a vector"
        )
    return below.shape


def sides_of(
    shape: "tuple[int, ...]",
    kernel: "Pair",
    step: "Pair",
    padding: "Padding",
    dilation: "Pair" = (1, 1),
) -> "tuple[Pair, Pair]":
    """Return a padding in any of its notations as (before, after) along X and Y."""
    p_x, p_y = padding if isinstance(padding, tuple) else (padding, padding)
    return (
        padding_sides(shape[0], kernel[0], step[0], p_x, dilation[0]),
        padding_sides(shape[1], kernel[1], step[1], p_y, dilation[1]),
    )


def seen(
    below: Numbers,
    kernel: "Pair",
    step: "Pair",
    dilation: "Pair" = (1, 1),
) -> "tuple[Pair, Pair]":
    """Return the receptive field and the stride of a layer with windows."""
    (r_x, r_y), (s_x, s_y) = below.receptive_field, below.stride
    field_x = r_x + dilation[0] * (kernel[0] - 1) * s_x
    field_y = r_y + dilation[1] * (kernel[1] - 1) * s_y
    return (field_x, field_y), (s_x * step[0], s_y * step[1])


def seen_by_all(below: Numbers) -> "Pair":
    """Return the receptive field of all entries of a vector together."""
    if below.stride is None:  # each has seen all there is
        return below.receptive_field
    (r_x, r_y), (s_x, s_y) = below.receptive_field, below.stride
    w, h, _ = flattened(below).shape
    return r_x + (w - 1) * s_x, r_y + (h - 1) * s_y


def flattened(row: Numbers) -> Numbers:
    """Return the row whose map a vector holds."""
    while len(row.shape) == 1:
        row = row.below
    return row


# By kind; MicroPython's functions have no attributes to mark them with.
NUMBERS: "dict[str, Function]" = {
    "conv": conv,
    "max_pool": pool,
    "average_pool": pool,
    "global_pool": global_pool,
    "flatten": flatten,
    "affine": affine,
    "activation": activation,
    "batch_norm": batch_norm,
}
