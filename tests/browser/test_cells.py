"""Every listing runs in the page, can be changed and broken, and nothing hangs."""

import pytest
from playwright.sync_api import expect

PAGES = (
    "exercises/1-activation-jacobians/",
    "exercises/2-bias-derivative/",
    "exercises/3-affine-parameters/",
    "exercises/4-conv-layer/",
    "exercises/5-vgg-16/",
    "exercises/6-max-pooling/",
    "about/numbers/",
)
PATIENCE = 60_000  # ms; Python starts in two or three seconds, on a busy machine later


def opened(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def ended(cell):
    """Wait until a cell's run has ended; return how."""
    expect(cell.get_by_role("button", name="Stop")).to_be_hidden(timeout=PATIENCE)
    return cell.get_attribute("data-state")


def run(cell):
    cell.get_by_role("button", name="Run").click()
    return ended(cell)


@pytest.mark.parametrize("path", PAGES)
def test_each_cell_gives_its_recorded_output(visit, path):
    page = visit(path)
    opened(page)
    listings = page.locator("figure.listing[data-kind=run]")
    assert listings.count()
    for listing in listings.all():
        samp = listing.locator(".output samp")
        recorded = samp.inner_text() if samp.count() else "(nothing)"
        assert run(listing.locator("live-cell")) == "done"
        assert samp.inner_text().rstrip("\n") == recorded


@pytest.fixture
def cell(visit):
    """Open a page whose first listing is small; return its cell."""
    page = visit("exercises/3-affine-parameters/")
    opened(page)
    return page.locator("live-cell").first


def listing(cell):
    return cell.locator("xpath=ancestor::figure")


def output(cell):
    return listing(cell).locator(".output samp")


def status(cell):
    return cell.get_by_role("status")


def type_in(cell, code):
    """Put a program into the editor, as a reader does."""
    edit = cell.get_by_role("button", name="Edit")
    if edit.is_visible():
        edit.click()
    editor = listing(cell).get_by_role("textbox")
    editor.focus()
    editor.press("ControlOrMeta+a")
    # As one insertion: the editor's own indentation is for typing by hand.
    cell.page.keyboard.insert_text(code)


def tried(cell, code):
    type_in(cell, code)
    return run(cell)


def works(cell):
    """Tell that the next run is as if nothing had happened."""
    assert tried(cell, "print('next')") == "done"
    expect(output(cell)).to_have_text("next\n")


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


FAILURES = {
    "syntax error": ("for", "raised", "SyntaxError: invalid syntax", ""),
    "deep recursion": (
        "def f():\n    return f() + 1\n\n\nf()",
        "raised",
        "RecursionError: maximum recursion depth exceeded",
        "",
    ),
    "huge list": ("x = [0] * 10**9", "raised", "MemoryError", ""),
    "huge array": (
        "import numpy as np\nnp.ones(5 * 10**8)",
        "raised",
        "array is too big",
        "",
    ),
    "a question": ("input('name? ')", "raised", "a page has no keyboard input", ""),
    "sys.exit": ("import sys\nsys.exit(3)", "exited", "ended itself", ""),
    "much output": (
        "for i in range(10**7):\n    print(i)",
        "done",
        "Done in",
        "9,999,000 more lines",
    ),
    "one long line": ("print('x' * 10**7)", "done", "Done in", "were cut"),
    "the end of the process": ("import os\nos._exit(1)", "broken", "broke off", ""),
    "a worker that closes": ("import js\njs.self.close()", "done", "", ""),
    "lost names": (
        "import builtins\ndel builtins.print, builtins.len, builtins.isinstance",
        "done",
        "Done in",
        "",
    ),
}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_is_told_and_the_next_run_works(cell, kind):
    code, state, said, shown = FAILURES[kind]
    got = tried(cell, code)
    assert got == state
    expect(status(cell)).to_contain_text(said)
    expect(output(cell)).to_contain_text(shown)
    works(cell)


def test_a_recursion_that_breaks_python_is_told_and_the_next_run_works(
    browser, address
):
    page = browser.new_page()  # Pyodide reports it to the console, too
    page.goto(address + "exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
    code = "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    f()\nf()"
    assert tried(cell, code) == "broken"
    expect(status(cell)).to_contain_text("Maximum call stack size exceeded")
    works(cell)
    page.close()


def test_an_endless_loop_is_stopped_while_the_page_answers(cell):
    type_in(cell, "while True:\n    pass")
    cell.get_by_role("button", name="Run").click()
    expect(status(cell)).to_have_text("Running …", timeout=PATIENCE)
    page = cell.page
    assert page.evaluate("new Promise(done => requestAnimationFrame(() => done(1)))")
    expect(status(cell)).to_contain_text("Still running", timeout=PATIENCE)
    cell.get_by_role("button", name="Stop").click()
    expect(status(cell)).to_have_text("Stopped.")
    works(cell)
