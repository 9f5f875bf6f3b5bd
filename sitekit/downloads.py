"""Puts each snippet module into the site as one file that runs alone."""

from pathlib import Path

from sitekit.python.standalone import standalone_module


def write(site: Path, package: Path) -> None:
    """Write ``site/<package>/<module>.py`` for every module with a public name."""
    folder = site / package.name
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(package.glob("[!_]*.py")):
        code = standalone_module(package, source.stem)
        (folder / source.name).write_text(code, encoding="utf-8")
