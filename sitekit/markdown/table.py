"""The fence ``table``: rows that the workbook computes."""

import re
from collections.abc import Sequence
from html import escape
from numbers import Integral, Real
from typing import Any

from sitekit.markdown.names import ExpressionError, evaluate, shown

FIGURE = re.compile(r"[\d.,]*\d ?%?")


def table(source: str, pattern: str, caption: str) -> str:
    """Return the HTML of a computed table; its first column names the rows."""
    try:
        rows = evaluate(source, pattern)
    except Exception as error:
        raise ExpressionError(
            f"`{source}` raises {type(error).__name__}: {error}"
        ) from error
    if not isinstance(rows, Sequence) or not rows or not isinstance(rows[0], dict):
        raise ExpressionError(f"`{source}` must give a list of rows, got {rows!r}")
    columns = list(rows[0])
    uneven = next((row for row in rows if list(row) != columns), None)
    if uneven is not None:
        raise ExpressionError(f"`{source}` gives a row with other columns: {uneven!r}")
    numeric = {c for c in columns if any(is_figure(row[c]) for row in rows)}
    head = "".join(
        f'<th scope="col"{number(c in numeric)}>{escape(c)}</th>' for c in columns
    )
    body = "".join(f"<tr>{row_html(row, columns, numeric)}</tr>" for row in rows)
    title, origin = escape(caption), escape(source)
    return (
        f'<div class="table-scroll" role="region" aria-label="{title}" tabindex="0">'
        f'<table class="computed"><caption>{title} '
        f'<span class="computed-by">Computed by <code>{origin}</code></span></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def row_html(row: dict[str, Any], columns: list[str], numeric: set[str]) -> str:
    """Return the cells of one row, the first as its header."""
    first, *others = columns
    cells = [f'<th scope="row">{escape(cell(row[first]))}</th>']
    cells += [f"<td{number(c in numeric)}>{escape(cell(row[c]))}</td>" for c in others]
    return "".join(cells)


def cell(value: object) -> str:
    """Write one value; decimals are the workbook's to round, as text."""
    return shown(value) if isinstance(value, Integral | tuple) else str(value)


def is_figure(value: object) -> bool:
    """Tell a number, or one that the workbook has rounded to text, from words."""
    return isinstance(value, Real) or bool(FIGURE.fullmatch(str(value)))


def number(is_number: bool) -> str:
    """Return the class that aligns a column on its digits."""
    return ' class="number"' if is_number else ""
