"""The built site on a local server, and a browser that looks at it."""

import pytest
from playwright.sync_api import sync_playwright

from sitekit.printing import FLAGS, NoBrowserError, find_browser, served


@pytest.fixture(scope="session")
def address(site):
    """Serve the built site and give its address."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Start Chromium, or fail and say how to get it."""
    try:
        path = find_browser()
    except NoBrowserError as error:
        pytest.fail(str(error))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, address):
    """Give a function that opens a page; afterwards nothing may have gone wrong."""
    contexts, trouble = [], []

    def foreign(request):
        if not request.url.startswith((address, "data:")):
            trouble.append(f"foreign: {request.url}")

    def opened(path="", **settings):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: m.type == "error" and trouble.append(m.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("requestfailed", lambda r: trouble.append(f"failed: {r.url}"))
        page.on("request", foreign)
        page.goto(address + path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []
