"""Read what operators join: numbers, symbols, brackets, functions, sums, cases."""

from workbook.answers.formulas.cursor import OPEN
from workbook.answers.formulas.names import MATRIX, Names
from workbook.answers.formulas.symbols import FUNCTIONS, ReadError, Symbols

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Tree = tuple[Any, ...]

SUMS = 2  # within each other
STOPS = ("if", "for", "otherwise", "and", "or", "in", "⊤")
MATRIX_WORDS = ("diag", "Diag", "eye", "outer", "⊤")
INDICATORS = ("𝟙", "I", "Ind", "indicator")
SAME_VALUE = ("int", "float", "bool")
ARGUMENTS = {"max": (2, 9), "min": (2, 9), "where": (3, 3), "heaviside": (1, 2)}
LIMITS = ("K", "n", "N", "M", "Z")
EULER = ("number", "e", 2.718281828459045)

# How tightly an operator binds; an expression is read down to one of these.
CASES, OR, AND, COMPARE, ADD, TERM, TIMES, OVER, POWER = range(9)


class Operands(Names):
    """Reads one operand; expressions in it are read by the parser."""

    if TYPE_CHECKING:

        def expression(self, least: int) -> "Tree":
            """Read an expression, see `parser`."""

    def __init__(self, text: str, symbols: Symbols) -> None:
        super().__init__(text, symbols)
        if not symbols.indices:  # sizes are often multiplied with an x
            self.tokens = [
                ("mark", "*", start, end) if text == "x" else (kind, text, start, end)
                for kind, text, start, end in self.tokens
            ]
        self.depth = 0
        self.has_gaps = False  # cases of which the last has a condition

    def starts_factor(self) -> bool:
        """Tell whether a factor comes next without a sign before it."""
        if self.kind() == "number":
            return self.tokens[self.at - 1][0] != "number"
        if self.kind() == "word":
            return not self.sees(*STOPS)
        return self.sees("(", "[", "{", "\\frac", "\\begin")

    def operand(self, least: int) -> "Tree":
        """Read an operand, its sign included."""
        if self.sees("+", "-"):
            sign = self.next()
            return ("add", [(sign, self.expression(max(least, TERM)))])
        if self.kind() == "number" and not self.sees("."):  # \frac has split 0.
            return self.number()
        if self.kind() == "word" and not self.sees(*STOPS[:-1]):
            return self.word(self.next(), least)
        if self.sees(*OPEN):
            opening = self.next()
            inside = self.expression(CASES)
            self.close(opening)
            iverson = opening == "[" and inside[0] in ("compare", "all", "any")
            return ("indicator", inside) if iverson else inside
        if self.skips("\\frac"):
            return ("mul", [("*", self.piece()), ("/", self.piece())])
        if self.skips("\\begin"):
            return self.table()
        raise self.unexpected()

    def number(self) -> "Tree":
        """Read a number, or the indicator 1[...] or 1_{...}."""
        text = self.next()
        if text == "1" and self.sees("_", "["):
            return self.indicator()
        return ("number", text, float(text))

    def indicator(self) -> "Tree":
        """Read the condition of an indicator."""
        self.skips("_")
        if not self.sees(*OPEN):
            raise self.unexpected()
        opening = self.next()
        inner = self.next() if self.sees("[", "{") else ""
        condition = self.condition()
        if inner:
            self.close(inner)
        self.close(opening)
        return ("indicator", condition)

    def condition(self) -> "Tree":
        """Read a condition; a comma between two stands for `and`."""
        found = [self.expression(OR)]
        while self.sees(",") and self.tokens[self.at + 1][1] not in (";", "\\end"):
            self.at += 1
            found.append(self.expression(OR))
        return found[0] if len(found) == 1 else ("all", found)

    def word(self, name: str, least: int) -> "Tree":
        """Read what begins with a word."""
        symbols = self.symbols
        if name in symbols.sizes and name != "δ":
            return self.symbol(name)
        if name == "δ" and symbols.indices:
            return self.delta()
        if name in INDICATORS and symbols.indices:
            return self.identity()
        if name in FUNCTIONS:
            return self.call(name)
        if name in ("Σ", "sum") and symbols.indices:
            return self.sum(name, least)
        if name in MATRIX_WORDS and symbols.indices:
            raise ReadError(MATRIX)
        if name == "e":
            return EULER
        if len(name) == 1 and name in symbols.indices + self.bound:
            return ("index", name)
        if len(name) == 1 and symbols.indices and self.is_compared():
            self.loose += name
            return ("index", name)
        found = symbols.split(name, self.bound)
        if not found:
            raise symbols.unknown(name)
        return self.symbol(found[0], found[1])

    def is_compared(self) -> bool:
        """Tell whether an equals sign, or its opposite, stands beside the last word."""
        before = self.tokens[self.at - 2][1] if self.at > 1 else ""
        return self.sees("=", "!=") or before in ("=", "!=")

    def identity(self) -> "Tree":
        """Read an indicator, or I_jk, an entry of the identity matrix."""
        if self.sees("_"):
            start = self.at
            self.at += 1
            is_entry = self.sees("{", "(") and self.is_list(2)
            self.skips("{", "(")
            is_entry = is_entry or self.has_indices(2)
            self.at = start
            if is_entry:
                return self.delta()
        elif self.sees("[") and self.is_list(2):
            return self.delta()
        elif not self.sees(*OPEN):
            raise ReadError(MATRIX)
        return self.indicator()

    def piece(self) -> "Tree":
        r"""Read a part of `\frac`: braces, or a single character."""
        if self.skips("{"):
            inside = self.expression(CASES)
            self.close("{")
            return inside
        if "." in self.tokens[self.at][1]:  # its point alone is no number
            raise self.unexpected()
        self.split(1)
        return self.operand(POWER)

    def call(self, name: str) -> "Tree":
        """Read the arguments of a function."""
        self.exponents += name == "exp"
        if self.sees(*OPEN):
            opening = self.next()
            arguments = [self.expression(OR)]
            while self.skips(","):
                arguments.append(self.expression(OR))
            self.close(opening)
        else:
            arguments = [self.expression(POWER)]
        self.exponents -= name == "exp"
        least, most = ARGUMENTS.get(name, (1, 1))
        if not least <= len(arguments) <= most:
            raise ReadError(f"{name} takes another number of arguments.")
        if name == "where":
            condition, value, other = arguments
            return ("cases", [(value, condition), (other, None)])
        return arguments[0] if name in SAME_VALUE else ("call", name, arguments)

    def sum(self, name: str, least: int) -> "Tree":
        """Read a sum: its index, perhaps its limits, and what is added."""
        outer, bare, loose = self.bound, self.bare, self.loose
        if len(outer) >= SUMS:
            raise ReadError("There are too many sums within each other.")
        self.bare, self.loose = [], ""
        letter = self.sum_index()
        if not letter and name == "sum" and self.sees("("):
            letter = self.coming_index()
            self.bound += letter or " "
            self.at += 1
            body = self.expression(OR)
            self.comprehension()
            self.close("(")
        else:
            self.bound += letter or " "
            body = self.expression(TERM if least <= TIMES else POWER)
        self.bound = outer
        letter = letter or self.loose[:1]
        if not letter and not self.bare:
            raise ReadError("Say over which index the sum runs, as in Σ_m.")
        if self.bare and letter:
            bare = bare + self.bare
        self.bare, self.loose = bare, loose + self.loose.replace(letter or " ", "")
        return ("sum", letter, body)

    def sum_index(self) -> str:
        r"""Read `_m`, `_{m}` or `_{m=1}^{K}`."""
        if not self.skips("_"):
            return ""
        braced = self.skips("{")
        self.split(1)
        letter = self.next() if self.kind() == "word" else ""
        if braced and self.skips("="):
            self.at += self.kind() == "number"
        if not letter or (braced and not self.skips("}")):
            raise ReadError("A sum runs over all values of its index, as in Σ_m.")
        if self.skips("^"):
            self.limit()
        return letter

    def limit(self) -> None:
        """Move past the upper limit of a sum."""
        braced = self.skips("{")
        if not self.skips(*LIMITS):
            raise self.unexpected()
        if braced:
            self.skip_to("{")
            self.close("{")

    def coming_index(self) -> str:
        """Return the index of the `for` in the bracket that comes next, or ""."""
        depth, at = 0, self.at
        while self.tokens[at][0] != "end":
            text = self.tokens[at][1]
            depth += (text in OPEN) - (text in OPEN.values())
            if depth == 0:
                break
            if depth == 1 and text == "for" and self.tokens[at + 1][0] == "word":
                return self.tokens[at + 1][1][:1]
            at += 1
        return ""

    def comprehension(self) -> None:
        """Move past `for m in range(K)`, if it comes next."""
        if not self.skips("for"):
            return
        if self.kind() != "word" or len(self.next()) != 1 or not self.skips("in"):
            raise self.unexpected()
        self.skip_to("(")

    def table(self) -> "Tree":
        r"""Read the rows up to `\end{cases}`."""
        rows: list[Any] = []
        while not self.skips("\\end"):
            value = self.expression(OR)
            self.skips(",")
            self.skips("&")
            self.skips("if", "for")
            condition = None
            if not self.skips("otherwise"):
                condition = self.condition()
            self.skips(",", ".")
            rows.append((value, condition))
            self.has_gaps = self.has_gaps or (
                condition is not None and self.sees("\\end")
            )
            if not self.skips(";") and not self.sees("\\end"):
                raise self.unexpected()
        if not rows:
            raise ReadError("There is no case between \\begin{cases} and \\end{cases}.")
        return ("cases", rows)
