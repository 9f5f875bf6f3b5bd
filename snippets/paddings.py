"""The rules for a padding, in each way to write one.

Along one axis a padding is a number of positions per side, a pair (before, after),
or a word: "valid" adds nothing and "same" adds what gives ⌈n/Δ⌉ outputs. A layer
takes one padding for both axes or ((before, after), (before, after)), X first.

The contract is that of `validation`.
"""

from snippets.validation import entries, is_sequence, shown, whole_number

WORDS = ("valid", "same")
PAIR = "a pair (before, after)"
PAIRS = "((before, after), (before, after))"


def sides(name: str, value: object) -> "tuple[int, int]":
    """Return the positions (before, after) of one axis."""
    before, after = entries(name, value, 2, PAIR)
    return (
        whole_number(f"{name}[0]", before, 0),
        whole_number(f"{name}[1]", after, 0),
    )


def pool_axis_padding(name: str, value: object) -> "int | tuple[int, int]":
    """Refuse what is no padding of one axis of pooling, where words do not occur."""
    return sides(name, value) if is_sequence(value) else whole_number(name, value, 0)


def axis_padding(name: str, value: object) -> "int | str | tuple[int, int]":
    """Refuse what is no padding of one axis."""
    if not isinstance(value, str):
        return pool_axis_padding(name, value)
    if value not in WORDS:
        raise ValueError(f'{name} must be "valid" or "same", got {shown(value)}')
    return value


def pool_padding(name: str, value: object) -> "int | tuple[tuple[int, int], ...]":
    """Refuse what is no padding of a pooling layer."""
    if not is_sequence(value):
        return whole_number(name, value, 0)
    x, y = entries(name, value, 2, f"an integer or {PAIRS}")
    if isinstance(x, str) or isinstance(y, str):
        raise TypeError(
            f"{name} must be one word for both axes or {PAIRS}, got {shown(value)}"
        )
    if not is_sequence(x) and not is_sequence(y):
        a, b = whole_number(f"{name}[0]", x, 0), whole_number(f"{name}[1]", y, 0)
        raise ValueError(
            f"{name} must be written per axis, as {PAIRS}, got {shown(value)}: "
            f"write {shown(((a, a), (b, b)))} for {shown(a)} per side along X and "
            f"{shown(b)} along Y, or {shown(((a, b), (a, b)))} for before and after"
        )
    return sides(f"{name}[0]", x), sides(f"{name}[1]", y)


def layer_padding(
    name: str, value: object
) -> "int | str | tuple[tuple[int, int], ...]":
    """Refuse what is no padding of a conv layer."""
    if isinstance(value, str):
        axis_padding(name, value)
        return value
    return pool_padding(name, value)
