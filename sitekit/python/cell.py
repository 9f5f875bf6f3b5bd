"""Runs a cell in the page's full Python: what it prints, its value, and what it raises.

The page's worker loads this file into Pyodide; it needs the standard library only, so
that the tests run it in CPython.
"""

import ast
import builtins
import importlib
import io
import linecache
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from traceback import StackSummary, TracebackException
from types import CodeType
from typing import Any

LINES = 1000
CHARACTERS = 50_000
NAME = "<cell"  # how the file name of a cell begins, in a traceback

Namespace = dict[str, Any]


class Output(io.TextIOBase):
    """Sends each finished line, until there is more than a reader would read."""

    def __init__(self, send: Callable[[str], object]) -> None:
        self.send = send
        self.waiting = ""
        self.lines, self.characters = LINES, CHARACTERS
        self.cut_lines = self.cut_characters = 0

    def writable(self) -> bool:
        """Say that a program may write here."""
        return True

    def write(self, text: str) -> int:
        """Take text; send it at the end of a line, as a terminal does."""
        if self.lines <= 0 or self.characters <= 0:
            self.cut_lines += text.count("\n")
            self.cut_characters += len(text)
            return len(text)
        self.waiting += text
        if "\n" in text or len(self.waiting) > self.characters:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what waits, up to the bound."""
        text, self.waiting = self.waiting, ""
        if not text:
            return
        lines = text.splitlines(keepends=True)[: self.lines]
        kept = "".join(lines)[: self.characters]
        self.lines -= kept.count("\n")
        self.characters -= len(kept)
        self.cut_lines += text.count("\n") - kept.count("\n")
        self.cut_characters += len(text) - len(kept)
        self.send(kept)

    def cut(self) -> str:
        """Say how much was not sent."""
        if not self.cut_characters:
            return ""
        return (
            f"{self.cut_lines:,} more lines ({self.cut_characters:,} characters) "
            "were cut."
        )


class NoKeyboard(io.TextIOBase):
    """Standard input, of which a page has none."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Refuse, with what to do instead."""
        raise EOFError("a page has no keyboard input: write the value into the code")


class Cells:
    """Cells of one page that see the names of those before them.

    What ran is remembered, so that a cell finds the state that running the page from
    its top would give, and no cell runs twice for nothing.
    """

    def __init__(self) -> None:
        self.originals = [(builtins, dict(vars(builtins)))]
        self.ran: list[str] = []
        self.well = True  # whether all of them ended well
        self.names: Namespace = {"__name__": "__main__"}

    def run(
        self, code: str, before: Sequence[str], send: Callable[[str], object]
    ) -> dict[str, str]:
        """Run ``code`` after the cells ``before`` it; return how it ended.

        Returns
        -------
        dict
            ``state``: "done", "raised", "exited", or "above" if a cell before did not
            end well; ``message``: the traceback, or what was said on leaving; ``cut``:
            how much output was not sent.
        """
        if list(before) != self.ran or not self.well:
            self.ran, self.well, self.names = [], True, {"__name__": "__main__"}
            for above in before:
                state, message = self.finish(above, Output(lambda text: None))
                if state != "done":
                    return {"state": "above", "message": message, "cut": ""}
        output = Output(send)
        state, message = self.finish(code, output)
        return {"state": state, "message": message, "cut": output.cut()}

    def prepare(self, module: str) -> None:
        """Import a module before a program runs; what that changes in it is undone."""
        found = importlib.import_module(module)
        if all(there is not found for there, _ in self.originals):
            self.originals.append((found, dict(vars(found))))

    def judged(self, module: str) -> dict[str, str]:
        """Let a module judge what the cell that ran last has defined.

        Its ``judge(names)`` returns texts, and under ``error`` what a function of the
        reader raised; that becomes a traceback under ``told``.
        """
        judge = importlib.import_module(module).judge
        silent = Output(lambda text: None)
        with redirect_stdout(silent), redirect_stderr(silent):
            verdict: dict[str, Any] = judge(self.names)
        error = verdict.pop("error")
        return verdict | {"told": traceback_of(error) if error else ""}

    def finish(self, code: str, output: Output) -> tuple[str, str]:
        """Run one cell in the common names; return how it ended and what that says."""
        self.ran.append(code)
        for there, names in self.originals:  # whatever a program before did to them
            vars(there).update(names)
        name = f"{NAME} {len(self.ran)}>" if len(self.ran) > 1 else f"{NAME}>"
        linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
        keyboard, sys.stdin = sys.stdin, NoKeyboard()
        try:
            with redirect_stdout(output), redirect_stderr(output):
                value = execute(code, name, self.names)
                if value is not None:
                    print(repr(value))
        except SystemExit as stop:
            self.well = False
            return "exited", "" if stop.code is None else str(stop.code)
        except BaseException as error:  # whatever a reader writes
            self.well = False
            return "raised", traceback_of(error)
        finally:
            sys.stdin = keyboard
            output.flush()
        return "done", ""


def execute(code: str, name: str, names: Namespace) -> object:
    """Run a program; return the value of its last line, if that is an expression."""
    tree = ast.parse(code, name)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compiled(tree, name), names)
        return None
    tree.body.pop()
    exec(compiled(tree, name), names)
    value: object = eval(compile(ast.Expression(last.value), name, "eval"), names)
    return value


def compiled(tree: ast.Module, name: str) -> CodeType:
    """Compile a program without what this file imports from the future."""
    return compile(tree, name, "exec", dont_inherit=True)


def traceback_of(error: BaseException) -> str:
    """Tell an error as a terminal does, with the lines of cells only."""
    told = TracebackException.from_exception(error)
    own_lines_only(told)
    if told.stack:
        return "".join(told.format())
    return "".join(told.format_exception_only())


def own_lines_only(told: TracebackException) -> None:
    """Leave out the lines of the machinery and of libraries."""
    frames = [frame for frame in told.stack if frame.filename.startswith(NAME)]
    told.stack = StackSummary.from_list(frames)
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        if other is not None:
            own_lines_only(other)
