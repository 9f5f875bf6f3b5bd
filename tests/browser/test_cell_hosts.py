"""Python in a cell reaches no other host."""

from typing import ClassVar

import pytest

from sitekit.browser import Quiet, served
from tests.browser.cells import alone, tried

pytestmark = pytest.mark.usefixtures("numpy")


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
    cell = alone(browser, address)
    page = cell.page
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
