"""How many parameters a layer learns.

    affine  Z^(l) · Z^(l-1) + Z^(l)
    conv    f_X · f_Y · C^(l-1) · C^(l) + C^(l)

The weights come first, then one bias per neuron or per filter. With groups, each
filter sees C^(l-1) / groups channels.

Sizes are whole numbers from 1 on. What is not as described raises TypeError or
ValueError with the argument's name, its value and what was expected.

Source: the sizes of the weight matrix, the filters and the bias vector.
"""

from snippets.shapes import pair
from snippets.validation import checked, per_axis, positive, truth_value


@checked(inputs=positive, outputs=positive, bias=truth_value)
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
    """
    weights = outputs * inputs
    biases = outputs if bias else 0
    return weights + biases


@checked(
    kernel=per_axis,
    channels_in=positive,
    channels_out=positive,
    groups=positive,
    bias=truth_value,
)
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
    """
    f_x, f_y = pair(kernel)
    if channels_in % groups or channels_out % groups:
        both = f"{channels_in} and {channels_out}"
        raise ValueError(f"groups must divide {both}, got {groups}")
    weights = f_x * f_y * (channels_in // groups) * channels_out
    biases = channels_out if bias else 0
    return weights + biases
