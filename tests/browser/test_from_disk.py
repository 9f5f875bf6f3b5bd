"""The unpacked zip works from the disk: pages, formulas, answers, search."""

from zipfile import ZipFile

import pytest

from sitekit.__main__ import ROOT, bundle


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """Make the zip and unpack it as a student would."""
    folder = tmp_path_factory.mktemp("disk")
    bundle(ROOT, folder / "site.zip")
    with ZipFile(folder / "site.zip") as archive:
        archive.extractall(folder)
    return folder / "site"


@pytest.fixture
def page(tab, unpacked):
    """Give an empty page that may open what was unpacked."""
    return tab(unpacked.as_uri())


def test_every_page_opens_with_its_formulas(page, unpacked):
    files = sorted(unpacked.rglob("*.html"))
    assert len(files) > 10
    for file in files:
        if file.name != "404.html":
            page.goto(file.as_uri(), wait_until="networkidle")
            assert page.locator("h1").count() == 1
    page.goto((unpacked / "exercises" / "5-vgg-16.html").as_uri())
    page.locator("summary", has_text="The total").click()
    assert page.locator("details[open] .math").last.bounding_box()["height"] > 5


def test_a_figure_stands_without_controls(page, unpacked):
    page.goto((unpacked / "exercises" / "6-max-pooling.html").as_uri())
    figure = page.locator("live-figure").first
    assert figure.locator("svg").bounding_box()["height"] > 100
    assert not figure.locator("form").is_visible()


def test_links_and_search_work(page, unpacked):
    page.goto((unpacked / "index.html").as_uri())
    page.locator("article").get_by_role(
        "link", name="6 Max-pooling", exact=True
    ).click()
    assert page.title().startswith("Max-pooling")
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially("softmax", delay=30)
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "1-activation-jacobians.html" in result.get_attribute("href")


def test_a_typed_answer_has_no_dead_field_and_a_choice_is_judged(page, unpacked):
    page.goto((unpacked / "exercises" / "6-max-pooling.html").as_uri())
    typed, choice = page.locator("#pool-a"), page.locator("#pool-programs")
    assert not typed.locator("input").is_visible()
    assert typed.get_by_text("a page that does not come from the disk").is_visible()
    choice.get_by_role("radio").nth(2).check()
    choice.get_by_role("button", name="Check").click()
    assert choice.locator(".verdict").text_content().startswith("Right.")
