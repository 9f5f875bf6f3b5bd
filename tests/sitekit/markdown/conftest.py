"""A page, rendered as an author writes it."""

from pathlib import Path

import lxml.html
import pytest
from markdown import Markdown

from sitekit.markdown.page import Page

ROOT = Path(__file__).parents[3]


@pytest.fixture
def render(tmp_path):
    """Render a page; give its tree and its problems."""

    def rendered(text):
        source = tmp_path / "page.md"
        source.write_text(text)
        page = Page(source, ROOT, "exercises/page/")
        md = Markdown(
            extensions=["sitekit.markdown", "pymdownx.highlight", "attr_list"],
            extension_configs={"sitekit.markdown": {"page": page}},
        )
        html = md.convert(text)
        problems = [(p.line, p.message) for p in page.problems]
        return lxml.html.fromstring(f"<div>{html}</div>"), problems

    return rendered
