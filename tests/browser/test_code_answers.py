"""A reader's program is judged by what it does, with a reason."""

import pytest
from playwright.sync_api import expect

from tests.written import hostile, jacobians, max_pooling

pytestmark = pytest.mark.usefixtures("numpy")
PAGES = {
    "exercises/6-max-pooling/": max_pooling,
    "exercises/1-activation-jacobians/": jacobians,
}
PATIENCE = 60_000


def asked(page):
    return page.locator("code-answer")


def check(answer, code):
    """Put a program into the editor and check it; return the state."""
    edit = answer.get_by_role("button", name="Edit")
    if edit.is_visible():
        edit.click()
    editor = answer.locator("xpath=..").get_by_role("textbox")
    editor.focus()
    editor.press("ControlOrMeta+a")
    answer.page.keyboard.press("Delete")
    answer.page.keyboard.insert_text(code)
    answer.get_by_role("button", name="Check").click()
    expect(answer.get_by_role("button", name="Stop")).to_be_hidden(timeout=PATIENCE)
    return answer.get_attribute("data-state")


@pytest.mark.parametrize("path", PAGES)
def test_right_programs_pass(visit, path):
    answer = asked(visit(path))
    for code in PAGES[path].RIGHT.values():
        assert check(answer, code) == "right"
    expect(answer.get_by_role("status")).to_have_text("Right. It passes every test.")


@pytest.mark.parametrize("path", PAGES)
def test_of_wrong_programs_is_told_why(visit, path):
    answer = asked(visit(path))
    told = set()
    for code, lacks in PAGES[path].WRONG.values():
        assert check(answer, code) == ("unclear" if lacks == "missing" else "wrong")
        told.add(answer.get_by_role("status").inner_text())
    assert len(told) >= 10


def test_hostile_programs_neither_pass_nor_end_python(visit):
    answer = asked(visit("exercises/6-max-pooling/"))
    for code, _ in hostile.TOLD.values():
        assert check(answer, code) == "wrong"
    for code in hostile.HARMLESS.values():
        assert check(answer, code) == "right"


def test_a_program_that_does_not_run_shows_its_traceback(visit):
    answer = asked(visit("exercises/6-max-pooling/"))
    assert check(answer, "def max_pool(x, k)\n    return x") == "raised"
    output = answer.locator("xpath=..").locator(".output")
    expect(output).to_contain_text('File "<cell>", line 1')
    expect(output).to_contain_text("SyntaxError: expected ':'")


def test_a_program_that_never_ends_can_be_stopped(visit):
    answer = asked(visit("exercises/6-max-pooling/"))
    answer.get_by_role("button", name="Edit").click()
    editor = answer.locator("xpath=..").get_by_role("textbox")
    editor.press("ControlOrMeta+a")
    answer.page.keyboard.insert_text("def max_pool(x, k):\n    while True: pass")
    answer.get_by_role("button", name="Check").click()
    expect(answer.get_by_role("status")).to_contain_text(
        "Still running", timeout=PATIENCE
    )
    answer.get_by_role("button", name="Stop").click()
    assert check(answer, max_pooling.RIGHT["six axes"]) == "right"


def test_a_right_program_is_remembered_and_marked(visit):
    page = visit("exercises/6-max-pooling/")
    answer = asked(page)
    assert check(answer, max_pooling.WRONG["mean"][0]) == "wrong"
    assert answer.get_attribute("data-answered") is None
    check(answer, max_pooling.RIGHT["six axes"])
    assert answer.get_attribute("data-answered") == ""
    page.reload()
    expect(asked(page)).to_have_attribute("data-answered", "")
    stored = page.evaluate("JSON.parse(localStorage.getItem('answers')).answers")
    assert stored == {"pool-function": "right"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
def test_a_judged_program_is_accessible_and_fits(visit, axe, scheme, width):
    size = {"width": width, "height": 800}
    page = visit("exercises/6-max-pooling/", viewport=size, color_scheme=scheme)
    assert check(asked(page), max_pooling.WRONG["four on one axis"][0]) == "wrong"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_stands_there_without_javascript(visit):
    page = visit("exercises/6-max-pooling/", java_script_enabled=False)
    figure = page.locator("figure[data-kind=answer]")
    expect(figure).to_contain_text("def max_pool(x, kernel_size):")
    expect(asked(page)).to_be_hidden()
