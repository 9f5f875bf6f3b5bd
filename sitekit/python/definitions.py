"""Takes a module apart into its definitions, each with its text and its needs.

A listing shows ideas: it leaves out type hints, all but the first line of a docstring,
and the decorator ``checked``, which looks at arguments.
"""

import ast
import re
import symtable
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

DOOR = "checked"
COLUMNS = 68


class StandaloneError(Exception):
    """A name that does not exist or exists twice, or source that cannot be copied."""


class Module:
    """The top-level definitions and imports of one source file."""

    def __init__(self, package: Path, name: str) -> None:
        path = package / f"{name}.py"
        if not path.is_file():
            known = ", ".join(sorted(file.stem for file in package.glob("[!_]*.py")))
            raise StandaloneError(
                f"no module {name!r} in {package.name}/; there are {known}"
            )
        self.path = f"{package.name}/{name}.py"
        self.source = path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.source)
        self.definitions: dict[str, ast.stmt] = {}
        self.imports: dict[str, tuple[ast.Import | ast.ImportFrom, ast.alias]] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self.imports |= {a.asname or a.name: (node, a) for a in node.names}
            else:
                self.definitions |= dict.fromkeys(bound_names(node), node)

    def needs(self, text: str) -> list[str]:
        """Return the names of this module that a definition reads, also as types."""
        types = {
            name
            for name, node in self.definitions.items()
            if isinstance(node, ast.If) and re.search(rf"\b{name}\b", text)
        }
        known = {*self.definitions, *self.imports}
        return sorted((global_names(text) & known) | types)


def bound_names(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a top-level statement binds."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
        return
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id


def global_names(text: str) -> set[str]:
    """Return the names that code reads and does not bind in a function of its own."""

    def found(table: symtable.SymbolTable) -> Iterator[str]:
        for symbol in table.get_symbols():
            outside = symbol.is_global() or table.get_type() == "module"
            if outside and symbol.is_referenced():
                yield symbol.get_name()
        for child in table.get_children():
            yield from found(child)

    return set(found(symtable.symtable(text, "<definition>", "exec")))


def whole(node: ast.stmt, source: str) -> str:
    """Return a definition with its decorators and the comments above it."""
    first = source_start(node, source)
    return "\n".join(source.splitlines()[first : node.end_lineno])


def source_start(node: ast.stmt, source: str) -> int:
    """Return the index of the first line of a definition, comments included."""
    lines = source.splitlines()
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(item.lineno for item in decorators)]) - 1
    while first > 0 and lines[first - 1].startswith("#"):
        first -= 1
    return first


def idea(node: ast.stmt, source: str) -> str:
    """Return a definition as a listing shows it."""
    text = whole(node, source)
    if not isinstance(node, ast.ClassDef | ast.FunctionDef):
        return text
    lines, documentation = source.splitlines(), node.body[0]
    start, end = documentation.lineno - 1, documentation.end_lineno or 0
    if ast.get_docstring(node):
        lines[start:end] = [lines[start].removesuffix('"""') + '"""']
        end = start + 1 + (node.end_lineno or 0) - end
    else:
        end = node.end_lineno or 0
    above = text.splitlines()[: start - source_start(node, source)]
    if isinstance(node, ast.FunctionDef):
        above = [line for line in above if line.startswith("#")] + head(node)
    return "\n".join([*above, *lines[start:end]])


def head(node: ast.FunctionDef) -> list[str]:
    """Return the lines of a function's head without type hints and without the door."""
    arguments = deepcopy(node.args)
    for each in ast.walk(arguments):
        if isinstance(each, ast.arg):
            each.annotation = None
    inside = ast.unparse(arguments).replace("'", '"')
    line = f"def {node.name}({inside}):"
    others = [f"@{text}" for text in map(ast.unparse, node.decorator_list)]
    others = [text for text in others if not text.startswith(f"@{DOOR}(")]
    if len(line) <= COLUMNS:
        return [*others, line]
    return [*others, f"def {node.name}(", f"    {inside}", "):"]
