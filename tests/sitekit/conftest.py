"""What the tests of several modules share."""

import pytest

from sitekit.pages import BuiltPage, way_to_root
from sitekit.sources import Source


@pytest.fixture
def built():
    """Give the function that makes a built page, with the text of its source."""

    def page(path="index.html", html="", source="", name=None):
        written = Source(name or f"docs/{path}", source)
        return BuiltPage(path, html, written, way_to_root(path))

    return page
