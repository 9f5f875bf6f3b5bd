"""The site's script and style sheet are bundled, named by content, and linked."""

import re
from pathlib import Path

import pytest

from sitekit import node, web

ROOT = Path(__file__).parents[3]


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def page(built):
    html = '<head></head><article class="md-typeset"><copy-button>'
    return built("a/b/index.html", html)


@pytest.fixture
def site(tmp_path, page, cache):
    node.install(ROOT)
    web.bundle([page], tmp_path, ROOT, cache, {"glue": "assets/light/a.mjs"})
    return tmp_path


def test_each_page_links_the_bundles(site, page):
    html = page.html
    sheet = re.search(r'<link rel="stylesheet" href="([^"]+\.css)">', html)[1]
    script = re.search(r'<script defer src="([^"]+\.js)"', html)[1]
    for address in (sheet, script):
        assert address.startswith("../../assets/")
        assert (site / address.removeprefix("../../")).is_file()
        assert re.search(r"\.[0-9a-f]{12}\.", address)


def test_the_script_is_told_what_it_may_fetch_later(site, page):
    assert 'data-glue="../../assets/light/a.mjs"' in page.html


def test_the_bundles_hold_what_the_sources_say(site):
    (script,) = site.glob("assets/javascripts/main.*.js")
    (sheet,) = site.glob("assets/stylesheets/site.*.css")
    assert "copy-button" in script.read_text()
    assert "copy-button" in sheet.read_text()


def test_the_same_sources_are_bundled_once(site, cache, monkeypatch):
    monkeypatch.setattr(web, "run", None)
    web.bundle([], site, ROOT, cache)
