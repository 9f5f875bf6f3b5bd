r"""Cut what a reader types into tokens: Python, simple TeX and Unicode alike.

`\cdot`, `·` and `*` become one token, and so do `aₖ`, `a_k` and `a_{k}`. A token is
a tuple (kind, text, start, end); its kind is "number", "word", "mark" or "end".
"""

from workbook.answers.formulas import spellings
from workbook.answers.formulas.symbols import ReadError
from workbook.answers.signs import one_sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    Token = tuple[str, str, int, int]

LONGEST = 600  # characters, and
MOST = 300  # tokens of a formula
DIGITS = 15  # of a number
SMALL = list("abcdefghijklmnopqrstuvwxyz")  # j = k is a condition


def plain(char: str) -> str:
    """Return the character that stands for one of other keyboards and documents."""
    # Always one, so that a token knows its place in the text.
    return char if char < "\x7f" else one_sign(char) or " "


def is_letter(char: str) -> bool:
    """Tell whether a character is an ASCII letter."""
    return "a" <= char <= "z" or "A" <= char <= "Z"


def is_digit(char: str) -> bool:
    """Tell whether a character belongs to a number."""
    return "0" <= char <= "9" or char == "."


class Scanner:
    """Reads a text from left to right into `found`, a list of tokens."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise ReadError(f"The formula is longer than {LONGEST} characters.")
        # Quick to index, and ends without a check.
        self.chars = [plain(char) for char in text] + [""]
        self.at = self.start = 0
        self.found: list[Token] = []
        self.braces: list[bool] = []  # for each open brace, whether it is a token
        self.prefix = ""

    def all(self) -> "list[Token]":
        """Return the tokens of the whole text, an "end" last."""
        while self.at < len(self.chars) - 1:
            self.start = self.at
            self.next(self.chars[self.at])
            if len(self.found) > MOST:
                raise ReadError(f"The formula has more than {MOST} parts.")
        self.start = self.at
        self.add("end", "")
        return self.found

    def add(self, kind: str, text: str) -> None:
        """Append a token that ends here."""
        if kind == "word":
            text = self.prefix + spellings.WORDS.get(text, text)
            self.prefix = ""
        self.found.append((kind, text, self.start, self.at))

    def symbol(self, text: str) -> None:
        """Append a word or a mark in its one spelling."""
        is_word = is_letter(text[0]) or text in "δσθΘΣ𝟙⊤"
        self.add("word" if is_word else "mark", text)

    def next(self, char: str) -> None:
        """Read what begins here."""
        if is_letter(char):
            self.word(self.take(is_letter))
        elif is_digit(char):
            self.number(self.take(is_digit))
        elif char in spellings.RAISED:
            self.shifted("^", spellings.RAISED)
        elif char in spellings.LOWERED:
            self.shifted("_", spellings.LOWERED)
        else:
            self.at += 1
            if char == "\\":
                self.command(self.take(is_letter))
            elif char in spellings.SAME:
                self.symbol(spellings.SAME[char])
            elif char == "∂":
                self.prefix = "∂"
            elif char not in spellings.SPACES:
                self.mark(char)

    def take(self, wanted: "object") -> str:
        """Move past the characters that are wanted, and return them."""
        start = self.at
        while wanted(self.chars[self.at]):  # type: ignore[operator]
            self.at += 1
        return "".join(self.chars[start : self.at])

    def word(self, text: str) -> None:
        """Read a word; the library's name before a function says nothing."""
        if text in spellings.LIBRARIES and self.chars[self.at] == ".":
            self.at += 1
        else:
            self.add("word", text)

    def number(self, text: str) -> None:
        """Read a number such as 2 or 0.5."""
        if text == "." and self.chars[self.at] == "T":
            self.at += 1
            self.add("word", "⊤")
        elif text.count(".") > 1 or len(text) > DIGITS:
            raise ReadError(f"'{text}' is no number that can be read here.")
        elif text != ".":  # the end of a sentence says nothing
            self.add("number", text)

    def shifted(self, mark: str, letters: "dict[str, str]") -> None:
        """Read raised or lowered characters as what follows `^` or `_`."""
        self.add("mark", mark)
        self.add("mark", "{")
        while self.chars[self.at] in letters:
            letter = letters[self.chars[self.at]]
            self.at += 1
            kind = "word" if is_letter(letter) else "mark"
            self.add("number" if is_digit(letter) else kind, letter)
        self.add("mark", "}")

    def command(self, name: str) -> None:
        """Read a TeX command."""
        if not name:
            name = self.chars[self.at]
            self.at += 1 if name else 0
        if name in spellings.FONTS:
            self.font()
        elif name in ("begin", "end"):
            self.environment(name)
        elif name == "partial":
            self.prefix = "∂"
        elif name in spellings.COMMANDS:
            self.symbol(spellings.COMMANDS[name])
        elif name not in spellings.SILENT:
            if not name or not is_letter(name[0]):
                raise ReadError(f"'\\{name}' cannot be read here.")
            self.word(name)

    def font(self) -> None:
        """Read what follows a font command as if it had no font."""
        self.take(str.isspace)
        if self.chars[self.at] == "{":
            self.at += 1
            self.braces.append(False)

    def environment(self, name: str) -> None:
        r"""Read `\begin{cases}` or `\end{cases}`."""
        if "".join(self.chars[self.at : self.at + 7]) != "{cases}":
            raise ReadError(f"'\\{name}' is read only as '\\{name}{{cases}}'.")
        self.at += 7
        self.add("mark", "\\" + name)

    def mark(self, char: str) -> None:
        """Read a mark of one or two characters."""
        both = char + self.chars[self.at]
        if both in spellings.DOUBLE:
            self.at += 1
            self.add("mark", {"**": "^", "==": "=", "&&": "&"}.get(both, both))
        elif char not in spellings.MARKS:
            if char == "'":
                raise ReadError(
                    "A derivative written with ' is not known. Work it out."
                )
            raise ReadError(f"'{char}' cannot be read here.")
        elif char == "{":
            self.braces.append(True)
            self.add("mark", char)
        elif char != "}" or not self.braces or self.braces.pop():
            self.add("mark", char)


def tokens(text: str) -> "list[Token]":
    """Cut a text into tokens.

    Raises
    ------
    ReadError
        If a character or a command is unknown, or the text too long.
    """
    found = Scanner(text).all()
    if not [token for token in found if token[1] == "\\begin"]:  # no table
        found = [(k, "and" if t == "&" else t, s, e) for k, t, s, e in found]
    return without_left_side(found)


def without_left_side(found: "list[Token]") -> "list[Token]":
    """Drop `∂a_j/∂a_k =`, `da_j/da_k =`, `J_jk =` or a lone `=` from the start."""
    depth = 0
    for place, (_, text, _, _) in enumerate(found):
        depth += (text in "([{" and text != "") - (text in ")]}" and text != "")
        if text == "=" and depth == 0:
            left = [token[1] for token in found[:place]]
            if not left or is_left_side(left):
                return found[place + 1 :]
            break
    return found


def is_left_side(left: "list[str]") -> bool:
    """Tell whether these tokens before an equals sign only name what is asked."""
    name = left[0]
    if name == "J" or (len(left) == 1 and is_letter(name) and name not in SMALL):
        return True
    marks = [text for text in left if text in ("/", "\\frac")]
    return len(marks) == 1 and len([t for t in left if t[0] in "∂d"]) == 2
