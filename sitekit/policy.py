"""Gives each built page a strict content-security policy and referrer policy.

Scripts come from the site itself or are Material's inline ones, each allowed by its
hash. Styles come from the site's files. Nothing may ask another host.
"""

import hashlib
import re
from base64 import b64encode

from sitekit.pages import BuiltPage

# Data is no script: a browser does not run it.
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*(?:src=|application/json))[^>]*>(.*?)</script>", re.DOTALL
)
# Both Pythons are WebAssembly, which no site may compile otherwise; the worker of full
# Python starts from a blob, because only then the page's policy binds it.
OWN = ("'self'", "'wasm-unsafe-eval'")
CHARSET = '<meta charset="utf-8">'
POLICY = (
    "default-src 'none'; script-src {}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; "
    "form-action 'self'"
)


def apply(pages: list[BuiltPage]) -> None:
    """Write the policies into the head of every page."""
    for page in pages:
        policy = POLICY.format(" ".join([*OWN, *script_hashes(page.html)]))
        metas = (
            f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="referrer" content="no-referrer">'
        )
        before, charset, after = page.html.partition(CHARSET)
        if not charset:
            raise ValueError(f"{page.path} has no {CHARSET}: where is its head?")
        page.html = before + metas + after


def script_hashes(html: str) -> list[str]:
    """Return the hashes of the inline scripts that a browser would run."""
    codes = {code.encode() for code in INLINE_SCRIPT.findall(html)}
    hashes = (b64encode(hashlib.sha256(code).digest()).decode() for code in codes)
    return sorted(f"'sha256-{value}'" for value in hashes)
