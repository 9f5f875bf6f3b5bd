"""What a reader does: copy, search, switch colours, open with the keyboard."""

import pytest

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
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


@pytest.mark.parametrize("words", ["softmax", "138"])
def test_the_search_finds(visit, words):
    page = visit()
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially(words, delay=30)
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "exercises/" in result.get_attribute("href")


def test_the_palette_switches_and_stays(visit):
    page = visit(color_scheme="light")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Switch to dark colours").click()
    assert page.evaluate(scheme) == "slate"
    page.goto(page.url + "about/notation/")
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
