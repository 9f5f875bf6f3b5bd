"""What is spelled differently and means the same in a formula.

Signs that numbers have too, such as · and −, are in `answers.signs`.
"""

SAME = {
    "≠": "!=", "≥": ">=", "≤": "<=", "∧": "and", "∨": "or", "Σ": "Σ", "∑": "Σ",
    "σ": "σ", "δ": "δ", "θ": "θ", "Θ": "Θ", "𝟙": "𝟙", "𝟏": "𝟙", "𝕀": "𝟙", "⊤": "⊤",
    "ᵀ": "⊤", "√": "sqrt",
}  # fmt: skip
RAISED = {
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9", "⁻": "-", "⁽": "(", "⁾": ")", "ˡ": "l",
}  # fmt: skip
LOWERED = {
    "ⱼ": "j", "ₖ": "k", "ₘ": "m", "ₗ": "l", "ᵢ": "i", "ₙ": "n", "₋": "-", "₁": "1",
    "₍": "(", "₎": ")",
}  # fmt: skip
COMMANDS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "delta": "δ", "sum": "Σ",
    "sigma": "σ", "theta": "θ", "Theta": "Θ", "frac": "\\frac", "dfrac": "\\frac",
    "tfrac": "\\frac", "ge": ">=", "geq": ">=", "le": "<=", "leq": "<=", "ne": "!=",
    "neq": "!=", "gt": ">", "lt": "<", "land": "and", "wedge": "and", "lor": "or",
    "vee": "or", "top": "⊤", "intercal": "⊤", "lbrace": "[", "rbrace": "]",
    "lbrack": "[", "rbrack": "]", "{": "[", "}": "]", "\\": ";",
}  # fmt: skip
FONTS = (
    "mathbf", "mathrm", "mathbb", "mathbbm", "mathds", "mathit", "mathsf", "boldsymbol",
    "bm", "text", "textrm", "textbf", "textit", "mbox", "operatorname",
)  # fmt: skip
SILENT = (
    "left", "right", "big", "bigl", "bigr", "Big", "Bigl", "Bigr", "bigg", "biggl",
    "biggr", "quad", "qquad", "displaystyle", "limits", "nolimits", ",", ";", "!", ":",
    " ", "(", ")", "[", "]", "#",
)  # fmt: skip
WORDS = {
    "delta": "δ", "sigma": "σ", "Sum": "sum", "else": "otherwise", "when": "if",
    "sonst": "otherwise", "falls": "if", "wenn": "if", "und": "and", "oder": "or",
}  # fmt: skip
LIBRARIES = ("np", "numpy", "math", "torch", "jnp")
DOUBLE = ("**", "==", "!=", "<=", ">=", "&&")
MARKS = "+-*/^_(){}[],;=<>&@"
SPACES = " \t\r\n$~#\u2061\u2062"
