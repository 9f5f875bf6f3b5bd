"""Tells which cells of a notebook a page can run by itself.

The page has Python, NumPy and ``snippets``. A cell that imports what draws the site, or
uses a name from such a cell, shows what it showed when the site was built.
"""

import ast
from symtable import SymbolTable, symtable

ELSEWHERE = {"IPython", "sitekit", "workbook"}


def runnable(cells: list[str]) -> list[bool]:
    """Return for each cell, in order, whether a page can run it."""
    lost: set[str] = set()
    found = []
    for code in cells:
        table = symtable(code, "cell", "exec")
        bound = {s.get_name() for s in table.get_symbols() if s.is_assigned()}
        bound |= {s.get_name() for s in table.get_symbols() if s.is_imported()}
        works = not (imported(code) & ELSEWHERE or (wanted(table) - bound) & lost)
        lost = lost - bound if works else lost | bound
        found.append(works)
    return found


def imported(code: str) -> set[str]:
    """Return the packages that a program imports."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def wanted(table: SymbolTable) -> set[str]:
    """Return the names that a program takes from outside of its functions."""
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced()
        and (table.get_type() == "module" or symbol.is_global())
    }
    return names.union(*(wanted(inner) for inner in table.get_children()))
