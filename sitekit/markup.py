"""The HTML of a listing, the same on Markdown pages and on notebook pages."""

import re
from html import escape

CODE = re.compile(r"<pre[^>]*>(?:<span></span>)?<code>(.*?)</code></pre>", re.DOTALL)


def figure(kind: str, caption: str, code: str, output: str = "") -> str:
    """Frame highlighted code: ``kind`` is "run" if it runs alone, or "fragment".

    Material measures each ``pre > code`` when the page opens, and so makes the browser
    lay out what is far away; a span between the two keeps it from that.
    """
    code = CODE.sub(r'<pre tabindex="0"><span><code>\1</code></span></pre>', code)
    return (
        f'<figure class="listing" data-kind="{kind}">'
        f"<figcaption>{caption}</figcaption><copy-button></copy-button>{code}{output}"
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
