"""Every listing runs in the page, can be changed and broken, and nothing hangs."""

import re
from typing import ClassVar

import pytest
from playwright.sync_api import expect

from sitekit.__main__ import ROOT
from sitekit.browser import Quiet, served

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
    listings = page.locator("figure.listing:has(live-cell)").all()
    assert len(listings) >= page.locator("figure.listing[data-kind=run]").count()
    assert listings
    for listing in listings:
        samp = listing.locator(".output samp")
        recorded = samp.text_content() if samp.count() else "(nothing)"
        assert run(listing.locator("live-cell")) == "done"
        assert samp.text_content().rstrip("\n") == recorded


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


REACH_OUT = {
    "fetch": "import js\nawait_ = js.fetch('{}')",
    "pyfetch": "import asyncio\nfrom pyodide.http import pyfetch\n"
    "asyncio.ensure_future(pyfetch('{}'))",
    "a socket": "import js\njs.WebSocket.new('{}'.replace('http', 'ws'))",
    "a stream of events": "import js\njs.EventSource.new('{}')",
    "a synchronous request": "from js import XMLHttpRequest\n"
    "request = XMLHttpRequest.new()\n"
    "request.open('GET', '{}', False)\nrequest.send()",
    "urllib": "from urllib.request import urlopen\nurlopen('{}', timeout=3)",
    "code made from text": "import js\njs.eval('fetch(\"{}\")')",
    "a function made from text": "import js\njs.Function('fetch(\"{}\")')()",
    "a module": "from pyodide.code import run_js\nrun_js('import(\"{}\")')",
    "a worker": "import js\njs.Worker.new('{}')",
    "a worker of its own": "import js\n"
    "blob = js.Blob.new(js.Array.of('fetch(\"{}\")'))\n"
    "js.Worker.new(js.URL.createObjectURL(blob))",
}


class Listening(Quiet):
    """Another host, which would answer whoever asks, and remembers."""

    asked: ClassVar[list[str]] = []

    def do_GET(self):  # noqa: N802 - the name that the server calls
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Give the address of another host."""
    with served(tmp_path_factory.mktemp("elsewhere"), handler=Listening) as url:
        yield url


@pytest.mark.parametrize("way", REACH_OUT)
def test_python_in_a_cell_reaches_no_other_host(browser, address, elsewhere, way):
    page = browser.new_page()
    page.goto(address + "exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
    tried(cell, REACH_OUT[way].replace("{}", elsewhere + way.replace(" ", "-")))
    page.wait_for_timeout(500)
    assert Listening.asked == []
    page.close()


def test_the_other_host_would_have_answered(browser, elsewhere):
    page = browser.new_page()
    page.goto(elsewhere)
    answer = "url => fetch(url + 'a').then(response => response.status)"
    assert page.evaluate(answer, elsewhere) == 200
    page.close()
    assert {"/", "/a"} <= set(Listening.asked)
    Listening.asked.clear()


PARTS = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]


@pytest.mark.parametrize("part", PARTS)
def test_a_lost_connection_is_told_and_the_next_run_tries_again(browser, address, part):
    page = browser.new_page()
    page.goto(address + "exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
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
    page = browser.new_page()
    page.goto(address + "exercises/6-max-pooling/")
    opened(page)
    cell = page.locator("live-cell").first
    page.context.route(lost, lambda route: route.fulfill(status=404))
    assert run(cell) == "broken"
    expect(status(cell)).to_contain_text("could not be fetched")
    page.context.unroute(lost)
    assert run(cell) == "done"
    page.close()


def test_a_lost_editor_is_told_and_the_next_touch_tries_again(browser, address):
    page = browser.new_page()
    page.goto(address + "exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
    page.context.route("**/editor.*.js", lambda route: route.abort())
    cell.get_by_role("button", name="Edit").click()
    expect(status(cell)).to_have_text("The editor could not be fetched. Try again.")
    page.context.unroute("**/editor.*.js")
    cell.get_by_role("button", name="Edit").click()
    expect(listing(cell).get_by_role("textbox")).to_be_visible()
    page.close()


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
    page = visit("exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
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
    page = browser.new_page()
    page.goto(address + "exercises/3-affine-parameters/")
    opened(page)
    cell = page.locator("live-cell").first
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
