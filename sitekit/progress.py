"""Tells the navigation which questions each page asks, so that it can mark them."""

import posixpath
import re
from functools import partial
from urllib.parse import urlsplit

from sitekit.pages import BuiltPage
from sitekit.problems import ProblemsError

QUESTION = re.compile(r'<(?:answer-check|code-answer) id="([^"]+)"')
LINK = re.compile(
    r'(?P<start><a href="(?P<to>[^"#]*)" class="md-nav__link[^"]*">)(?P<text>.*?)</a>',
    re.DOTALL,
)


def mark(pages: list[BuiltPage]) -> None:
    """Put a mark with the names of a page's questions into each link to it."""
    asked = {page.stem: QUESTION.findall(page.html) for page in pages}
    homes: dict[str, str] = {}
    problems = []
    for page in pages:
        for name in asked[page.stem]:
            if name in homes:
                message = f"the question {name!r} is also on {homes[name]}"
                line = page.source.lines_with(f"name: {name}")
                problems.append(page.source.problem(message, line))
            homes[name] = page.source.name
    for page in pages:
        page.html = LINK.sub(partial(marked, page=page, asked=asked), page.html)
    if problems:
        raise ProblemsError(problems)


def marked(link: re.Match[str], page: BuiltPage, asked: dict[str, list[str]]) -> str:
    """Return a link of the navigation with the mark of its page, if that asks."""
    path = posixpath.join(posixpath.dirname(page.path), urlsplit(link["to"]).path)
    stem = posixpath.normpath(path).removesuffix("/index.html").removesuffix(".html")
    names = " ".join(asked.get(stem, []))
    mark = f'<progress-mark data-questions="{names}"></progress-mark>' if names else ""
    return f"{link['start']}{link['text']}{mark}</a>"
