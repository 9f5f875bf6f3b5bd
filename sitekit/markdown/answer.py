"""The fence ``answer``: a question with a field, and what judges the answer.

An author writes ``key: text`` lines; what is indented goes on with the line above. A
*choice* is judged in the page, by the reasons beside its options. Any other kind is
judged by the workbook, with the expressions that the fence names; they are evaluated
at build as well, so that one which raises fails the build.
"""

import importlib
import json
import re
from collections.abc import Callable
from html import escape

from sitekit.markdown.names import ExpressionError

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LINE = re.compile(r"([a-z]+): *(.*)")
OPTION = re.compile(r"(.*?) \| (.*)", re.DOTALL)
ANOTHER = '<button type="button" class="another">Another one like this</button>'
OPTIONS = {"right", "wrong"}
CHOICE = {"name", "question"} | OPTIONS
OPTIONAL = {"practice"}
SENT = {"expect", "mistakes", "step"} | OPTIONAL
TYPED = {"name", "question"} | SENT


class AnswerError(ExpressionError):
    """A fence that asks nothing, or nothing that can be judged."""


def answer(source: str, kind: str, desk: str, inline: Callable[[str], str]) -> str:
    """Return the HTML of a question.

    ``desk`` names the module that tries it; ``inline`` renders a line of Markdown.
    """
    entries = read(source)
    fields = dict(entries)
    keys = [key for key, _ in entries]
    allowed = CHOICE if kind == "choice" else TYPED
    if unknown := ", ".join(sorted(set(keys) - allowed)):
        raise AnswerError(f"an answer of kind {kind!r} has no field {unknown}")
    if missing := ", ".join(sorted(allowed - set(keys) - OPTIONAL)):
        raise AnswerError(f"the answer lacks {missing}")
    repeated = {key for key in keys if keys.count(key) > 1} - OPTIONS
    if repeated:
        raise AnswerError(f"the answer has {min(repeated)} more than once")
    if not NAME.fullmatch(fields["name"]):
        raise AnswerError(f"a name is small letters and hyphens, got {fields['name']}")
    asked = inline(fields["question"])
    if kind == "choice":
        content = choice(fields["name"], asked, entries, inline)
        return framed(fields["name"], kind, "", content)
    symbols = tried(kind, fields, desk)
    given = {key: text for key, text in fields.items() if key in SENT}
    data = "".join(f' data-{key}="{escape(text)}"' for key, text in given.items())
    content = typed(fields["name"], asked, symbols)
    return framed(fields["name"], kind, data, content, ANOTHER * ("practice" in given))


def read(source: str) -> list[tuple[str, str]]:
    """Return keys and texts in their order."""
    entries: list[tuple[str, str]] = []
    for line in source.strip("\n").splitlines():
        if start := LINE.fullmatch(line):
            entries.append((start[1], start[2]))
        elif line.startswith(" ") and entries:
            key, text = entries.pop()
            entries.append((key, f"{text} {line.strip()}"))
        else:
            raise AnswerError(f"an answer has lines `key: text`, got `{line}`")
    return entries


def tried(kind: str, fields: dict[str, str], name: str) -> list[str]:
    """Let the workbook try the question; return the symbols that a reader may need."""
    desk = importlib.import_module(name)
    if kind not in desk.KINDS:
        known = ", ".join(["choice", *desk.KINDS])
        raise AnswerError(f"the kind of an answer is one of {known}, got {kind!r}")
    try:
        reply = json.loads(desk.tried(json.dumps({"kind": kind} | fields)))
    except Exception as error:
        raise AnswerError(
            f"the answer raises {type(error).__name__}: {error}"
        ) from error
    if reply["flaws"]:
        raise AnswerError("; ".join(reply["flaws"]))
    symbols: list[str] = reply["symbols"]
    return symbols


def choice(
    name: str,
    asked: str,
    entries: list[tuple[str, str]],
    inline: Callable[[str], str],
) -> str:
    """Write the options of a choice in the order of the fence, each with its reason."""
    options = ""
    for number, (state, text) in enumerate(e for e in entries if e[0] in OPTIONS):
        parts = OPTION.fullmatch(text)
        if not parts:
            raise AnswerError(f"an option is `text | reason`, got `{text}`")
        options += (
            f'<label><input type="radio" name="{name}" value="{number}">'
            f"<span>{inline(parts[1])}</span></label>"
            f'<p class="reason" data-state="{state}" hidden>{inline(parts[2])}</p>'
        )
    return (
        f"<fieldset><legend>{asked}</legend>{options}</fieldset>"
        '<div class="field"><button>Check</button></div>'
    )


def typed(name: str, asked: str, symbols: list[str]) -> str:
    """Write the field for an answer that is typed, and its symbol buttons."""
    buttons = "".join(
        f'<button type="button" class="symbol">{escape(each)}</button>'
        for each in symbols
    )
    panel = (
        f'<div class="symbols" role="group" aria-label="Symbols">{buttons}</div>'
        if buttons
        else ""
    )
    return (
        f'<label for="{name}-field">{asked}</label>'
        f'<div class="field"><input id="{name}-field" type="text" autocomplete="off" '
        'autocapitalize="off" spellcheck="false" enterkeyhint="go" maxlength="1000" '
        f'aria-describedby="{name}-understood"><button>Check</button></div>'
        f'{panel}<p class="understood" id="{name}-understood"></p>'
    )


def framed(name: str, kind: str, data: str, content: str, action: str = "") -> str:
    """Put a question into its element, which has no dead field without a script.

    A form of the method "dialog" outside of a dialogue goes nowhere by itself.
    """
    return (
        f'<answer-check id="{name}" data-kind="{kind}"{data} data-search-exclude>'
        f'<form method="dialog">{content}'
        '<div class="verdict" role="status"></div><div class="actions">'
        f"{action}</div></form>"
        '<p class="without-script">No answer can be checked here: that takes '
        "JavaScript, and a page that does not come from the disk. "
        'The <a href="#worked-answer">worked answer</a> is on this page.</p>'
        "</answer-check>"
    )
