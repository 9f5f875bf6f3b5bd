"""Each snippet module is one file that runs with NumPy alone."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from sitekit.downloads import write

PACKAGE = Path(__file__).parents[2] / "snippets"
MODULES = sorted(path.stem for path in PACKAGE.glob("[!_]*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_a_download_runs_alone_and_has_the_module_s_names(module, tmp_path):
    write(tmp_path, PACKAGE)
    file = tmp_path / "snippets" / f"{module}.py"
    code = f"import runpy; print(*runpy.run_path({file.name!r}))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    names = set(vars(importlib.import_module(f"snippets.{module}")))
    own = {name for name in names if not name.startswith("__")}
    imported = {"nwhc", "entries", "per_axis", "real_array", "whole_number"}
    assert own - imported <= set(done.stdout.split())
    assert "from snippets" not in file.read_text()
