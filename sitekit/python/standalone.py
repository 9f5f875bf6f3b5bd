"""Makes programs that need no other file of the project.

A listing on a page and a downloaded module must run when they are pasted alone into
an empty file. So what they take from the modules of their package is copied in front
of them, each definition once, after what it needs itself.
"""

import ast
import re
import symtable
import sys
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

from sitekit.python.definitions import Module, StandaloneError, bound_name, idea, whole

GAP = "\n\n\n"


@dataclass
class Collector:
    """Gathers definitions and what they need, each once, dependencies first."""

    package: Path
    text_of: Callable[[ast.stmt, str], str]
    modules: dict[str, Module] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    imports: set[str] = field(default_factory=set)
    pieces: dict[tuple[str, int], str] = field(default_factory=dict)

    def module(self, name: str) -> Module:
        """Read a module once."""
        if name not in self.modules:
            self.modules[name] = Module(self.package, name)
        return self.modules[name]

    def own(self, name: str, owner: str) -> None:
        """Let a name mean one thing in the whole program."""
        if self.owners.setdefault(name, owner) != owner:
            both = " and ".join(sorted([self.owners[name], owner]))
            raise StandaloneError(f"two things are called {name!r}: in {both}")

    def add(self, module_name: str, name: str) -> None:
        """Take the definition of one name, after everything that it needs."""
        module = self.module(module_name)
        node = module.definitions.get(name)
        if node is None:
            known = ", ".join(n for n in module.definitions if not n.startswith("_"))
            raise StandaloneError(f"{module.path} has no {name!r}; it has {known}")
        self.own(name, module.path)
        key = (module_name, node.lineno)
        if key in self.pieces:
            return
        self.pieces[key] = ""  # reserves the key, so that a recursion ends
        text = self.text_of(node, module.source)
        for used in module.needs(text):
            if used in module.imports:
                self.add_import(*module.imports[used])
            elif module.definitions[used] is not node:
                self.add(module_name, used)
        del self.pieces[key]  # what it needs now stands in front of it
        self.pieces[key] = text

    def add_import(self, node: ast.Import | ast.ImportFrom, alias: ast.alias) -> None:
        """Take one name of an import; copy the definition if it is a sibling's."""
        bound = bound_name(alias)
        package, _, sibling = (getattr(node, "module", None) or "").partition(".")
        if package == self.package.name and sibling:
            self.add(sibling, alias.name)
            if alias.asname:
                self.own(bound, f"{package}/{sibling}.py as {alias.name}")
                self.pieces[bound, node.lineno] = f"{bound} = {alias.name}"
            return
        if self.package.name in (package, alias.name.partition(".")[0]):
            raise StandaloneError(
                f"{bound!r} is a module of {self.package.name}/; import names from it"
            )
        if getattr(node, "level", 0) or package == "__future__":
            raise StandaloneError(f"`{ast.unparse(node)}` cannot be copied apart")
        one = copy(node)
        one.names = [alias]
        line = ast.unparse(one)
        self.own(bound, f"`{line}`")
        self.imports.add(line)


def joined(imports: Iterable[str]) -> str:
    """Order import lines as the linter does: the standard library first."""
    blocks: dict[bool, list[str]] = {False: [], True: []}
    for line in sorted(imports, key=lambda line: (line.startswith("from"), line)):
        name = re.split(r"[ .]", line)[1]
        blocks[name not in sys.stdlib_module_names].append(line)
    return "\n\n".join("\n".join(block) for block in blocks.values() if block)


def standalone_module(package: Path, name: str) -> str:
    """Return a whole module as one file that imports nothing of its package."""
    collector = Collector(package, whole)
    module = collector.module(name)
    for definition in module.definitions:
        collector.add(name, definition)
    head = "\n\n".join(filter(None, [module.docstring, joined(collector.imports)]))
    return GAP.join(filter(None, [head, *collector.pieces.values()])) + "\n"


def standalone_program(package: Path, code: str, includes: Iterable[str]) -> str:
    """Put ``includes`` (``"module.name"``) and all that they need before ``code``."""
    collector = Collector(package, idea)
    for include in includes:
        module, dot, name = include.partition(".")
        if not (dot and name):
            raise StandaloneError(f"an include reads 'module.name', got {include!r}")
        collector.add(module, name)
    lines = code.split("\n")
    for node in reversed(ast.parse(code).body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                collector.add_import(node, alias)
            del lines[node.lineno - 1 : node.end_lineno]
    body = "\n".join(lines).strip("\n")
    for symbol in symtable.symtable(body, "<program>", "exec").get_symbols():
        if symbol.is_assigned():
            collector.own(symbol.get_name(), "the program itself")
    parts = [joined(collector.imports), *collector.pieces.values()]
    return GAP.join(filter(None, [*parts, body]))
