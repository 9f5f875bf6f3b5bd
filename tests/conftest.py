"""The site, built once for all tests that read or use its pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from hypothesis import settings

from sitekit import node

ROOT = Path(__file__).parents[1]
# A busy machine is slow, which says nothing about what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """Give a cache of this run's own: an entry of another version proves nothing."""
    os.environ["SITE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    # NumPy for the pages is checked by its hash: what another run fetched will do, and
    # else what the first build of this run fetches.
    fetched = ROOT / ".cache/wheels"
    own = Path(os.environ["SITE_CACHE"]) / "wheels"
    wheels = fetched if any(fetched.glob("*.whl")) else own
    os.environ.setdefault("PYODIDE_WHEEL_DIR", str(wheels))
    return Path(os.environ["SITE_CACHE"])


@pytest.fixture(scope="session")
def strict_build():
    """Give the function that builds a project strictly."""
    node.install(ROOT)
    return build


def build(root, folder, **variables):
    """Build the project in ``root`` strictly; return the finished process."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--site-dir",
            str(folder),
        ],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Copy the project, without what is installed or built, nor NumPy for the pages."""
    monkeypatch.setenv("NUMPY_FETCH", "0")
    for name in ("docs", "snippets", "workbook", "sitekit"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory, strict_build):
    """Build the real site and return its folder."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = strict_build(ROOT, folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site):
    """Return every page as a tree, by its path in the site."""
    return {
        page.relative_to(site).as_posix(): lxml.html.fromstring(page.read_bytes())
        for page in sorted(site.rglob("*.html"))
    }
