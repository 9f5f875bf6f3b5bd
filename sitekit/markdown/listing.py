"""The fence ``python run``: a complete program with the output it really gives."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from sitekit.markdown.page import Page
from sitekit.markdown.programs import ProgramError, run
from sitekit.markup import figure, printed
from sitekit.python.standalone import Program, StandaloneError, standalone_program

SHORTEST_FOLD = 8
INCLUDE = re.compile(r'^# --8<-- "([^"]+)"$')


@dataclass(frozen=True)
class Fence:
    """A fence's text, apart from its includes."""

    code: str
    includes: tuple[str, ...]

    @classmethod
    def parse(cls, source: str) -> "Fence":
        """Take the include lines out of a fence."""
        lines = source.splitlines()
        found = [INCLUDE.match(line.rstrip()) for line in lines]
        includes = [name for match in found if match for name in match[1].split()]
        code = [line for line, match in zip(lines, found, strict=True) if not match]
        return cls("\n".join(code).strip("\n"), tuple(includes))

    def complete(self, package: Path) -> Program:
        """Return the program with everything that it includes."""
        if not self.includes:
            return Program(self.code)
        return standalone_program(package, self.code, self.includes)

    @property
    def modules(self) -> list[str]:
        """The modules that the includes name, each once, in order."""
        return list(dict.fromkeys(name.partition(".")[0] for name in self.includes))


def run_listing(source: str, page: Page, package: Path, cache: Path, md: Any) -> str:
    """Return the HTML of a program and its output; record what goes wrong."""
    fence = Fence.parse(source)
    try:
        program = fence.complete(package)
    except (StandaloneError, SyntaxError) as error:
        page.report(f"the listing cannot be completed: {error}", source)
        return ""
    try:
        output = run(program.code, cache)
    except ProgramError as error:
        page.report(str(error) + quoted_line(program.code, error.line), source)
        output = ""
    links = [
        f'<a href="{page.link(f"{package.name}/{name}.py")}" download>'
        f"<code>{package.name}/{name}.py</code></a>"
        for name in fence.modules
    ]
    origin = ", ".join(links) or f"<code>{escape(page.name)}</code>"
    html, switch = folded(highlighted(program.code, md), program.helpers)
    return figure("run", f"Source: {origin}{switch}", html, printed(output))


def folded(html: str, helpers: range) -> tuple[str, str]:
    """Fold the functions that a program only needs; return also the switch for them.

    They stay in the text, so that copying and selecting takes them along.
    """
    if len(helpers) < SHORTEST_FOLD:
        return html, ""
    before, code, after = re.split(r"(?<=<code>)|(?=</code>)", html)
    lines = code.splitlines(keepends=True)
    inside = "".join(lines[helpers.start : helpers.stop])
    lines[helpers.start : helpers.stop] = [f'<span class="needed">{inside}</span>']
    switch = (
        ' <label class="unfold"><input type="checkbox"> '
        f"Show the {len(helpers)} lines of functions it needs</label>"
    )
    return before + "".join(lines) + after, switch


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
