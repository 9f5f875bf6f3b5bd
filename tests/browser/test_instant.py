"""A site that knows its address swaps pages in without loading them anew."""

import socket

import pytest
from playwright.sync_api import expect

from sitekit.__main__ import ROOT
from sitekit.browser import served

SOURCE = "https://example.org/source"


@pytest.fixture(scope="module")
def known(tmp_path_factory, strict_build):
    """Build the site for a sub-path of a known address, and serve it there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/course/"
    folder = tmp_path_factory.mktemp("known")
    done = strict_build(ROOT, folder / "course", SITE_URL=address, SOURCE_URL=SOURCE)
    assert done.returncode == 0, done.stderr
    with served(folder, port):
        yield address


@pytest.fixture
def page(tab, known):
    """Give the home page, marked as a document."""
    page = tab(known)
    page.goto(known, wait_until="networkidle")
    page.evaluate("window.mark = 'same document'")
    return page


def test_a_click_keeps_the_document_and_brings_formulas(page, known):
    page.locator("article").get_by_role("link", name="5 VGG-16", exact=True).click()
    page.wait_for_url(f"{known}exercises/5-vgg-16/")
    page.locator("summary", has_text="The total").click()
    assert page.evaluate("window.mark") == "same document"
    assert page.locator("details[open] .math").last.bounding_box()["height"] > 5
    family = "getComputedStyle(document.querySelector('mjx-math')).fontFamily"
    assert "MJX-NCM-N" in page.evaluate(family)
    assert page.locator("copy-button button").count() > 0


def test_formulas_come_to_a_reader_who_starts_on_a_page_without(page, known):
    page.goto(f"{known}about/licences/", wait_until="networkidle")
    page.evaluate("window.mark = 'same document'")
    page.locator(".md-nav--primary a", has_text="How this is checked").click()
    page.wait_for_url(f"{known}about/checks/")
    page.locator(".math").first.wait_for()
    assert page.evaluate("window.mark") == "same document"
    family = "getComputedStyle(document.querySelector('mjx-math')).fontFamily"
    assert "MJX-NCM-N" in page.evaluate(family)


def test_the_canonical_address_is_the_known_one(page, known):
    assert page.locator("link[rel=canonical]").get_attribute("href") == known


def test_a_wrong_address_leads_home(page, known):
    page.goto(f"{known}404.html")
    page.get_by_role("link", name="Go to the six exercises").click()
    page.wait_for_url(known)


def test_the_foot_leads_to_the_source_where_it_is_known(page):
    link = page.locator(".md-copyright").get_by_role("link", name="Source of this site")
    assert link.get_attribute("href") == SOURCE


def test_an_answer_opens_for_a_reader_who_comes_by_its_address(page, known):
    page.evaluate("""() => {
      const link = document.createElement("a");
      link.href = "exercises/5-vgg-16/#the-total";
      link.textContent = "to the total";
      document.querySelector("article").prepend(link);
    }""")
    page.get_by_role("link", name="to the total").click()
    page.locator("#the-total .result").wait_for()
    assert page.evaluate("window.mark") == "same document"


def test_other_sites_can_preview_a_link(page, known):
    said = {
        meta.get_attribute("property"): meta.get_attribute("content")
        for meta in page.locator("meta[property^='og:']").all()
    }
    assert said["og:title"] == page.locator("h1").inner_text().rstrip("¶").strip()
    assert said["og:url"] == known
    assert said["og:image"].startswith(known)
    size = page.request.get(said["og:image"]).body()[16:24]
    assert (int.from_bytes(size[:4]), int.from_bytes(size[4:])) == (1200, 630)


def run(page):
    """Run the first listing of a page; return its cell."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    cell = page.locator("live-cell").first
    cell.get_by_role("button", name="Run").click()
    return cell


def ended(cell):
    expect(cell.get_by_role("button", name="Stop")).to_be_hidden(timeout=60_000)
    return cell.get_attribute("data-state")


def test_python_is_kept_while_pages_change(page, known):
    page.goto(f"{known}exercises/3-affine-parameters/")
    assert ended(run(page)) == "done"
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".md-nav--primary a", has_text="Max-pooling").first.click()
    page.wait_for_url(f"{known}exercises/6-max-pooling/")
    assert ended(run(page)) == "done"
    assert asked
    assert not [url for url in asked if "pyodide" in url]


def test_leaving_a_page_ends_what_runs_on_it(page, known):
    page.goto(f"{known}exercises/3-affine-parameters/")
    assert ended(run(page)) == "done"
    cell = page.locator("live-cell").first
    cell.get_by_role("button", name="Edit").click()
    cell.locator("xpath=..").get_by_role("textbox").press("ControlOrMeta+a")
    page.keyboard.insert_text("while True: pass")
    cell.get_by_role("button", name="Run").click()
    expect(cell.get_by_role("status")).to_have_text("Running …")
    page.locator(".md-nav--primary a", has_text="Max-pooling").first.click()
    page.wait_for_url(f"{known}exercises/6-max-pooling/")
    assert ended(run(page)) == "done"
