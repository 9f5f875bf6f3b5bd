"""Runs and edits the cells of a page, as a reader does."""

from playwright.sync_api import expect

PATIENCE = 60_000  # ms; Python starts in two or three seconds, on a busy machine later
SMALL = "exercises/3-affine-parameters/"  # its first listing is small


def opened(page):
    """Open all boxes of a page."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def ended(cell):
    """Wait until a cell's run has ended; return how."""
    expect(cell.get_by_role("button", name="Stop")).to_be_hidden(timeout=PATIENCE)
    return cell.get_attribute("data-state")


def run(cell):
    """Run a cell; return how it ended."""
    cell.get_by_role("button", name="Run").click()
    return ended(cell)


def first(page):
    """Open all boxes of a page; return its first cell."""
    opened(page)
    return page.locator("live-cell").first


def alone(browser, address, path=SMALL):
    """Return the first cell of a page in a tab of its own, where something may fail."""
    page = browser.new_page()
    page.goto(address + path)
    return first(page)


def listing(cell):
    """Return the listing that a cell belongs to."""
    return cell.locator("xpath=ancestor::figure")


def output(cell):
    """Return the place of what a cell printed."""
    return listing(cell).locator(".output samp")


def status(cell):
    """Return the place of what is said of a cell."""
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
    """Run a program in a cell; return how it ended."""
    type_in(cell, code)
    return run(cell)


def works(cell):
    """Tell that the next run is as if nothing had happened."""
    assert tried(cell, "print('next')") == "done"
    expect(output(cell)).to_have_text("next\n")
