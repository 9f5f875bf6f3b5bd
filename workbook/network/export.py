"""Writes a network as code for PyTorch and Keras.

Both take sizes as (height, width), here X, the width, comes first. PyTorch pads both
sides alike, so that other paddings become a layer of their own; Keras knows "same" and
"valid". Padding of max-pooling is −∞, which never is the maximum.

The number of parameters and the shapes of the code are those of the table; a session
of the tests runs it. An average over a padded window counts the padding, as PyTorch's
default does; Keras leaves it out under "same".
"""

from snippets.network import Row
from snippets.network_layers import sides_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from snippets.network_layers import Padding

TORCH_FUNCTIONS = {
    "relu": "nn.ReLU()",
    "elu": "nn.ELU()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "softmax": "nn.Softmax(dim=1)",
}
LOWEST = "float('-inf')"


def pytorch(rows: "list[Row]") -> str:
    """Return a program that builds the network in PyTorch.

    Parameters
    ----------
    rows : list of Row
        From `snippets.network.table`.

    Returns
    -------
    str
    """
    w, h, c = rows[0].shape
    lines = [f"    {line}," for row in rows[1:] for line in torch_layer(row)]
    return "\n".join(
        [
            "from torch import nn",
            "",
            f"# Input: (N, {c}, {h}, {w})",
            "model = nn.Sequential(",
        ]
        + lines
        + [")"]
    )


def torch_layer(row: Row) -> "list[str]":
    """Return the layers of PyTorch that do what one layer does."""
    kind, values = row.kind, row.values
    if kind == "conv":
        filters, kernel, step, padding, dilation, groups, bias, function = values
        before, own = torch_padding(row, kernel, step, padding, dilation, "0")
        options = f"{row.below.shape[2]}, {filters}, {flipped(kernel)}, {flipped(step)}"
        options += f", {own}, {flipped(dilation)}, {groups}, {bias}"
        return before + [f"nn.Conv2d({options})"] + torch_function(function)
    if kind in ("max_pool", "average_pool"):
        kernel, step, padding, ceil = values
        name, fill = ("Max", LOWEST) if kind == "max_pool" else ("Avg", "0")
        step = step or kernel
        before, own = torch_padding(row, kernel, step, padding, (1, 1), fill)
        options = f"{flipped(kernel)}, {flipped(step)}, {own}, ceil_mode={ceil}"
        return before + [f"nn.{name}Pool2d({options})"]
    if kind == "affine":
        units, bias, function = values
        linear = f"nn.Linear({row.below.shape[0]}, {units}, {bias})"
        return [linear] + torch_function(function)
    if kind == "batch_norm":
        return [f"nn.BatchNorm{'1d' if len(row.shape) == 1 else '2d'}({row.shape[-1]})"]
    if kind == "activation":
        return torch_function(values[0])
    return ["nn.AdaptiveAvgPool2d(1)" if kind == "global_pool" else "nn.Flatten()"]


def torch_function(name: "str | None") -> "list[str]":
    """Return the layer of an activation function, if there is one."""
    return [] if name is None else [TORCH_FUNCTIONS[name]]


def torch_padding(
    row: Row,
    kernel: "tuple[int, int]",
    step: "tuple[int, int]",
    padding: "Padding",
    dilation: "tuple[int, int]",
    fill: str,
) -> "tuple[list[str], str]":
    """Return a padding layer, where one is needed, and the padding of the layer itself.

    PyTorch's own is alike on both sides, and for pooling at most half of the kernel.
    """
    x, y = sides_of(row.below.shape, kernel, step, padding, dilation)
    alike = x[0] == x[1] and y[0] == y[1]
    small = row.kind == "conv" or (2 * x[0] <= kernel[0] and 2 * y[0] <= kernel[1])
    if alike and small:
        return [], flipped((x[0], y[0]))
    return [f"nn.ConstantPad2d({x + y}, {fill})"], "0"


def flipped(pair: "tuple[int, int]") -> str:
    """Write (X, Y) as the libraries want it, (height, width); equal ones once."""
    return str(pair[0]) if pair[0] == pair[1] else str((pair[1], pair[0]))


def keras(rows: "list[Row]") -> str:
    """Return a program that builds the network in Keras.

    Parameters
    ----------
    rows : list of Row
        From `snippets.network.table`.

    Returns
    -------
    str
    """
    w, h, c = rows[0].shape
    lines = [f"    {line}," for row in rows[1:] for line in keras_layer(row)]
    return "\n".join(
        [
            "import keras",
            "from keras import layers",
            "",
            "model = keras.Sequential([",
            f"    keras.Input(({h}, {w}, {c})),",
        ]
        + lines
        + ["])"]
    )


def keras_layer(row: Row) -> "list[str]":
    """Return the layers of Keras that do what one layer does."""
    kind, values = row.kind, row.values
    if kind == "conv":
        filters, kernel, step, padding, dilation, groups, bias, function = values
        before, word = keras_padding(row, kernel, step, padding, dilation, False)
        options = f"{filters}, {flipped(kernel)}, {flipped(step)}, {word!r}"
        options += f", dilation_rate={flipped(dilation)}, groups={groups}"
        return before + [f"layers.Conv2D({options}{keras_ending(bias, function)})"]
    if kind in ("max_pool", "average_pool"):
        kernel, step, padding, ceil = values
        name, step = ("Max" if kind == "max_pool" else "Average"), step or kernel
        before, word = keras_padding(row, kernel, step, padding, (1, 1), ceil)
        options = f"{flipped(kernel)}, {flipped(step)}, {word!r}"
        return before + [f"layers.{name}Pooling2D({options})"]
    if kind == "affine":
        units, bias, function = values
        return [f"layers.Dense({units}{keras_ending(bias, function)})"]
    if kind == "activation":
        return [f"layers.Activation({values[0]!r})"]
    if kind == "global_pool":
        return ["layers.GlobalAveragePooling2D(keepdims=True)"]
    if kind == "flatten":
        return ["layers.Flatten()"]
    return ["layers.BatchNormalization()"]


def keras_ending(bias: bool, function: "str | None") -> str:
    """Return the options of a layer with weights that are not the default."""
    ending = "" if bias else ", use_bias=False"
    return ending if function is None else f"{ending}, activation={function!r}"


def keras_padding(
    row: Row,
    kernel: "tuple[int, int]",
    step: "tuple[int, int]",
    padding: "Padding",
    dilation: "tuple[int, int]",
    ceil: bool,
) -> "tuple[list[str], str]":
    """Return a padding layer, where one is needed, and Keras' word for the padding.

    A last window that is only partly there takes entries that are padded, too: zeros,
    which after a ReLU are no maximum over any other entry.
    """
    if padding == "same" and not ceil:
        return [], "same"
    x, y = sides_of(row.below.shape, kernel, step, padding, dilation)
    if ceil:
        x = filled(row.below.shape[0], row.shape[0], x, kernel[0], step[0])
        y = filled(row.below.shape[1], row.shape[1], y, kernel[1], step[1])
    if x + y == (0, 0, 0, 0):
        return [], "valid"
    return [f"layers.ZeroPadding2D({(y, x)})"], "valid"


def filled(
    size: int, outputs: int, sides: "tuple[int, int]", kernel: int, step: int
) -> "tuple[int, int]":
    """Return a padding after which the last window is whole."""
    needed = (outputs - 1) * step + kernel - size - sides[0]
    return sides[0], max(sides[1], needed)
