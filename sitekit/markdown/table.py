"""The fence ``table``: rows that the workbook computes."""

import re
from collections.abc import Sequence
from html import escape
from numbers import Integral, Real

from sitekit import markup
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
    return markup.table(
        caption,
        columns,
        [[cell(value) for value in row.values()] for row in rows],
        f'{escape(caption)} <span class="computed-by">Computed by '
        f"<code>{escape(source)}</code></span>",
        numeric,
    )


def cell(value: object) -> str:
    """Write one value; decimals are the workbook's to round, as text."""
    return shown(value) if isinstance(value, Integral | tuple) else str(value)


def is_figure(value: object) -> bool:
    """Tell a number, or one that the workbook has rounded to text, from words."""
    return isinstance(value, Real) or bool(FIGURE.fullmatch(str(value)))
