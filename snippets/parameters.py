"""How many parameters a layer learns.

    affine  Z^(l) · Z^(l-1) + Z^(l)
    conv    f_X · f_Y · C^(l-1) · C^(l) + C^(l)

The weights come first, then one bias per neuron or per filter. With groups, each
filter sees C^(l-1) / groups channels.

Source: the sizes of the weight matrix, the filters and the bias vector.
"""

from snippets.validation import per_axis, whole_number


def affine_parameters(inputs: int, outputs: int, bias: bool = True) -> int:
    """Count the parameters of a fully connected layer.

    Parameters
    ----------
    inputs, outputs : int
        Layer sizes Z^(l-1) and Z^(l).
    bias : bool
        Whether the layer has a bias vector.

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer or `bias` is not a truth value.
    """
    inputs = whole_number("inputs", inputs)
    outputs = whole_number("outputs", outputs)
    return outputs * inputs + bias_entries(outputs, bias)


def conv_parameters(
    kernel: int | tuple[int, int],
    channels_in: int,
    channels_out: int,
    groups: int = 1,
    bias: bool = True,
) -> int:
    """Count the parameters of a conv layer.

    Parameters
    ----------
    kernel : int or (int, int)
        Filter size, one for both directions or (f_X, f_Y).
    channels_in, channels_out : int
        Channels C^(l-1) and C^(l).
    groups : int
        Number of groups; divides both channel counts.
    bias : bool
        Whether each filter has a bias.

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer or `groups` does not divide.
    """
    f_x, f_y = per_axis("kernel", kernel)
    c_in = whole_number("channels_in", channels_in)
    c_out = whole_number("channels_out", channels_out)
    groups = whole_number("groups", groups)
    if c_in % groups or c_out % groups:
        raise ValueError(f"groups must divide {c_in} and {c_out}, got {groups}")
    return f_x * f_y * (c_in // groups) * c_out + bias_entries(c_out, bias)


def bias_entries(count: int, bias: bool) -> int:
    """Return `count` if the layer has biases, else 0."""
    if not isinstance(bias, bool):
        raise TypeError(f"bias must be True or False, got {bias!r}")
    return count if bias else 0
