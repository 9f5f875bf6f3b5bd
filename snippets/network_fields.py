"""What can be said of a layer: the kinds of layers, their fields, and their defaults.

A layer is a dictionary with its kind, what `FIELDS` lists for this kind, and a name if
it has one:

    {"kind": "conv", "filters": 64, "kernel": 3, "padding": 1, "name": "conv1_1"}

A number stands for both directions, a pair for (X, Y). A padding is a number per side,
((before, after), (before, after)), X first, "valid" for none, or "same" for what gives
⌈n/Δ⌉ outputs, as TensorFlow pads. A conv or affine layer may hold its activation.

The contract is that of `validation`.
"""

from snippets.paddings import layer_padding
from snippets.validation import (
    one_of,
    per_axis,
    per_axis_or_none,
    positive,
    shown,
    truth_value,
)

FUNCTIONS = ("relu", "elu", "gelu", "silu", "sigmoid", "tanh", "softmax")
NEEDED = "needed"  # stands for no default: the layer must say it
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
LONGEST_NAME = 40


def function_or_none(name: str, value: object) -> object:
    """Return the name of an activation function, or None where none is given."""
    return None if value is None else one_of(*FUNCTIONS)(name, value)


POOLING = (
    ("kernel", per_axis, NEEDED),
    ("stride", per_axis_or_none, None),  # None: as the kernel
    ("padding", layer_padding, 0),
    ("ceil", truth_value, False),  # round up: also count a last, partial window
)
# By kind: the fields, each with the rule that it must pass, and its default.
FIELDS = {
    "conv": (
        ("filters", positive, NEEDED),
        ("kernel", per_axis, NEEDED),
        ("stride", per_axis, (1, 1)),
        ("padding", layer_padding, 0),
        ("dilation", per_axis, (1, 1)),
        ("groups", positive, 1),
        ("bias", truth_value, True),
        ("activation", function_or_none, None),
    ),
    "max_pool": POOLING,
    "average_pool": POOLING,
    "global_pool": (),  # the average over the whole map
    "flatten": (),
    "affine": (
        ("units", positive, NEEDED),
        ("bias", truth_value, True),
        ("activation", function_or_none, None),
    ),
    "activation": (("function", one_of(*FUNCTIONS), NEEDED),),
    "batch_norm": (),
}
KINDS = (
    "conv",
    "max_pool",
    "average_pool",
    "global_pool",
    "flatten",
    "affine",
    "activation",
    "batch_norm",
)


def kind_of(layer: object) -> str:
    """Return the kind of a layer."""
    if not isinstance(layer, dict):
        raise TypeError(f"a layer must be a dictionary, got {shown(layer)}")
    if "kind" not in layer:
        raise ValueError(f"a layer needs a kind: {', '.join(KINDS)}")
    return str(one_of(*KINDS)("kind", layer["kind"]))


def values_of(layer: "dict[str, object]") -> "list[object]":
    """Return the values of a layer's fields, in the order of `FIELDS`.

    Parameters
    ----------
    layer : dict
        The layer, whose kind is known.

    Returns
    -------
    list
    """
    kind = kind_of(layer)
    values, said = [], 1 + ("name" in layer)
    for field, rule, default in FIELDS[kind]:
        if field in layer:
            values.append(rule(field, layer[field]))
            said += 1
        elif default is NEEDED:
            raise ValueError(f"{kind} needs {field}")
        else:
            values.append(default)
    if said < len(layer):
        raise unknown_field(kind, layer)
    return values


def unknown_field(kind: str, layer: "dict[str, object]") -> ValueError:
    """Make the error for a field that a kind does not have."""
    known = ["kind"] + [field for field, _, _ in FIELDS[kind]] + ["name"]
    odd = sorted([shown(field) for field in layer if field not in known])
    return ValueError(f"{kind} has no {odd[0]}: it has {', '.join(known[1:])}")


def name_of(layer: "dict[str, object]", otherwise: str) -> str:
    """Return the name of a layer, or another for one without."""
    name = layer.get("name")
    if name is None:
        return otherwise
    if not isinstance(name, str):
        raise TypeError(f"name must be a string, got {shown(name)}")
    odd = [sign for sign in name if sign not in SIGNS]
    if odd or not name or name[0] in SIGNS[52:] or len(name) > LONGEST_NAME:
        raise ValueError(
            f"name must be a letter and up to {LONGEST_NAME - 1} letters, digits, _ "
            f"or -, got {shown(name)}"
        )
    return name
