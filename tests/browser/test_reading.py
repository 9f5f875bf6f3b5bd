"""What a reader does: copy, search, switch colours, open with the keyboard."""

import re

import pytest
from playwright.sync_api import expect

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
PHONE = {"width": 375, "height": 800}
EXERCISES = ["1-activation-jacobians", "4-conv-layer", "6-max-pooling"]


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("name", EXERCISES)
def test_a_copy_button_copies_the_whole_listing(visit, name):
    page = visit(f"exercises/{name}/", **CLIPBOARD)
    listings = page.locator("figure.listing").all()
    assert listings
    for listing in listings:
        if not listing.is_visible():
            continue
        listing.get_by_role("button", name="Copy").click()
        page.wait_for_timeout(100)
        code = listing.locator("code").last.evaluate("e => e.textContent")
        assert clipboard(page).rstrip() == code.rstrip()


def test_copied_moves_nothing_and_the_button_covers_no_code(visit):
    page = visit("exercises/6-max-pooling/", viewport=PHONE, **CLIPBOARD)
    listing = page.locator("figure.listing").first
    button = listing.get_by_role("button", name="Cop")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.click()
    listing.get_by_role("button", name="Copied").wait_for()
    assert button.bounding_box() == before
    assert (
        before["y"] + before["height"]
        <= listing.locator("pre").first.bounding_box()["y"]
    )


@pytest.mark.parametrize("words", ["softmax", "138"])
def test_the_search_finds(visit, words):
    page = visit()
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially(words, delay=30)
    result = page.locator(".md-search-result__link").first
    # While the word is typed, what matches its beginning is shown.
    expect(result).to_have_attribute("href", re.compile("exercises/"))


def test_the_palette_switches_and_stays(visit):
    page = visit(color_scheme="light")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Switch to dark colours").click()
    assert page.evaluate(scheme) == "slate"
    page.goto(page.url + "about/notation/")
    assert page.evaluate(scheme) == "slate"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_palette_switches_from_the_keyboard(visit, key):
    page = visit(color_scheme="light")
    page.get_by_title("Switch to dark colours").focus()
    page.keyboard.press(key)
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "slate"


def test_a_hint_opens_with_the_keyboard(visit):
    page = visit("exercises/2-bias-derivative/")
    summary = page.locator("details.hint > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.hint p").first.is_visible()
    outline = summary.evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline != "none"


def test_copying_a_formula_copies_its_tex(visit):
    page = visit("exercises/3-affine-parameters/", **CLIPBOARD)
    page.locator("summary", has_text="Derivation").click()
    page.evaluate("""() => {
      const result = document.querySelector('.result');
      getSelection().selectAllChildren(result);
    }""")
    page.keyboard.press("Control+c")
    copied = clipboard(page)
    assert r"$$Z^{(l)} \cdot Z^{(l-1)} + Z^{(l)} =" in copied
    assert "Result" in copied


OPEN = "document.querySelectorAll(':is(.hint, .answer)[open]').length"
BOXES = "document.querySelectorAll('.hint, .answer').length"


def test_one_button_opens_and_closes_every_hint_and_answer(visit):
    page = visit("exercises/2-bias-derivative/")
    button = page.locator("open-all").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) == page.evaluate(BOXES) > 2
    assert page.get_by_text(f"{page.evaluate(BOXES)} opened").count() == 1
    assert button.inner_text() == "Close all hints and answers"
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) == 0
    assert button.inner_text() == "Open all hints and answers"


def test_the_button_knows_what_the_reader_opened_one_by_one(visit):
    page = visit("exercises/2-bias-derivative/")
    for summary in page.locator(":is(.hint, .answer) > summary").all():
        summary.click()
    name = "Close all hints and answers"
    page.get_by_role("button", name=name).wait_for()


def test_without_javascript_no_dead_button_is_shown(visit):
    page = visit("exercises/2-bias-derivative/", java_script_enabled=False)
    assert not page.locator("open-all").is_visible()
    assert not page.locator("copy-button").first.is_visible()


def test_opening_an_answer_shows_its_address_which_opens_it(visit):
    page = visit("exercises/1-activation-jacobians/")
    page.locator("summary", has_text="ReLU").first.click()
    assert page.url.endswith("#relu")
    page.reload(wait_until="networkidle")
    assert page.evaluate(OPEN) == 1
    assert page.locator("#relu").evaluate("e => e.open")


def test_an_address_inside_of_a_page_opens_its_answer(visit):
    page = visit("exercises/1-activation-jacobians/")
    page.evaluate("location.hash = 'softmax'")
    page.locator("#softmax .result").wait_for()


@pytest.mark.parametrize("number", [3, 6])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_list_of_the_sheet_leads_to_its_exercises(visit, number, width):
    page = visit("sheet/", viewport={"width": width, "height": 800})
    page.locator("ol.contents a").nth(number - 1).click()
    page.wait_for_timeout(1000)
    section = page.locator("section.exercise").nth(number - 1)
    assert 0 <= section.bounding_box()["y"] < 150
