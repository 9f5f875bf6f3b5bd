"""Writes a typeset formula as one line of text, for the results of the search."""

import re

import lxml.html
from lxml.html import HtmlElement

INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\u00a0"))
BETWEEN = {"mfrac": "/", "msub": "_", "munder": "_", "msup": "^", "mover": "^"}
RELATION = re.compile(r"(?<=[\w)\]}])\s*([=<>≤≥≠≈+−∈→])\s*")
ONE_WORD = re.compile(r"[\w.,∂^_()]*|\([^()]*\)")


def plain(typeset: str) -> str:
    """Return the text of a formula that MathJax wrote, from its MathML."""
    (formula,) = lxml.html.fromstring(typeset).xpath("//*[local-name()='math'][1]")
    return RELATION.sub(r" \1 ", text(formula)).strip()


def text(element: HtmlElement) -> str:
    """Return the text of a part of a formula."""
    parts = [text(child) for child in element]
    if element.tag == "mspace":
        return " "
    if element.tag == "mtable":
        return "; ".join(parts)
    if element.tag in ("msubsup", "munderover"):
        base, below, above = parts
        return f"{base}_{grouped(below)}^{grouped(above)}"
    if element.tag in BETWEEN:
        first, second = parts
        left = grouped(first) if element.tag == "mfrac" else first
        return f"{left}{BETWEEN[element.tag]}{grouped(second)}"
    return (element.text or "").strip().translate(INVISIBLE) + "".join(parts)


def grouped(part: str) -> str:
    """Put brackets around more than one word, unless they are there already."""
    return part if ONE_WORD.fullmatch(part) else f"({part})"
