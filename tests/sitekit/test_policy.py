"""Each page allows its own scripts by hash and nothing else inline."""

import re
from pathlib import Path

import pytest

from sitekit import policy
from sitekit.policy import apply

PAGE = (
    '<head><meta charset="utf-8"><script src="a.js"></script></head>'
    "<script>alert(1)</script><script>alert(1)</script>"
    '<script type="application/json">{"a": 1}</script>'
)


@pytest.fixture
def directives(built):
    page = built(html=PAGE)
    apply([page])
    written = page.html
    assert '<meta name="referrer" content="no-referrer">' in written
    content = re.search(
        r'http-equiv="Content-Security-Policy" content="([^"]*)"', written
    )
    assert written.index("Content-Security-Policy") < written.index("<script")
    return dict(part.split(" ", 1) for part in content[1].split("; "))


def test_inline_scripts_are_allowed_by_hash_once(directives):
    scripts = directives["script-src"].split()
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert scripts == [
        "'self'",
        "'wasm-unsafe-eval'",
        "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    ]


def test_hosts_are_told_what_to_keep():
    file = Path(policy.__file__).parent / "web" / "theme" / "_headers"
    rules = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("/"):
            rules[line] = []
        else:
            rules[next(reversed(rules))].append(line.strip())
    assert "X-Content-Type-Options: nosniff" in rules["/*"]
    assert "Cache-Control: no-cache" in rules["/*"]
    kept = [path for path, lines in rules.items() if "immutable" in lines[-1]]
    named = ("fonts", "full", "javascripts", "light", "stylesheets")
    assert kept == [f"/assets/{folder}/*" for folder in named]


def test_nothing_unsafe_and_no_other_host(directives):
    assert directives["default-src"] == "'none'"
    assert directives["style-src"] == "'self'"
    every = " ".join(directives.values()).replace("'wasm-unsafe-eval'", "")
    assert "unsafe" not in every
    assert "http" not in every
    assert "*" not in every


def test_a_page_without_a_place_for_its_policy_is_noticed(built):
    with pytest.raises(ValueError, match=r'a\.html has no <meta charset="utf-8">'):
        apply([built("a.html", "<head></head>")])
