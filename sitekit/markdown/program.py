"""The fence ``python answer``: a program that the reader finishes, and its judge."""

from collections.abc import Callable
from html import escape
from typing import Any

from sitekit.markdown.answer import NAME, AnswerError
from sitekit.markdown.listing import highlighted
from sitekit.markdown.names import ExpressionError
from sitekit.markdown.page import Page
from sitekit.markup import figure
from sitekit.python.cell import Cells


def program_listing(
    source: str,
    options: dict[str, Any],
    page: Page,
    judges: str,
    md: Any,
    inline: Callable[[str], str],
) -> str:
    """Return the HTML of a program to finish; record what is wrong with the fence.

    ``options`` give the name and the text of the question, and the topic whose judge
    there is; ``judges`` is the pattern of its module.
    """
    name, topic = options.get("name", ""), options.get("judge", "")
    module = judges.format(topic=topic)
    try:
        if not NAME.fullmatch(name):
            raise AnswerError(f"a name is small letters and hyphens, got {name!r}")
        tried(source, module)
    except ExpressionError as error:
        page.report(str(error), source)
        return ""
    element = f'<code-answer id="{name}" data-judge="{escape(module)}"></code-answer>'
    asked = inline(options["question"])
    return figure("answer", asked, highlighted(source, md), cell=element)


def tried(source: str, module: str) -> None:
    """Refuse a beginning that does not run or is judged right."""
    cells = Cells()
    try:
        cells.prepare(module)
        ended = cells.run(source, [], lambda text: None)
        if ended["state"] != "done":
            raise AnswerError(f"the program does not run: {ended['message'].strip()}")
        verdict = cells.judged(module)
    except (ImportError, AttributeError) as error:
        raise AnswerError(f"there is no judge {module}: {error}") from error
    if verdict["state"] != "wrong":
        raise AnswerError(
            f"the program to finish is judged {verdict['state']}: {verdict['message']}"
        )


def is_answer(options: dict[str, Any]) -> bool:
    """Tell whether a python fence asks for a program."""
    return set(options) == {"answer", "name", "judge", "question"}
