"""Whatever a program or the network does, it is told, and the next run works."""

import pytest
from playwright.sync_api import expect

from sitekit.__main__ import ROOT
from sitekit.browser import Quiet, served
from tests.browser.cells import (
    PATIENCE,
    alone,
    listing,
    opened,
    output,
    run,
    status,
    tried,
    type_in,
    works,
)

pytestmark = pytest.mark.usefixtures("numpy")


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
    cell = alone(browser, address)  # Pyodide reports it to the console, too
    code = "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    f()\nf()"
    assert tried(cell, code) == "broken"
    expect(status(cell)).to_contain_text("Maximum call stack size exceeded")
    works(cell)
    cell.page.close()


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


PARTS = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]


@pytest.mark.parametrize("part", PARTS)
def test_a_lost_connection_is_told_and_the_next_run_tries_again(browser, address, part):
    cell = alone(browser, address)
    page = cell.page
    page.context.route(f"**/{part}", lambda route: route.abort())
    assert run(cell) == "broken"
    expect(status(cell)).to_contain_text("fetch")
    expect(status(cell)).to_contain_text(part)
    page.context.unroute(f"**/{part}")
    assert run(cell) == "done"
    page.close()


class Cut(Quiet):
    """Breaks off in the middle of what is large, until it is mended."""

    mended = False

    def copyfile(self, source, outputfile):
        whole = source.read()
        large = len(whole) > 2_000_000 and not Cut.mended
        outputfile.write(whole[: len(whole) // 2] if large else whole)
        if large:
            self.close_connection = True


def test_a_connection_that_breaks_off_is_told(browser, site):
    page = browser.new_page()
    with served(site, handler=Cut) as url:
        page.goto(url + "exercises/6-max-pooling/")
        opened(page)
        cell = page.locator("live-cell").first
        assert run(cell) == "broken"
        expect(status(cell)).to_contain_text("could not be fetched")
        Cut.mended = True
        assert run(cell) == "done"
    page.close()


@pytest.mark.parametrize("lost", ["**/*.whl", "**/worker.*.js"])
def test_a_part_that_is_missing_is_told(browser, address, lost):
    cell = alone(browser, address, "exercises/6-max-pooling/")
    page = cell.page
    page.context.route(lost, lambda route: route.fulfill(status=404))
    assert run(cell) == "broken"
    expect(status(cell)).to_contain_text("could not be fetched")
    page.context.unroute(lost)
    assert run(cell) == "done"
    page.close()


def test_a_lost_editor_is_told_and_the_next_touch_tries_again(browser, address):
    cell = alone(browser, address)
    page = cell.page
    page.context.route("**/editor.*.js", lambda route: route.abort())
    cell.get_by_role("button", name="Edit").click()
    expect(status(cell)).to_have_text("The editor could not be fetched. Try again.")
    page.context.unroute("**/editor.*.js")
    cell.get_by_role("button", name="Edit").click()
    expect(listing(cell).get_by_role("textbox")).to_be_visible()
    page.close()


@pytest.fixture(scope="module")
def without_numpy(tmp_path_factory, strict_build):
    """Build the site where no source has NumPy, and serve it."""
    folder = tmp_path_factory.mktemp("without")
    empty = {"SITE_CACHE": str(folder / "cache"), "PYODIDE_WHEEL_DIR": ""}
    done = strict_build(
        ROOT, folder / "site", **empty, NUMPY_FETCH="0", REQUIRE_NUMPY=""
    )
    assert done.returncode == 0, done.stderr
    assert "for the pages is missing" in done.stderr
    with served(folder / "site") as url:
        yield url


def test_without_numpy_cells_that_need_it_say_why_they_cannot_run(tab, without_numpy):
    page = tab(without_numpy)
    page.goto(without_numpy + "exercises/6-max-pooling/", wait_until="networkidle")
    opened(page)
    cell = page.locator("live-cell").first
    expect(cell.get_by_role("button", name="Run")).to_be_disabled()
    expect(status(cell)).to_have_text(
        "Not here: this copy of the site was built without NumPy"
    )
    expect(output(cell)).to_be_visible()  # as recorded
    answer = page.locator("code-answer")
    expect(answer.get_by_role("button", name="Check")).to_be_disabled()


def test_without_numpy_other_cells_run(tab, without_numpy):
    page = tab(without_numpy)
    page.goto(
        without_numpy + "exercises/3-affine-parameters/", wait_until="networkidle"
    )
    opened(page)
    assert run(page.locator("live-cell").first) == "done"
