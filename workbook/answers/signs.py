"""Brings the many signs that keyboards and documents have to one each.

Light Python knows letters and digits of ASCII only, so nothing here asks a character
what it is.
"""

DIGITS = "0123456789"
# Written as numbers where the sign itself cannot be seen.
SPACES = [9, 10, 11, 12, 13, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000]
INVISIBLE = [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]
INVISIBLE += [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
ZEROS = [0x660, 0x6F0, 0x966, 0x9E6]  # of other scripts, nine more follow
WIDE = 0xFF00  # the signs of ASCII in the width of Chinese ones follow
ALIKE = [
    ("'", "’‘‛ʼ′´`٬"),
    ("-", "−–—‒‐‑"),
    ("*", "×✕✖⨯∙·⋅•∗⁎"),
    ("/", "÷∕⁄"),
    ("≈", "~≃≅∼"),
    (",", "、"),
    (".", "٫"),
    ("(", "[{⟨"),
    (")", "]}⟩"),
]
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class UnreadableError(Exception):
    """What a reader typed cannot be read; the message says why."""


def plain(text: str) -> str:
    """Write a text with one sign for each meaning and single spaces."""
    for tex, sign in [("\\cdot", "*"), ("\\times", "*"), ("{,}", ","), ("$", " ")]:
        text = text.replace(tex, sign)
    signs = [one_sign(sign) for sign in text]
    return " ".join([word for word in "".join(signs).split(" ") if word])


def one_sign(sign: str) -> str:
    """Return the sign of ASCII (or ≈) that stands for a sign."""
    code = ord(sign)
    if WIDE < code < WIDE + 0x5F:
        return one_sign(chr(code - WIDE + 0x20))
    if "!" <= sign <= "Z" or "a" <= sign <= "z":
        return sign
    if code in SPACES or 0x2000 <= code <= 0x200A:
        return " "
    if code in INVISIBLE:
        return ""
    for zero in ZEROS:
        if zero <= code < zero + 10:
            return DIGITS[code - zero]
    for chosen, others in ALIKE:
        if sign in others:
            return chosen
    return sign


def is_digit(sign: str) -> bool:
    """Tell whether a text is one digit; an empty text is none."""
    return len(sign) == 1 and sign in DIGITS


def is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter of ASCII."""
    return "a" <= sign <= "z" or "A" <= sign <= "Z"


def word_at(text: str, at: int) -> str:
    """Return the letters that start at a position."""
    end = at
    while end < len(text) and is_letter(text[end]):
        end += 1
    return text[at:end]


def shortened(text: str) -> str:
    """Cut a text that a message quotes."""
    return text if len(text) <= 20 else text[:20] + "…"
