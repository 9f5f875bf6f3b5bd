"""The zip holds the site and what it needs without a server."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from sitekit import node
from sitekit.offline import pack, prepare

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path):
    node.install(ROOT)
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<p>x</p>")
    prepare(site, ROOT)
    return site


def test_the_shim_is_the_packaged_one(site):
    shim = (site / "assets" / "iframe-worker.js").read_text()
    assert "IFrameWorker" in shim


def test_two_zips_of_one_site_are_identical(site, tmp_path):
    pack(site, tmp_path / "one.zip")
    first = (tmp_path / "one.zip").read_bytes()
    (site / "index.html").touch()
    pack(site, tmp_path / "one.zip")
    assert (tmp_path / "one.zip").read_bytes() == first
    assert ZipFile(tmp_path / "one.zip").namelist() == [
        "one/assets/iframe-worker.js",
        "one/index.html",
    ]
