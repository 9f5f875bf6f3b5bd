"""Gives each built page a strict content-security policy and referrer policy.

Scripts come from the site itself or are Material's inline ones, each allowed by its
hash. Styles come from the site's files. Nothing may ask another host.
"""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

from sitekit.pages import BuiltPage

INLINE_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL
)
CHARSET = '<meta charset="utf-8">'


def apply(pages: list[BuiltPage], site: Path) -> None:
    """Write the policies into the head of every page, and a file for hosts."""
    for page in pages:
        metas = (
            f'{CHARSET}<meta http-equiv="Content-Security-Policy" '
            f'content="{policy(script_hashes(page.html))}">'
            '<meta name="referrer" content="no-referrer">'
        )
        page.html = page.html.replace(CHARSET, metas, 1)
    write_headers(site)


def write_headers(site: Path) -> None:
    """Write the header file that static hosts such as Netlify and Cloudflare read.

    Files that are named by their content never change, so a browser may keep them.
    A frame's ancestors can only be refused by a header, not by a page's policy.
    """
    lines = [
        "/*",
        "  Content-Security-Policy: frame-ancestors 'none'",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        "  Cache-Control: no-cache",
    ]
    for folder in ("fonts", "javascripts", "stylesheets"):
        lines += [
            f"/assets/{folder}/*",
            "  ! Cache-Control",
            "  Cache-Control: public, max-age=31536000, immutable",
        ]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")


def script_hashes(html: str) -> list[str]:
    """Return the hashes of the inline scripts that a browser would run."""
    found = {
        b64encode(hashlib.sha256(m["code"].encode()).digest()).decode()
        for m in INLINE_SCRIPT.finditer(html)
        if "src=" not in m["attributes"] and "application/json" not in m["attributes"]
    }
    return sorted(found)


def policy(hashes: list[str]) -> str:
    """Return the policy of a page with these inline scripts."""
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )
