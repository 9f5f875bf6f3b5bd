"""The fence ``python answer`` asks for a program, and is tried at build."""

import lxml.html
import pytest
from markdown import Markdown

from sitekit.markdown.page import Page

BEGINNING = "def max_pool(x, k):\n    return x"
FENCE = (
    '```python answer name="pool" judge="max_pooling" question="Pool `x`."\n{}\n```\n'
)


@pytest.fixture
def render(tmp_path):
    """Give a function that renders a page; it returns the tree and the problems."""

    def rendered(text):
        source = tmp_path / "page.md"
        source.write_text(text, encoding="utf-8")
        page = Page(source, tmp_path)
        settings = {"sitekit.markdown": {"page": page}}
        extensions = ["pymdownx.superfences", "sitekit.markdown"]
        md = Markdown(extensions=extensions, extension_configs=settings)
        html = f"<div>{md.convert(text)}</div>"
        return lxml.html.fragment_fromstring(html), page.problems

    return rendered


def test_it_becomes_a_listing_with_the_element_that_judges(render):
    tree, problems = render(FENCE.format(BEGINNING))
    assert problems == []
    (figure,) = tree.iter("figure")
    assert figure.get("data-kind") == "answer"
    assert figure.xpath("string(.//pre//code)").strip() == BEGINNING
    assert figure.xpath("string(figcaption)") == "Pool x."
    (element,) = figure.iter("code-answer")
    assert element.get("id") == "pool"
    assert element.get("data-judge") == "workbook.max_pooling.judge"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (FENCE.format("1 / 0"), "the program does not run: Traceback"),
        (FENCE.format("def f(x, k):\n    return x"), "is judged unclear: Your program"),
        (
            FENCE.format(
                "def max_pool(x, k):\n    N, W, H, C = x.shape\n"
                "    return x.reshape(N, W//k, k, H//k, k, C).max(axis=(2, 4))"
            ),
            "is judged right: It passes every test.",
        ),
        (
            FENCE.format(BEGINNING).replace("max_pooling", "nothing"),
            "there is no judge workbook.nothing.judge",
        ),
        (
            FENCE.format(BEGINNING).replace('"pool"', '"Pool 1"'),
            "a name is small letters and hyphens, got 'Pool 1'",
        ),
        (
            FENCE.format(BEGINNING).replace('judge="max_pooling"', ""),
            "a python fence takes 'run', or 'answer' with name, judge and question",
        ),
    ],
)
def test_what_cannot_be_judged_is_reported_with_its_line(render, text, flaw):
    _, problems = render("# Page\n\n" + text)
    (problem,) = problems
    assert flaw in problem.message
    assert problem.line == 4
