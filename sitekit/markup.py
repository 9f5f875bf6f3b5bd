"""The HTML of a listing, the same on Markdown pages and on notebook pages."""

from html import escape


def figure(kind: str, caption: str, code: str, output: str = "") -> str:
    """Frame highlighted code: ``kind`` is "run" if it runs alone, or "fragment"."""
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
