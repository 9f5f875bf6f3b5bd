"""Reads the sizes of an array's axes in the spellings of papers and programs."""

from workbook.answers.signs import (
    UnreadableError,
    is_digit,
    is_letter,
    plain,
    shortened,
    word_at,
)

LONGEST = 200  # characters of an answer
MOST_DIGITS = 12
MOST_AXES = 12
# The axes in the sheet's order, by the names that may stand before "=".
NAMES = {
    "n": 0,
    "b": 0,
    "batch": 0,
    "w": 1,
    "width": 1,
    "h": 2,
    "height": 2,
    "c": 3,
    "channels": 3,
}
BATCH = ("n", "b", "batch", "none", "?")  # programs print None for an open batch size
FILLERS = (
    " the answer result output is it has nwhc shape size dimension dimensions dims "
    "tensor tensorshape tuple torch np numpy tf a x images image samples of with and "
    "by mal width height channel channels pixels pixel filters "
)
SEPARATORS = " ,;*/|()_'\""
BATCH_BY = ("nx", "bx")  # typed without spaces: Nx2x2x3


def read(text: str) -> "tuple[int | str, ...]":
    """Read the sizes of a shape; "N" stands for an open batch size.

    Sizes that are named, W=222, may stand in any order of the axes.
    """
    if len(text) > LONGEST:
        raise UnreadableError("That is too long to be read. Type one shape.")
    text = plain(text)
    found = pieces(text)
    others = [sign for sign in ("//", ",", ";", "*") if sign in text]
    if "/" in text and (others or "x" in found):  # 6/3 is not two sizes
        raise UnreadableError("“/” cannot be read here. Type the sizes, worked out.")
    names, sizes = named_sizes(found)
    if not sizes:
        raise UnreadableError("Type the sizes of the axes, with × or a comma between.")
    if len(sizes) > MOST_AXES:
        raise UnreadableError("These are too many axes to be read.")
    if names.count(-1) == 1 and sizes[names.index(-1)] == "N":
        names[names.index(-1)] = 0  # wherever it stands
    elif names[0] < 0:
        names[0] = 0  # the batch often stands without a name before the others
    if sorted(names) == [0, 1, 2, 3]:
        sizes = [sizes[names.index(axis)] for axis in range(4)]
    return tuple(sizes)


def pieces(text: str) -> "list[int | str]":
    """Cut a text into numbers, words in small letters, and "=" behind names."""
    found: list[int | str] = []
    at = 0
    while at < len(text):
        sign = text[at]
        end = at + 1
        if is_digit(sign):
            while is_digit(text[end : end + 1]):
                end += 1
            if end - at > MOST_DIGITS:
                raise UnreadableError("A size is too large to be read.")
            found.append(int(text[at:end]))
        elif is_letter(sign):
            word = word_at(text, at)
            end = at + len(word)
            found.append(word.lower())
        elif sign in "=:":
            found.append("=")
        elif sign == "?":
            found.append(sign)
        elif sign == "." and is_digit(text[end : end + 1]):
            raise UnreadableError("Sizes are whole numbers: put × or a comma between.")
        elif sign not in SEPARATORS and sign != ".":
            raise UnreadableError(
                "“" + sign + "” cannot be read here. Type the sizes, worked out."
            )
        at = end
    return found


def named_sizes(found: "list[int | str]") -> "tuple[list[int], list[int | str]]":
    """Return the sizes and, beside each, the axis that it is named, or -1."""
    names: list[int] = []
    sizes: list[int | str] = []
    waiting: list[int] = []  # W and H in W = H = 222
    for at, piece in enumerate(found):
        before_equals = found[at + 1 : at + 2] == ["="]
        if isinstance(piece, str) and before_equals and piece in NAMES:
            waiting.append(NAMES[piece])
        elif isinstance(piece, int) or piece in BATCH or piece in BATCH_BY:
            names += waiting or [-1]
            size = piece if isinstance(piece, int) else "N"
            sizes += [size] * max(1, len(waiting))
            waiting = []
        elif piece == "=" and at and isinstance(found[at - 1], int):
            raise UnreadableError("Type the shape alone: nothing can equal it here.")
        elif piece != "=" and " " + piece + " " not in FILLERS:
            raise UnreadableError(unknown(piece))
    return names, sizes


def unknown(word: str) -> str:
    """Say that a word is no size."""
    if word in NAMES:
        return "Put the number in for “" + word.upper() + "”."
    return "“" + shortened(word) + "” is no size. Type numbers, and N for the batch."


def written(sizes: "tuple[int | str, ...]") -> str:
    """Write a shape as the pages do."""
    return "×".join([size if isinstance(size, str) else f"{size:,}" for size in sizes])
