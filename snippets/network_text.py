"""A network as text: one layer on a line, to type, to keep and to send.

    input 32x32 1
    conv 6 5 activation=tanh
    average_pool 2
    flatten
    affine 10 name=out    # what follows # is not read

A line has the kind of layer, what it needs in the order of `snippets.network_fields`,
and `field=value` for the rest. The input is its size and its channels. A pair (X, Y) is
written `3x5`, a padding with sides ((before, after), (before, after)) `1+2x0+0`, and a
truth value `yes` or `no`.
"""

from snippets.network_fields import FIELDS, NEEDED
from snippets.networks import Network
from snippets.validation import shown

LONGEST_TEXT = 20_000  # signs: more layers than any network has that is written by hand
NUMERALS = "0123456789"
MOST_SIGNS = 9
TRUTH = {"yes": True, "no": False}


class LineError(ValueError):
    """A line that is no layer.

    Attributes
    ----------
    line : int
        Its number in the text, from 1.
    reason : str
        What is wrong with it.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def read_text(
    text: str, known: "dict[str, dict[str, object]] | None" = None
) -> "tuple[Network, list[int]]":
    """Read a network; nothing is said yet of whether its layers fit.

    Parameters
    ----------
    text : str
        The network as text.
    known : dict, optional
        Layers by their line: what is in it is not read again, and what is read is put
        into it.

    Returns
    -------
    network : Network
    lines : list of int
        The line of the input and of each layer.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, got {shown(text)}")
    if len(text) > LONGEST_TEXT:
        raise ValueError(
            f"text must have at most {LONGEST_TEXT:,} signs, got {len(text):,}"
        )
    image: object = None
    channels: object = None
    layers: list[dict[str, object]] = []
    lines: list[int] = []
    known = {} if known is None else known
    for number, line in enumerate(text.split("\n"), 1):
        if lines and line in known:
            layers.append(known[line])
        else:
            words = line.split("#")[0].split()
            if not words:
                continue
            if lines:
                known[line] = read_layer(number, words)
                layers.append(known[line])
            else:
                image, channels = read_input(number, words)
        lines.append(number)
    if not lines:
        raise LineError(1, "a network begins with `input 224x224 3`, got nothing")
    return Network("A network", layers, image, channels), lines


def read_input(line: int, words: "list[str]") -> "tuple[object, object]":
    """Read the size of the image and its channels."""
    if words[0] != "input" or len(words) != 3:
        got = shown(" ".join(words))
        raise LineError(line, f"a network begins with `input 224x224 3`, got {got}")
    return read_value(line, "image", words[1]), read_value(line, "channels", words[2])


def read_layer(line: int, words: "list[str]") -> "dict[str, object]":
    """Read one layer."""
    kind = words[0]
    if kind not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise LineError(line, f"a layer is one of {known}, got {shown(kind)}")
    found: dict[str, object] = {"kind": kind}
    needed = [field for field, _, default in FIELDS[kind] if default is NEEDED]
    for word in words[1:]:
        field, equals, text = word.partition("=")
        if not equals:
            if not needed:
                raise LineError(line, f"{kind} needs no {shown(word)} there")
            field, text = needed.pop(0), word
        if field in found:
            raise LineError(line, f"{kind} has {field} twice")
        found[field] = text if field == "name" else read_value(line, field, text)
    return found


def read_value(line: int, field: str, text: str) -> object:
    """Read a number, a pair, sides, a truth value or a word."""
    if text in TRUTH:
        return TRUTH[text]
    if not text or text[0] not in NUMERALS:
        return text
    if "x" not in text and "+" not in text:
        return read_digits(line, field, text)
    parts = text.split("x")
    if field != "padding":
        return [read_digits(line, field, part) for part in parts]
    sides = [[read_digits(line, field, s) for s in part.split("+")] for part in parts]
    if [len(each) for each in sides] != [2, 2]:
        both = "a number, or before+after along X and along Y, as in 1+1x2+2"
        raise LineError(line, f"padding must be {both}, got {shown(text)}")
    return sides


def read_digits(line: int, field: str, text: str) -> int:
    """Read a whole number."""
    if not text or len(text) > MOST_SIGNS or text.strip(NUMERALS):
        most = f"a whole number of at most {MOST_SIGNS} digits"
        raise LineError(line, f"{field} must be {most}, got {shown(text)}")
    return int(text)


def write_text(network: Network) -> str:
    """Write a network, so that `read_text` gives it back.

    Parameters
    ----------
    network : Network
        Whose layers say what `snippets.network_fields` knows.

    Returns
    -------
    str
    """
    lines = [f"input {spelled(network.image)} {network.channels}"]
    for each in network.layers:
        words = [str(each["kind"])]
        for field, _, default in FIELDS[words[0]]:
            if default is NEEDED:
                words.append(spelled(each[field]))
            elif field in each and each[field] is not None:
                words.append(f"{field}={spelled(each[field])}")
        if each.get("name") is not None:
            words.append(f"name={each['name']}")
        lines.append(" ".join(words))
    return "\n".join(lines)


def spelled(value: object) -> str:
    """Write one value of a field."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        sides = ["+".join([str(s) for s in e]) if is_pair(e) else str(e) for e in value]
        return "x".join(sides)
    return str(value)


def is_pair(value: object) -> bool:
    """Tell whether a value has parts."""
    return isinstance(value, (list, tuple))
