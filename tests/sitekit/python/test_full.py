"""Full Python is packed: Pyodide, NumPy if a source has it, and the site's modules."""

import json
import logging
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from sitekit import node
from sitekit.problems import ProblemsError
from sitekit.python import full

ROOT = Path(__file__).parents[3]
WHEEL = b"the wheel"


@pytest.fixture
def numpy(monkeypatch):
    """Give a function that says what asking for NumPy gives."""
    node.install(ROOT)
    monkeypatch.delenv("REQUIRE_NUMPY", raising=False)

    def gives(answer):
        monkeypatch.setattr(full, "asked_once", lambda *_: answer)

    gives((WHEEL, "here"))
    return gives


def packed(site):
    parts, facts = full.pack(site, ROOT, ("snippets",))
    return parts, facts, (site / parts["full"]).parent


def test_pyodide_numpy_and_the_modules_lie_in_one_folder(numpy, tmp_path):
    parts, facts, folder = packed(tmp_path)
    files = {file.name: file.stat().st_size for file in folder.iterdir()}
    lock = json.loads((folder / full.LOCK).read_text())
    [entry] = lock["packages"].values()
    sources = Path(parts["sources"]).name
    assert set(files) == {*full.FILES, full.LOCK, sources, entry["file_name"]}
    assert (folder / entry["file_name"]).read_bytes() == WHEEL
    pyodide = sum(files[name] for name in (*full.FILES, full.LOCK))
    assert facts == {"full-bytes": str(pyodide), "numpy-bytes": str(len(WHEEL))}


def test_the_folder_is_named_by_the_release_and_by_what_lies_in_it(numpy, tmp_path):
    *_, folder = packed(tmp_path / "with")
    numpy("the cache: none")
    *_, without = packed(tmp_path / "without")
    release = json.loads((ROOT / full.PACKAGE / "package.json").read_text())["version"]
    for each in (folder, without):
        assert re.fullmatch(rf"{re.escape(release)}\.[0-9a-f]{{12}}", each.name)
    assert folder.name != without.name


def test_numpy_needs_no_other_package():
    lock = json.loads((ROOT / "node_modules/pyodide" / full.LOCK).read_text())
    assert lock["packages"]["numpy"]["depends"] == []


def test_the_modules_are_those_that_the_tests_test(numpy, tmp_path):
    parts, *_ = packed(tmp_path)
    with zipfile.ZipFile(tmp_path / parts["sources"]) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (ROOT / name).read_bytes()
        assert "snippets/max_pooling.py" in archive.namelist()


def test_two_packs_are_the_same_byte_for_byte(numpy, tmp_path):
    for name in "ab":
        packed(tmp_path / name)
    command = ["diff", "-r", tmp_path / "a", tmp_path / "b"]
    assert subprocess.run(command, check=False).returncode == 0


def test_without_numpy_the_build_goes_on_and_says_why(numpy, tmp_path, caplog):
    numpy("the cache: none")
    with caplog.at_level(logging.INFO, "mkdocs.sitekit"):
        _, facts, folder = packed(tmp_path)
    assert "for the pages is missing. the cache: none" in caplog.text
    assert facts.keys() == {"full-bytes", "numpy-missing"}
    assert facts["numpy-missing"] == full.MISSING
    assert not list(folder.glob("*.whl"))
    assert json.loads((folder / full.LOCK).read_text())["packages"] == {}


def test_without_numpy_the_build_fails_where_it_is_required(
    numpy, tmp_path, monkeypatch
):
    numpy("the cache: none")
    monkeypatch.setenv("REQUIRE_NUMPY", "1")
    with pytest.raises(ProblemsError, match=r"^REQUIRE_NUMPY=1: .* is missing\. the"):
        packed(tmp_path)


def test_the_report_names_what_was_packed_and_its_size(numpy, tmp_path, caplog):
    with caplog.at_level(logging.INFO, "mkdocs.sitekit"):
        packed(tmp_path)
    lines = [record.getMessage() for record in caplog.records]
    assert re.fullmatch(r"NumPy [\d.]+ for the pages: 0\.0 MB, from here", lines[0])
    assert re.fullmatch(r"Pyodide [\d.]+ for the pages: 1\d\.\d MB", lines[1])


def test_a_source_is_asked_once_while_serving(monkeypatch, tmp_path):
    asked = []

    def wheel(*request):
        asked.append(request)
        raise full.NoNumpyError("no source")

    monkeypatch.setattr(full, "wheel", wheel)
    full.asked_once.cache_clear()
    answers = [full.asked_once("n", "h", "r", tmp_path) for _ in range(2)]
    full.asked_once.cache_clear()
    assert answers == ["no source"] * 2
    assert len(asked) == 1


def test_what_a_source_gives_is_kept_while_serving(monkeypatch, tmp_path):
    monkeypatch.setattr(full, "wheel", lambda *_: (WHEEL, "here"))
    full.asked_once.cache_clear()
    assert full.asked_once("n", "h", "r", tmp_path) == (WHEEL, "here")
    full.asked_once.cache_clear()
