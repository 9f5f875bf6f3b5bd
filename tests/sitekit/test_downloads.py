"""Each snippet module is one file that runs with NumPy alone."""

import importlib
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from sitekit.downloads import write, write_notebooks

PACKAGE = Path(__file__).parents[2] / "snippets"
MODULES = sorted(path.stem for path in PACKAGE.glob("[!_]*.py"))


@pytest.fixture(scope="module")
def downloads(tmp_path_factory):
    """Write the downloads once."""
    folder = tmp_path_factory.mktemp("downloads")
    write(folder, PACKAGE)
    return folder / "snippets"


@pytest.mark.parametrize("module", MODULES)
def test_a_download_runs_alone_and_has_the_module_s_names(module, downloads):
    file = downloads / f"{module}.py"
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


NOTEBOOK = """# %% [markdown]
# # Title
#
# See [six](../exercises/six.md) and [home](https://example.org/a).
#
# ![An image.](figure:max_pooling.orders)

# %%
print(1 + 1)
"""


@pytest.fixture
def written(tmp_path):
    """Write a notebook for Jupyter beside its source in a site; return its file."""
    docs, copy = tmp_path / "docs", tmp_path / "site/notebooks/n"
    for folder in (docs, copy):
        folder.mkdir(parents=True)
        (folder / "n.py").write_text(NOTEBOOK, encoding="utf-8")
    other = tmp_path / "site/snippets"
    other.mkdir()
    (other / "n.py").write_text("x = 1", encoding="utf-8")
    write_notebooks(tmp_path / "site", docs)
    assert not (other / "n.ipynb").exists()
    return copy / "n.ipynb"


def test_jupyter_opens_a_notebook_and_runs_it(written):
    notebook = nbformat.read(written, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, kernel_name="python3").execute()
    assert notebook.cells[1].outputs[0].text == "2\n"


def test_a_notebook_for_jupyter_keeps_only_links_that_lead_somewhere(written):
    text = nbformat.read(written, as_version=4).cells[0].source
    assert "See six and [home](https://example.org/a)." in text
    assert text.endswith("\nAn image.")


def test_two_builds_write_the_same_notebook(written, tmp_path):
    before = written.read_bytes()
    write_notebooks(tmp_path / "site", tmp_path / "docs")
    assert written.read_bytes() == before
