"""The built site on a local server, and a browser that looks at it."""

import os
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sitekit.browser import NoBrowserError, served, started
from tests.browser.cells import SMALL, first

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def address(site):
    """Serve the built site and give its address."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Start Chromium, or fail and say how to get it."""
    try:
        with started() as chromium:
            yield chromium
    except NoBrowserError as error:
        pytest.fail(str(error))


@pytest.fixture
def tab(browser):
    """Give a function that opens an empty tab; afterwards nothing may have failed.

    Each request begins with one of the addresses given.
    """
    contexts, trouble = [], []

    def opened(*addresses, **settings):
        own = ["blob:" + urljoin(address, "/") for address in addresses]

        def foreign(request):
            if not request.url.startswith((*addresses, *own, "data:")):
                trouble.append(f"foreign: {request.url}")

        def failed(request):
            # A reader who leaves a page ends what it still asks for.
            if request.failure != "net::ERR_ABORTED":
                trouble.append(f"failed: {request.url}: {request.failure}")

        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: m.type == "error" and trouble.append(m.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("requestfailed", failed)
        page.on("request", foreign)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def visit(tab, address):
    """Give a function that opens a page of the built site."""

    def opened(path="", **settings):
        page = tab(address, **settings)
        page.goto(address + path, wait_until="networkidle")
        return page

    return opened


@pytest.fixture(scope="session")
def numpy(site):
    """Skip, or fail where it is required, if the site was built without NumPy."""
    if not list(site.glob("assets/full/*/numpy-*.whl")):
        reason = "the site was built without NumPy for the pages: no cell was tried"
        if os.environ.get("REQUIRE_NUMPY") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def axe():
    """Give a function that returns what the accessibility checker finds on a page."""

    def found(page):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate("axe.run().then(result => result.violations)")
        return [(v["id"], node["html"]) for v in violations for node in v["nodes"]]

    return found


@pytest.fixture
def cell(visit):
    """Give the first cell of a page."""
    return first(visit(SMALL))
