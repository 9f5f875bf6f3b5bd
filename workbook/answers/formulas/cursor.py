"""Walk along the tokens of a formula, and say where something is amiss."""

from workbook.answers.formulas.symbols import ReadError
from workbook.answers.formulas.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbook.answers.formulas.tokens import Token

OPEN = {"(": ")", "[": "]", "{": "}"}
SHOWN = 12  # characters of the formula that a message quotes


class Cursor:
    """The tokens of a text, and the place up to which they are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = tokens(text)
        self.at = 0

    def kind(self) -> str:
        """Return the kind of the token that comes next."""
        return self.tokens[self.at][0]

    def sees(self, *texts: str) -> bool:
        """Tell whether one of these words or marks comes next."""
        kind, text, _, _ = self.tokens[self.at]
        return text in texts and kind != "end"

    def next(self) -> str:
        """Move past one token and return its text."""
        text = self.tokens[self.at][1]
        self.at += 1
        return text

    def skips(self, *texts: str) -> bool:
        """Move past the next token if it is one of these."""
        if self.sees(*texts):
            self.at += 1
            return True
        return False

    def comes(self, *texts: str) -> bool:
        """Tell whether one of these comes next; move past a comma before it."""
        if self.sees(",", ";") and self.tokens[self.at + 1][1] in texts:
            self.at += 1
        return self.sees(*texts)

    def split(self, size: int) -> None:
        """Cut the next token, a word or a number, after `size` characters."""
        kind, text, start, end = self.tokens[self.at]
        if len(text) > size:
            pieces = [
                (kind, text[:size], start, start + size),
                (kind, text[size:], start + size, end),
            ]
            self.tokens[self.at : self.at + 1] = pieces

    def close(self, opening: str) -> None:
        """Move past the bracket that closes `opening`."""
        if self.kind() == "end":
            raise ReadError(f"'{opening}' is never closed.")
        if not self.skips(OPEN[opening]):
            raise self.unexpected()

    def skip_to(self, opening: str) -> None:
        """Move to the bracket that closes `opening`."""
        depth, closing = 0, OPEN[opening]
        while self.kind() != "end" and (depth or not self.sees(closing)):
            depth += self.sees(opening) - self.sees(closing)
            self.at += 1

    def unexpected(self) -> ReadError:
        """Make the error for what comes next and does not belong here."""
        kind, text, start, _ = self.tokens[self.at]
        before = self.before(start)
        if kind == "end":
            return ReadError(f"Something is missing after '{before}'.")
        if text in (")", "]", "}"):
            return ReadError(f"'{text}' after '{before}' closes nothing.")
        place = f"after '{before}'" if before else "at the start"
        return ReadError(f"'{text}' {place} cannot be read.")

    def before(self, start: int) -> str:
        """Quote what stands before a place."""
        before = self.text[:start].strip()
        return before if len(before) <= SHOWN else "…" + before[-SHOWN:]
