"""The HTML of listings and tables, the same wherever they come from."""

import re
from collections.abc import Collection, Sequence
from html import escape

from lxml.etree import tostring
from lxml.html import HtmlElement

CODE = re.compile(r"<pre[^>]*>(?:<span></span>)?<code>(.*?)</code></pre>", re.DOTALL)


def inner(element: HtmlElement) -> str:
    """Return the HTML inside an element."""
    children = (tostring(each, encoding="unicode", method="html") for each in element)
    return escape(element.text or "", quote=False) + "".join(children)


def live_cell(continues: bool = False) -> str:
    """Let the listing around it run in the page, perhaps after those above it."""
    return f"<live-cell{' data-continues' if continues else ''}></live-cell>"


def figure(kind: str, caption: str, code: str, output: str = "", cell: str = "") -> str:
    """Frame highlighted code: ``kind`` is "run" if it runs alone, or "fragment".

    Material measures each ``pre > code`` when the page opens, and so makes the browser
    lay out what is far away; a span between the two keeps it from that. Its own copy
    buttons (``content.code.copy``) fail axe's ``landmark-unique`` and ``region``, and
    from the disk there are none: therefore ``<copy-button>``.
    """
    code = CODE.sub(r'<pre tabindex="0"><span><code>\1</code></span></pre>', code)
    return (
        f'<figure class="listing" data-kind="{kind}">'
        f"<figcaption>{caption}</figcaption><copy-button></copy-button>{code}{cell}{output}"
        "</figure>"
    )


def printed(text: str) -> str:
    """Frame what a program printed; nothing if it printed nothing."""
    if not text.strip():
        return ""
    return (
        '<div class="output"><p class="output-title">Output</p>'
        f'<pre tabindex="0"><samp>{escape(text.rstrip())}</samp></pre></div>'
    )


def table(
    label: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str = "",
    numeric: Collection[str] = (),
) -> str:
    """Write a table in its scroll box; the first cell of a row names the row.

    Columns and cells are text, ``caption`` is HTML; the columns in ``numeric`` are
    aligned on their digits.
    """
    kinds = [' class="number"' if column in numeric else "" for column in columns]
    head = "".join(
        f'<th scope="col"{kind}>{escape(column)}</th>'
        for kind, column in zip(kinds, columns, strict=True)
    )
    body = ""
    for first, *others in rows:
        body += f'<tr><th scope="row">{escape(first)}</th>'
        for kind, cell in zip(kinds[1:], others, strict=True):
            body += f"<td{kind}>{escape(cell)}</td>"
        body += "</tr>"
    above = f"<caption>{caption}</caption>" if caption else ""
    return (
        '<div class="table-scroll" role="region" '
        f'aria-label="{escape(label)}" tabindex="0"><table class="computed">'
        f"{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
