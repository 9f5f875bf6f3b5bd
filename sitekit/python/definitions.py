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
COMMAND = "if __name__ == "
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
        tree = ast.parse(self.source)
        self.docstring = ""
        self.definitions: dict[str, ast.stmt] = {}
        self.imports: dict[str, tuple[ast.Import | ast.ImportFrom, ast.alias]] = {}
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self.imports |= {bound_name(a): (node, a) for a in node.names}
            elif node is tree.body[0] and ast.get_docstring(tree):
                self.docstring = ast.get_source_segment(self.source, node) or ""
            elif ast.unparse(node).startswith(COMMAND):
                continue  # what a terminal runs is not for a copy
            else:
                names = list(bound_names(node))
                if not names or not self.definitions.keys().isdisjoint(names):
                    raise StandaloneError(
                        f"{self.path}:{node.lineno} is no definition of a new name"
                    )
                self.definitions |= dict.fromkeys(names, node)

    def needs(self, text: str) -> list[str]:
        """Return the names of this module that a definition reads, also as types."""
        types = {
            name
            for name, node in self.definitions.items()
            if isinstance(node, ast.If) and re.search(rf"\b{name}\b", text)
        }
        known = {*self.definitions, *self.imports}
        return sorted((global_names(text) & known) | types)


def bound_name(alias: ast.alias) -> str:
    """Return the name that a part of an import binds."""
    return alias.asname or alias.name.partition(".")[0]


def bound_names(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a definition binds; a block may hold several."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for each in (name for target in targets for name in ast.walk(target)):
            if isinstance(each, ast.Name):
                yield each.id
    elif isinstance(node, ast.If):
        for inner in node.body:
            yield from bound_names(inner)


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


def above(node: ast.stmt, source: str) -> list[str]:
    """Return the comments and decorators above a definition."""
    lines = source.split("\n")
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    start = first - 1
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return lines[start : node.lineno - 1]


def whole(node: ast.stmt, source: str) -> str:
    """Return a definition with its decorators and the comments above it."""
    lines = source.split("\n")[node.lineno - 1 : node.end_lineno]
    return "\n".join([*above(node, source), *lines])


def idea(node: ast.stmt, source: str) -> str:
    """Return a definition as a listing shows it."""
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        return whole(node, source)
    first, lines = node.body[0], source.split("\n")
    start, end = first.lineno - 1, node.end_lineno
    body, documentation = lines[start:end], ast.get_docstring(node)
    if documentation:
        gist = " " * first.col_offset + f'"""{documentation.splitlines()[0]}"""'
        body = [gist, *lines[first.end_lineno : end]]
    if isinstance(node, ast.ClassDef):
        return "\n".join([*above(node, source), *lines[node.lineno - 1 : start], *body])
    comments = [line for line in above(node, source) if line.startswith("#")]
    return "\n".join([*comments, *head(node, source), *body])


def head(node: ast.FunctionDef, source: str) -> list[str]:
    """Return the lines of a function's head without type hints and without the door."""
    bare = deepcopy(node.args)
    for each in ast.walk(bare):
        if isinstance(each, ast.arg):
            each.annotation = None

    def written(default: ast.expr) -> ast.expr:
        return ast.Name(ast.get_source_segment(source, default) or "")

    # A default stands as it was written, with the quotes that it had.
    bare.defaults = [written(each) for each in bare.defaults]
    bare.kw_defaults = [each and written(each) for each in bare.kw_defaults]
    inside = ast.unparse(bare)
    line = f"def {node.name}({inside}):"
    decorators = [f"@{ast.unparse(each)}" for each in node.decorator_list]
    kept = [each for each in decorators if not each.startswith(f"@{DOOR}(")]
    if len(line) <= COLUMNS:
        return [*kept, line]
    return [*kept, f"def {node.name}(", f"    {inside}", "):"]
