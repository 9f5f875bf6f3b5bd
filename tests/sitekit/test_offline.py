"""The zip holds the site and what it needs without a server."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from sitekit import node
from sitekit.offline import pack, prepare

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(built):
    early = '<link rel="preload" href="a.woff2" as="font" crossorigin>'
    return built("a/page.html", f"<head>{early}</head>")


@pytest.fixture
def site(tmp_path, page):
    node.install(ROOT)
    site = tmp_path / "site"
    for folder in ("search", "assets"):
        (site / folder).mkdir(parents=True)
    (site / "search" / "search_index.json").write_text('{"docs": ["</script>"]}')
    prepare([page], site, ROOT)
    return site


def test_the_search_index_is_a_script(site):
    script = (site / "search" / "search_index.js").read_text()
    assert script == 'var __index = {"docs":["</script>"]};'


def test_each_page_links_the_shim_and_no_early_font(site, page):
    script = '<script src="../assets/iframe-worker.js"></script>'
    assert page.html == f"<head>{script}</head>"
    assert (site / "assets" / "iframe-worker.js").stat().st_size > 100


def test_two_zips_of_one_site_are_identical(site, tmp_path):
    pack(site, tmp_path / "one.zip")
    first = (tmp_path / "one.zip").read_bytes()
    (site / "search" / "search_index.js").touch()
    pack(site, tmp_path / "one.zip")
    assert (tmp_path / "one.zip").read_bytes() == first
    assert ZipFile(tmp_path / "one.zip").namelist() == [
        "one/assets/iframe-worker.js",
        "one/search/search_index.js",
        "one/search/search_index.json",
    ]
