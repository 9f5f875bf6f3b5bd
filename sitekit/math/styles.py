"""Turns the style attributes of formulas into classes.

A strict content-security policy ignores style attributes, and a class that many
glyphs share weighs less.
"""

import re
from collections.abc import Sequence

# MathJax leaves a "<" in an attribute as it is, so attributes are read one by one.
OTHERS = r"(?: [\w-]+=\"[^\"]*\")*"
STYLED = re.compile(rf"<([\w-]+)({OTHERS}?) style=\"([^\"]*)\"({OTHERS})>")
CLASS = re.compile(r' class="([^"]*)"')


def classed(formulas: Sequence[str]) -> tuple[list[str], str]:
    """Return the formulas without style attributes, and the rules that replace them."""
    styles = sorted({m[3] for html in formulas for m in STYLED.finditer(html)})
    names = {style: f"mjx-s{number}" for number, style in enumerate(styles)}

    def tag(m: re.Match[str]) -> str:
        attributes, name = m[2] + m[4], names[m[3]]
        if CLASS.search(attributes):
            attributes = CLASS.sub(rf' class="\1 {name}"', attributes, count=1)
        else:
            attributes += f' class="{name}"'
        return f"<{m[1]}{attributes}>"

    rules = (f".{names[style]} {{ {important(style)} }}" for style in styles)
    return [STYLED.sub(tag, html) for html in formulas], "\n".join(rules) + "\n"


def important(style: str) -> str:
    """Give each declaration the weight that it had as an attribute."""
    declarations = filter(None, map(str.strip, style.split(";")))
    return " ".join(f"{declaration} !important;" for declaration in declarations)
