"""Every listing runs in the page, and can be changed; cells wait for each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cells import (
    PATIENCE,
    SMALL,
    alone,
    ended,
    first,
    listing,
    opened,
    output,
    run,
    status,
    tried,
    type_in,
)

pytestmark = pytest.mark.usefixtures("numpy")
PAGES = (
    "exercises/1-activation-jacobians/",
    "exercises/2-bias-derivative/",
    "exercises/3-affine-parameters/",
    "exercises/4-conv-layer/",
    "exercises/5-vgg-16/",
    "exercises/6-max-pooling/",
    "about/numbers/",
    "notebooks/memory/",
    "notebooks/speed/",
    "sheet/",
)


@pytest.mark.parametrize("path", PAGES)
def test_each_cell_gives_its_recorded_output(visit, path):
    page = visit(path)
    opened(page)
    listings = page.locator("figure.listing:has(live-cell)").all()
    assert len(listings) >= page.locator("figure.listing[data-kind=run]").count()
    assert listings
    for each in listings:
        samp = each.locator(".output samp")
        recorded = samp.text_content() if samp.count() else "(nothing)"
        assert run(each.locator("live-cell")) == "done"
        assert samp.text_content().rstrip("\n") == recorded


def test_a_page_that_nobody_runs_fetches_neither_python_nor_the_editor(tab, address):
    page = tab(address)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "exercises/6-max-pooling/", wait_until="networkidle")
    opened(page)
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(500)
    assert asked
    assert not [url for url in asked if "full" in url or "editor" in url]
    assert not [url for url in asked if "worker" in url.rpartition("/")[2]]


def test_an_edited_program_runs_as_it_stands(cell):
    assert tried(cell, "x = 6\nx * 7") == "done"
    expect(output(cell)).to_have_text("42\n")
    expect(status(cell)).to_contain_text("Done in")


def test_reset_brings_back_the_listing_and_its_recorded_output(cell):
    code = listing(cell).locator("pre code").first
    before = code.inner_html(), listing(cell).locator(".output").inner_html()
    tried(cell, "print('mine')")
    cell.get_by_role("button", name="Reset").click()
    after = code.inner_html(), listing(cell).locator(".output").inner_html()
    assert after == before
    expect(code).to_be_visible()
    expect(listing(cell).get_by_role("textbox")).to_have_count(0)
    expect(cell.get_by_role("button", name="Edit")).to_be_visible()


def test_a_traceback_shows_the_readers_own_lines(cell):
    code = "def half(x):\n    return x / 0\n\n\nhalf(3)"
    assert tried(cell, code) == "raised"
    told = output(cell).inner_text()
    assert 'File "<cell>", line 5, in <module>' in told
    assert 'File "<cell>", line 2, in half\n    return x / 0' in told
    assert told.count("File ") == 2
    expect(status(cell)).to_have_text("It raised: ZeroDivisionError: division by zero")


def test_output_appears_as_it_is_produced(cell):
    code = "import time\nprint('first')\ntime.sleep(2)\nprint('second')"
    type_in(cell, code)
    cell.get_by_role("button", name="Run").click()
    expect(output(cell)).to_have_text("first\n", timeout=PATIENCE)
    expect(cell.get_by_role("button", name="Stop")).to_be_visible()
    ended(cell)
    expect(output(cell)).to_have_text("first\nsecond\n")


def test_a_cell_of_a_notebook_sees_those_above_as_they_stand(visit):
    page = visit("notebooks/memory/")
    first, second = page.locator("live-cell").all()[:2]
    tried(first, "import numpy as np\nN, W, H, C = 1, 1, 1, 1\na = np.zeros((1,) * 4)")
    assert tried(second, "print(a.shape, N)") == "done"
    expect(output(second)).to_have_text("(1, 1, 1, 1) 1\n")
    tried(first, "1 / 0")
    assert run(second) == "above"
    expect(status(second)).to_contain_text("A cell above it raised")
    expect(output(second)).to_contain_text("ZeroDivisionError")


def test_a_second_cell_waits_for_the_first(visit):
    page = visit("exercises/6-max-pooling/")
    opened(page)
    first, second = page.locator("live-cell").all()[:2]
    type_in(first, "import time\ntime.sleep(3)\nprint('slept')")
    first.get_by_role("button", name="Run").click()
    second.get_by_role("button", name="Run").click()
    expect(status(second)).to_contain_text("Waiting")
    assert ended(second) == "done"
    assert ended(first) == "done"


def test_a_cell_that_waits_can_be_stopped(visit):
    page = visit("exercises/6-max-pooling/")
    opened(page)
    first, second = page.locator("live-cell").all()[:2]
    type_in(first, "while True:\n    pass")
    first.get_by_role("button", name="Run").click()
    second.get_by_role("button", name="Run").click()
    second.get_by_role("button", name="Stop").click()
    assert ended(second) == "stopped"
    first.get_by_role("button", name="Stop").click()
    assert ended(first) == "stopped"
    assert run(second) == "done"


def test_the_keyboard_alone_edits_runs_and_leaves(visit):
    page = visit(SMALL)
    cell = first(page)
    cell.get_by_role("button", name="Edit").focus()
    page.keyboard.press("Enter")
    editor = listing(cell).get_by_role("textbox")
    expect(editor).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("for i in range(2):\nprint(i)")  # the editor indents
    page.keyboard.press("ControlOrMeta+Enter")
    assert ended(cell) == "done"
    expect(output(cell)).to_have_text("0\n1\n")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Enter")
    ended(cell)
    expect(cell.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Tab")
    expect(cell.get_by_role("button", name="Reset")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell.get_by_role("button", name="Run")).to_be_focused()


def test_the_page_says_what_happens_while_python_is_fetched(browser, address):
    cell = alone(browser, address)
    page = cell.page
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 20,
            "downloadThroughput": 2e6,
            "uploadThroughput": 2e6,
        },
    )
    cell.get_by_role("button", name="Run").click()
    expect(cell.get_by_role("progressbar")).to_be_visible(timeout=PATIENCE)
    expect(cell.locator("label")).to_contain_text(re.compile(r"\d\.\d of 1\d\.\d MB"))
    expect(status(cell)).to_have_text("Python is being fetched …")
    assert ended(cell) == "done"
    expect(cell.get_by_role("progressbar")).to_be_hidden()
    page.close()


VIEWS = [
    {"width": width, "scheme": scheme}
    for width in (1200, 320)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: f"{v['width']}-{v['scheme']}")
def test_cells_in_use_are_accessible_and_fit(visit, axe, view):
    size = {"width": view["width"], "height": 800}
    page = visit("exercises/6-max-pooling/", viewport=size, color_scheme=view["scheme"])
    opened(page)
    first, second = page.locator("live-cell").all()[:2]
    assert tried(first, "print('x' * 300)\n1 / 0") == "raised"
    type_in(second, "while True:\n    pass  # " + "long " * 40)
    second.get_by_role("button", name="Run").click()
    expect(status(second)).to_have_text("Running …", timeout=PATIENCE)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]
    second.get_by_role("button", name="Stop").click()


def test_without_javascript_there_is_nothing_to_press(visit):
    page = visit("exercises/6-max-pooling/", java_script_enabled=False)
    for cell in page.locator("live-cell").all():
        expect(cell).to_be_hidden()


def test_on_paper_stands_the_program_as_it_was_edited(cell):
    type_in(cell, "print('edited')")
    cell.page.emulate_media(media="print")
    expect(listing(cell).locator("pre code").first).to_have_text("print('edited')")
    expect(listing(cell).locator("pre code").first).to_be_visible()
    expect(cell).to_be_hidden()
    expect(listing(cell).get_by_role("textbox")).to_be_hidden()
