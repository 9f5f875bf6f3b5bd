"""The steps run in order, and everything that is wrong comes out at once."""

from pathlib import Path

import pytest

from sitekit import node
from sitekit.problems import Problem
from sitekit.steps import finish

ROOT = Path(__file__).parents[2]
PAGE = """<html><head><meta charset="utf-8"></head><body><article>
<p><span class="arithmatex">\\(2 + 2 = 5\\)</span> <a href="gone.html">x</a></p>
<div data-md-component="search" role="dialog"></div></article></body></html>"""


@pytest.fixture
def site(tmp_path):
    """Make a project whose home page and another page repeat their mistakes."""
    node.install(ROOT)
    for name in ("node_modules", "snippets", "workbook", "package-lock.json"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("Text\n$2 + 2 = 5$ [x](gone.html)")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE)
    (site / "copy.html").write_text(PAGE)
    return site


def test_problems_of_all_steps_come_out_once_with_their_line(site):
    earlier = Problem("docs/index.md", 1, "earlier")
    found = finish(site, site.parent, [earlier, earlier])
    assert [str(problem) for problem in found] == [
        "docs/index.md:1: earlier",
        "docs/index.md:2: `2+2 = 5` is wrong: 4 and 5",
        "docs/index.md:2: broken link: gone.html is not in the site",
    ]


def test_a_page_gets_its_policy_last(site):
    finish(site, site.parent, [])
    html = (site / "index.html").read_text()
    assert "Content-Security-Policy" in html
    assert 'aria-label="Search"' in html
    assert (site / "snippets" / "vgg.py").is_file()


def test_live_reload_needs_a_page_without_a_policy(site):
    finish(site, site.parent, [], watched=True)
    assert "Content-Security-Policy" not in (site / "index.html").read_text()


def test_a_site_for_the_disk_has_a_shim_and_no_policy_and_no_early_font(
    site, monkeypatch
):
    monkeypatch.setenv("FROM_DISK", "true")
    (site / "assets").mkdir()
    finish(site, site.parent, [])
    html = (site / "index.html").read_text()
    assert "Content-Security-Policy" not in html
    assert "preload" not in html
    assert (site / "assets/iframe-worker.js").is_file()
