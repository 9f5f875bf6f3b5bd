"""Puts what a reader takes along into the site: snippets, and notebooks for Jupyter."""

import re
from pathlib import Path

import jupytext  # type: ignore[import-untyped]

from sitekit.python.standalone import standalone_module

# What only a page of the site has: its figures, and the pages around it.
OWN = re.compile(r"!?\[([^\]]*)\]\((?!https?:)[^)]*\)")


def write(site: Path, package: Path) -> None:
    """Write ``site/<package>/<module>.py`` for every module with a public name."""
    folder = site / package.name
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(package.glob("[!_]*.py")):
        code = standalone_module(package, source.stem)
        (folder / source.name).write_text(code, encoding="utf-8")


def write_notebooks(site: Path, docs: Path) -> None:
    """Write each notebook as a Jupyter file beside its source in ``site``."""
    for source in sorted(docs.rglob("*.py")):
        notebook = jupytext.read(source)
        for number, cell in enumerate(notebook.cells, start=1):
            cell["id"] = f"cell-{number}"  # drawn at random otherwise
            if cell.cell_type == "markdown":
                cell.source = OWN.sub(r"\1", cell.source)
        for copy in site.rglob(source.name):
            if copy.read_bytes() == source.read_bytes():
                jupytext.write(notebook, copy.with_suffix(".ipynb"))
