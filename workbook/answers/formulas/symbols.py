"""The symbols that a reader may use in one question, and what each stands for."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FUNCTIONS = (
    "exp", "log", "ln", "max", "min", "relu", "ReLU", "abs", "sign", "sgn", "sqrt",
    "step", "heaviside", "H", "Θ", "θ", "int", "float", "bool", "where",
)  # fmt: skip
LONGEST = 40  # of a name that a message quotes
FAR = 3  # a word that differs in so many letters is no misprint


class ReadError(Exception):
    """A text that is no formula of the question; the message says what and where."""


class Symbols:
    """The names of a question, as its author lists them.

    Parameters
    ----------
    names : sequence of str
        "a_j^(l-1)" is a symbol with an index in layer l-1, "δ_jk" allows the
        Kronecker delta, and the letters below symbols are the question's indices.
        "s_j = a_j^(l)" is a second name, "softmax(a)_j = a_j^(l)" one that takes an
        argument. "a_j = a_j^(l-1)" after "a_j^(l-1)" and "a_j^(l)" says which of
        them is meant where the layer is left out. What begins with ∂ is understood,
        but not listed in messages.
    """

    def __init__(self, names: "Sequence[str]") -> None:
        self.listed = [name for name in names if "=" not in name and name[0] != "∂"]
        self.indices = ""
        self.sizes: dict[str, int] = {}
        self.layers: dict[str, list[str]] = {}
        self.arguments: dict[str, str] = {}
        self.meanings: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        for name in names:
            self.add(*name.split(" = "))

    def add(self, name: str, meaning: str = "") -> None:
        """Enter one name, and the symbol that it is a second name of."""
        base, indices, layer = parts(name)
        if base.endswith(")"):
            base, argument = base[:-1].split("(")
            self.arguments[base] = argument
        if meaning and base in self.sizes:
            self.defaults[base] = parts(meaning)[2]
            return
        if meaning:
            original, _, layer = parts(meaning)
            self.meanings[base] = written(original, "", layer)
        self.sizes[base] = len(indices)
        self.layers.setdefault(base, [])
        if layer:
            self.layers[base].append(layer)
        if not meaning:
            self.indices += indices

    def key(self, base: str, layer: str) -> str:
        """Name the entry of a point that holds a symbol's values."""
        return self.meanings.get(base) or written(base, "", layer)

    def split(self, word: str, bound: str) -> "tuple[str, str] | None":
        """Read a word such as `ak` or `Wjk` as a symbol and its indices."""
        for base, size in self.sizes.items():
            below = word[len(base) :]
            if size and word.startswith(base) and len(below) == size:
                if all(letter in self.indices + bound for letter in below):
                    return base, below
            elif not size and self.layers[base] and word == base + "l":
                return base, "l"
        return None

    def unknown(self, name: str) -> ReadError:
        """Make the error for a name that the question does not have."""
        message = (
            f"'{name[:LONGEST]}' is none of the symbols of this question: "
            f"{', '.join(self.listed)}."
        )
        near = self.nearest(name)
        return ReadError(f"{message} Do you mean {near}?" if near else message)

    def nearest(self, name: str) -> str:
        """Return the known name that a word is a misprint of, or ""."""
        best, least = "", min(FAR, len(name))
        for known in sorted(self.sizes) + list(FUNCTIONS) + ["delta", "sum"]:
            if known.lower() == name.lower():
                return known
            found = distance(known, name, least)
            if found < least:
                best, least = known, found
        return best


def parts(name: str) -> "tuple[str, str, str]":
    """Split a symbol such as "a_j^(l-1)" into base, indices and layer."""
    layer = ""
    if "^(" in name:
        name, layer = name[:-1].split("^(")
    base, _, indices = name.partition("_")
    return base, indices, layer


def written(base: str, indices: str, layer: str) -> str:
    """Write a symbol as the sheet's plain text does."""
    below = f"_{indices}" if indices else ""
    above = f"^({layer})" if layer and layer[0] != "?" else ""
    return base + below + above


def distance(one: str, other: str, least: int) -> int:
    """Count the letters to change, add or drop between two words, up to `least`."""
    if abs(len(one) - len(other)) >= least:
        return least
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        before, row[0] = row[0], i + 1
        for j, second in enumerate(other):
            change = before + (letter != second)
            before = row[j + 1]
            row[j + 1] = min(change, before + 1, row[j] + 1)
    return row[-1]
