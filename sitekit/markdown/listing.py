"""The fence ``python run``: a complete program with the output it really gives."""

import re
from html import escape
from pathlib import Path
from typing import Any

from sitekit.markdown.page import Page
from sitekit.markdown.programs import ProgramError, run
from sitekit.markup import figure, live_cell, printed
from sitekit.python.definitions import COLUMNS, StandaloneError
from sitekit.python.standalone import standalone_program

LINES = 30
INCLUDE = re.compile(r"^# include: (.+)$", re.MULTILINE)


def run_listing(source: str, page: Page, package: Path, cache: Path, md: Any) -> str:
    """Return the HTML of a program and its output; record what goes wrong."""
    includes = [name for line in INCLUDE.findall(source) for name in line.split()]
    code = INCLUDE.sub("", source).strip("\n")
    try:
        program = standalone_program(package, code, includes) if includes else code
    except (StandaloneError, SyntaxError) as error:
        page.report(f"the listing cannot be completed: {error}", source)
        return ""
    for flaw in too_large(program):
        page.report(flaw, source)
    try:
        output = run(program, cache)
    except ProgramError as error:
        page.report(str(error) + quoted_line(program, error.line), source)
        output = ""
    caption = f"Source: {origin(includes, page, package)}"
    code = highlighted(program, md)
    return figure("run", caption, code, printed(output), live_cell())


def origin(includes: list[str], page: Page, package: Path) -> str:
    """Say where the code is from; what is included leaves something out."""
    modules = dict.fromkeys(name.partition(".")[0] for name in includes)
    links = [
        f'<a href="{page.link(f"{package.name}/{name}.py")}" download>'
        f"<code>{package.name}/{name}.py</code></a>"
        for name in modules
    ]
    if not links:
        return f"<code>{escape(page.name)}</code>"
    return f"{', '.join(links)}, here without type hints and its check of the arguments"


def too_large(program: str) -> list[str]:
    """Tell what a reader could not see at a glance."""
    lines = program.splitlines()
    flaws = [
        f"line {number} of the listing has {len(line)} columns, {COLUMNS} fit: `{line}`"
        for number, line in enumerate(lines, start=1)
        if len(line) > COLUMNS
    ]
    if len(lines) > LINES:
        flaws.append(f"the listing is {len(lines)} lines long, {LINES} are allowed")
    return flaws


def fragment_listing(source: str, page: Page, md: Any) -> str:
    """Return the HTML of code that is only a part of a program."""
    caption = (
        f"Fragment, does not run by itself. Source: <code>{escape(page.name)}</code>"
    )
    return figure("fragment", caption, highlighted(source, md))


def quoted_line(code: str, line: int | None) -> str:
    """Quote the line of the program where it went wrong."""
    if line is None:
        return ""
    return f" (line {line} of the program: `{code.splitlines()[line - 1].strip()}`)"


def highlighted(code: str, md: Any) -> str:
    """Colour Python as every other code block of the site is coloured."""
    fences = md.preprocessors["fenced_code_block"]
    html = fences.highlight(
        src=code,
        language="python",
        options={},
        md=md,
        classes=[],
        id_value="",
        attrs={},
    )
    return str(html)
