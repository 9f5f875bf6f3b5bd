"""Messages name the line, links find the way to the root."""

import pytest

from sitekit.markdown.page import Page


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("", "snippets/vgg.py"),
        ("index.html", "snippets/vgg.py"),
        ("exercises/5-vgg-16/", "../../snippets/vgg.py"),
        ("exercises/5-vgg-16.html", "../snippets/vgg.py"),
    ],
)
def test_links_are_relative_to_the_page(tmp_path, url, link):
    assert Page(tmp_path / "x.md", tmp_path, url).link("snippets/vgg.py") == link


def test_a_problem_has_the_line_of_an_indented_block(tmp_path):
    source = tmp_path / "docs" / "x.md"
    source.parent.mkdir()
    source.write_text("# Title\n\n    ```python\n    a = 1\n\n    b = 2\n    ```\n")
    page = Page(source, tmp_path)
    page.report("no", "a = 1\n\nb = 2")
    page.report("nowhere", "c = 3")
    assert [str(p) for p in page.problems] == ["docs/x.md:4: no", "docs/x.md: nowhere"]
