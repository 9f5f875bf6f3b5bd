"""Makes programs that need no other file of the project.

A listing on a page and a downloaded module must run when they are pasted alone
into an empty file. So the functions that they take from the other modules of
their package are copied in front of them, each once, dependencies first.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

GAP = "\n\n\n"


class StandaloneError(Exception):
    """A name that does not exist, or source that cannot be copied apart."""


@dataclass(frozen=True)
class Module:
    """The top-level definitions and imports of one source file."""

    name: str
    source: str
    docstring: str | None
    definitions: dict[str, ast.stmt]
    imports: dict[str, ast.stmt]


def read_module(package: Path, name: str) -> Module:
    """Parse ``package/name.py`` into its top-level names."""
    path = package / f"{name}.py"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in package.glob("[!_]*.py")))
        raise StandaloneError(
            f"no module {name!r} in {package.name}/; there are {known}"
        )
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    definitions: dict[str, ast.stmt] = {}
    imports: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports |= {alias.asname or alias.name: node for alias in node.names}
        else:
            definitions |= dict.fromkeys(defined_names(node), node)
    return Module(
        name, source, ast.get_docstring(tree, clean=False), definitions, imports
    )


def defined_names(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a top-level statement defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


@dataclass
class Collector:
    """Gathers definitions and what they need, each once, dependencies first."""

    package: Path
    short: bool = False
    modules: dict[str, Module] = field(default_factory=dict)
    imports: set[str] = field(default_factory=set)
    pieces: dict[tuple[str, str], str] = field(default_factory=dict)
    helpers: set[tuple[str, str]] = field(default_factory=set)

    def module(self, name: str) -> Module:
        """Read a module once."""
        if name not in self.modules:
            self.modules[name] = read_module(self.package, name)
        return self.modules[name]

    def add(self, module_name: str, name: str, helper: bool = False) -> None:
        """Take the definition of one name, after everything that it uses."""
        module = self.module(module_name)
        node = module.definitions.get(name)
        if node is None:
            known = ", ".join(n for n in module.definitions if not n.startswith("_"))
            raise StandaloneError(
                f"{self.package.name}/{module_name}.py has no {name!r}; it has {known}"
            )
        key = (module_name, next(defined_names(node)))
        if not helper:
            self.helpers.discard(key)
        if key in self.pieces:
            return
        self.pieces[key] = ""  # reserves the key, so that a recursion ends
        for used in sorted(used_names(node)):
            if used in module.definitions and module.definitions[used] is not node:
                self.add(module_name, used, helper=True)
            elif used in module.imports:
                self.add_import(module.imports[used], used)
        del self.pieces[key]  # dependencies now stand in front of it
        self.pieces[key] = source_of(module, node, self.short)
        if helper and isinstance(node, ast.FunctionDef):
            self.helpers.add(key)

    def add_import(self, node: ast.stmt, name: str) -> None:
        """Take an import; copy the definition instead if it is a sibling's."""
        if isinstance(node, ast.ImportFrom) and node.module:
            package, _, sibling = node.module.partition(".")
            if package == self.package.name:
                self.add(sibling, name, helper=True)
                return
        self.imports |= set(import_lines(node, {name}))

    @property
    def asked(self) -> list[str]:
        """What was asked for, with the constants and classes that it needs."""
        return [text for key, text in self.pieces.items() if key not in self.helpers]

    @property
    def needed(self) -> list[str]:
        """Functions that were not asked for; nobody calls them before they stand."""
        return [text for key, text in self.pieces.items() if key in self.helpers]


def used_names(node: ast.stmt) -> set[str]:
    """Every name that a statement reads."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def source_of(module: Module, node: ast.stmt, short: bool = False) -> str:
    """Return the text of a definition with its decorators and comments above.

    With ``short``, a docstring keeps its first line only.
    """
    lines = module.source.splitlines()
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(item.lineno for item in decorators)]) - 1
    while first > 0 and lines[first - 1].startswith("#"):
        first -= 1
    kept = lines[first : node.end_lineno]
    if short and isinstance(node, ast.FunctionDef | ast.ClassDef):
        documentation = node.body[0]
        if ast.get_docstring(node) and documentation.end_lineno != documentation.lineno:
            start, end = documentation.lineno - 1 - first, documentation.end_lineno
            kept[start:] = [kept[start] + '"""', *lines[end : node.end_lineno]]
    return "\n".join(kept)


def import_lines(node: ast.stmt, names: set[str] | None = None) -> Iterator[str]:
    """Yield one import line per imported name."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            if names is None or (alias.asname or alias.name) in names:
                one = ast.copy_location(
                    ast.Import([alias])
                    if isinstance(node, ast.Import)
                    else ast.ImportFrom(node.module, [alias], node.level),
                    node,
                )
                yield ast.unparse(one)


def joined_imports(lines: Iterable[str]) -> str:
    """Order import lines as the linter does, with one line per module."""
    plain: set[str] = set()
    members: dict[str, set[str]] = {}
    for line in lines:
        if line.startswith("from "):
            module, _, name = line.removeprefix("from ").partition(" import ")
            members.setdefault(module, set()).add(name)
        else:
            plain.add(line)
    merged = sorted(plain) + [
        f"from {module} import {', '.join(sorted(names))}"
        for module, names in sorted(members.items())
    ]
    standard = [line for line in merged if is_standard(line)]
    others = [line for line in merged if not is_standard(line)]
    return "\n\n".join("\n".join(block) for block in (standard, others) if block)


def is_standard(line: str) -> bool:
    """Tell whether an import line names a module of the standard library."""
    return line.split()[1].partition(".")[0] in sys.stdlib_module_names


def standalone_module(package: Path, name: str) -> str:
    """Return a whole module as one file that imports nothing of its package."""
    collector = Collector(package)
    module = collector.module(name)
    for definition in module.definitions:
        collector.add(name, definition)
    docstring = f'"""{module.docstring}"""' if module.docstring else ""
    head = "\n\n".join(filter(None, [docstring, joined_imports(collector.imports)]))
    return GAP.join(filter(None, [head, *collector.asked, *collector.needed])) + "\n"


@dataclass(frozen=True)
class Program:
    """A program, and the lines of it that hold functions it did not ask for."""

    code: str
    helpers: range = range(0)


def standalone_program(package: Path, code: str, includes: Iterable[str]) -> Program:
    """Put ``includes`` (``"module.name"``) and all that they need before ``code``.

    Docstrings are cut to their first line: the page explains the rest.
    """
    collector = Collector(package, short=True)
    for include in includes:
        module, dot, name = include.partition(".")
        if not (dot and name):
            raise StandaloneError(f"an include reads 'module.name', got {include!r}")
        collector.add(module, name)
    body = code.splitlines()
    imports = set(collector.imports)
    for node in reversed(ast.parse(code).body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports |= set(import_lines(node))
            del body[node.lineno - 1 : node.end_lineno]
    head = GAP.join(filter(None, [joined_imports(imports), *collector.asked]))
    needed = GAP.join(collector.needed)
    rest = "\n".join(body).strip("\n")
    start = len((head + GAP).splitlines()) if head else 0
    helpers = range(start, start + len(needed.splitlines()))
    return Program(GAP.join(filter(None, [head, needed, rest])), helpers)
