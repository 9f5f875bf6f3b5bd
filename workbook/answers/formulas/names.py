"""Read the symbols in a formula: a_k^(l-1), δ_jk, W[j, k], softmax(a)_j, Z_{l-1}."""

from workbook.answers.formulas.cursor import OPEN, Cursor
from workbook.answers.formulas.symbols import ReadError, Symbols, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Tree = tuple[Any, ...]

MATRIX = "This is the whole matrix. Asked is one entry of it, with its indices."


class Names(Cursor):
    """Reads symbols with their indices and layers.

    Attributes
    ----------
    bound : str
        Indices of the sums around the current place.
    loose : str
        Indices read so far that neither the question nor a sum around them has.
    bare : list of (str, str)
        Base and layer of symbols read so far that lack their index.
    unlabelled : list of (str, str)
        Base and indices of symbols whose layer is missing and could be several.
    exponents : int
        How many exponentials the current place lies in.
    """

    def __init__(self, text: str, symbols: Symbols) -> None:
        super().__init__(text)
        self.symbols = symbols
        self.bound = ""
        self.loose = ""
        self.bare: list[tuple[str, str]] = []
        self.unlabelled: list[tuple[str, str]] = []
        self.exponents = 0

    def delta(self) -> "Tree":
        """Read the indices of a Kronecker delta."""
        indices = self.indices(2, "δ")
        if not indices:
            raise ReadError("δ needs two indices, as in δ_jk.")
        return ("delta", indices[0], indices[1])

    def indices(self, size: int, base: str) -> str:
        """Read the indices that follow a symbol, or "" if none do."""
        if self.skips("_"):
            return self.listed(size, base)
        marks = ("[", "(") if base == "δ" else ("[",)
        if self.sees(*marks) and self.is_list(size):
            return self.listed(size, base)
        if base == "δ" and self.kind() == "word" and self.has_indices(size):
            return self.listed(size, base)
        return ""

    def has_indices(self, size: int) -> bool:
        """Tell whether the next word is made of the question's indices."""
        text = self.tokens[self.at][1]
        known = self.symbols.indices + self.bound
        return len(text) == size and all(letter in known for letter in text)

    def is_list(self, size: int) -> bool:
        """Tell whether a bracket holds `size` single letters and nothing else."""
        inside = [token[1] for token in self.tokens[self.at + 1 : self.at + 2 * size]]
        closing = self.tokens[self.at + 2 * size : self.at + 2 * size + 1]
        letters = all(text.isalpha() for text in inside[::2])
        commas = all(text == "," for text in inside[1::2])
        return letters and commas and bool(closing) and closing[0][1] in (")", "]", "}")

    def listed(self, size: int, base: str) -> str:
        """Read `size` indices, in brackets or as the letters of a word."""
        found = ""
        if self.sees(*OPEN):
            opening = self.next()
            while self.kind() == "word" or self.sees(","):
                found += self.next().replace(",", "")
            self.close(opening)
        elif self.kind() == "word":
            self.split(size)
            found = self.next()
        else:
            raise self.unexpected()
        if len(found) != size:
            indices = "1 index" if size == 1 else f"{size} indices"
            raise ReadError(f"{base} has {indices} below it, not '{found}'.")
        for letter in found:
            if letter not in self.symbols.indices + self.bound + self.loose:
                self.loose += letter
        return found

    def layer(self, base: str) -> str:
        """Read a layer such as ^l, ^(l) or ^{(l-1)}; read nothing if there is none.

        Brackets alone will do, and a symbol without indices may have its layer below.
        """
        start, closing = self.at, []
        has_indices = self.symbols.sizes[base]
        marked = self.skips("^") or (not has_indices and self.skips("_"))
        if not marked and not self.sees("(") and (has_indices or not self.sees("[")):
            return ""
        while self.sees(*OPEN):
            closing.append(OPEN[self.next()])
        if not closing and self.kind() == "word" and self.sees_layer():
            self.split(1)
        found = self.next() if self.sees("l") else ""
        if found and not closing:
            self.refuse_open_layer(base)
        elif found and self.sees("-", "+"):
            found += self.next() + self.next()
        if found and all(self.skips(mark) for mark in closing[::-1]):
            return found
        self.at = start
        return ""

    def sees_layer(self) -> bool:
        """Tell whether the next word begins with l and goes on with a symbol."""
        text = self.tokens[self.at][1]
        return text[0] == "l" and (text == "l" or text[1:] in self.symbols.sizes)

    def refuse_open_layer(self, base: str) -> None:
        """Refuse Z_l-1 without brackets: it may be a layer or a difference."""
        ahead = self.tokens[self.at - 1 : self.at + 2]
        touching = all(one[3] == two[2] for one, two in zip(ahead, ahead[1:]))  # noqa: RUF007
        texts = [token[1] for token in ahead]
        if touching and texts[0][-1] == "l" and texts[1:] == ["-", "1"]:
            raise ReadError(
                f"Is the layer l-1 meant? Write {base}^(l-1), or spaces around the "
                "minus for a difference."
            )

    def symbol(self, base: str, indices: str = "") -> "Tree":
        """Read what follows the base of a symbol: indices, layer and argument."""
        layer, called = "", False
        size = self.symbols.sizes[base]
        if indices == "l":
            indices, layer = "", "l"
            self.refuse_open_layer(base)
        while True:
            start = self.at
            if not layer and self.symbols.layers[base]:
                layer = self.layer(base)
            if not indices and size:
                indices = self.indices(size, base)
            if not called and self.takes_argument(base, indices):
                called, indices = True, self.argument(base) or indices
            if self.at == start:
                break
        self.refuse_transpose()
        return self.finished(base, indices, layer)

    def takes_argument(self, base: str, indices: str) -> bool:
        """Tell whether a bracket holds the argument of softmax, not a factor."""
        wanted = self.symbols.arguments.get(base)
        if not wanted or not self.sees("("):
            return False
        return not indices or self.tokens[self.at + 1][1] == wanted

    def refuse_transpose(self) -> None:
        """Refuse sᵀ, s^T and s^⊤."""
        start = self.at
        self.skips("^")
        self.skips("{")
        if self.sees("⊤") or (self.at > start and self.sees("T")):
            raise ReadError(MATRIX)
        self.at = start

    def argument(self, base: str) -> str:
        """Read the argument of softmax; return its index if it has one."""
        opening, wanted = self.next(), self.symbols.arguments[base]
        if not self.skips(wanted):
            raise ReadError(f"{base} is taken of {wanted} here.")
        bare, self.exponents = self.bare, self.exponents + 1
        _, _, indices, layer = self.symbol(wanted)
        self.bare, self.exponents = bare, self.exponents - 1
        if layer != self.symbols.layers[wanted][0]:
            raise ReadError(f"{base} is taken of the layer's input.")
        self.close(opening)
        return indices

    def finished(self, base: str, indices: str, layer: str) -> "Tree":
        """Give a symbol the layer it must have, and note what it lacks."""
        layers = self.symbols.layers[base]
        if layer and layer not in layers:
            raise self.symbols.unknown(written(base, indices, layer))
        if base in self.symbols.meanings:
            layer = ""
        elif not layer and len(layers) == 1:
            layer = layers[0]
        elif not layer and base in self.symbols.defaults:
            layer = self.symbols.defaults[base]
        elif not layer and layers and self.exponents:
            layer = layers[0]  # only inputs are exponentiated
        elif not layer and layers:
            layer = f"?{len(self.unlabelled)}"
            self.unlabelled.append((base, indices))
        if self.symbols.sizes[base] and not indices:
            self.bare = self.bare + [(base, layer)]
        return ("symbol", base, indices, layer)
