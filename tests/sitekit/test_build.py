"""A build is swapped in as a whole, or not at all."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from sitekit import __main__ as sitekit


@pytest.fixture
def root(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    return tmp_path


def pretend(monkeypatch, works):
    """Let MkDocs write a new page, and then fail or not."""

    def mkdocs(root, *arguments):
        folder = root / "site.new"
        assert arguments == ("build", "--strict", "--site-dir", str(folder))
        folder.mkdir()
        (folder / "index.html").write_text("new")
        if not works:
            raise sitekit.BuildFailedError

    monkeypatch.setattr(sitekit, "mkdocs", mkdocs)


def test_a_good_build_replaces_the_site(root, monkeypatch):
    pretend(monkeypatch, works=True)
    sitekit.build(root)
    assert (root / "site" / "index.html").read_text() == "new"
    assert [path.name for path in root.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_site_as_it_was(root, monkeypatch):
    pretend(monkeypatch, works=False)
    with pytest.raises(sitekit.BuildFailedError):
        sitekit.build(root)
    assert (root / "site" / "index.html").read_text() == "old"
    assert [path.name for path in root.iterdir()] == ["site"]


def test_leftovers_of_a_killed_build_do_not_matter(root, monkeypatch):
    for name in ("site.new", "site.old"):
        (root / name).mkdir()
    pretend(monkeypatch, works=True)
    sitekit.build(root)
    assert [path.name for path in root.iterdir()] == ["site"]


def test_a_build_killed_while_it_swapped_loses_nothing(root, monkeypatch):
    (root / "site").rename(root / "site.old")
    pretend(monkeypatch, works=False)
    with pytest.raises(sitekit.BuildFailedError):
        sitekit.build(root)
    assert (root / "site" / "index.html").read_text() == "old"


def test_a_project_that_mkdocs_cannot_build_is_a_failure(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("sys.argv", ["sitekit", "build"])
    monkeypatch.setattr(sitekit, "ROOT", tmp_path)
    monkeypatch.setattr(sitekit.node, "install", lambda root: None)
    assert sitekit.main() == 1
    said = capfd.readouterr().err
    assert "mkdocs.yml" in said
    assert said.endswith("The build failed; site/ is as it was.\n")


def test_the_first_build_has_nothing_to_replace(root, monkeypatch):
    shutil.rmtree(root / "site")
    pretend(monkeypatch, works=True)
    sitekit.build(root)
    assert [path.name for path in root.iterdir()] == ["site"]


def test_mkdocs_runs_on_the_project(tmp_path, capfd):
    sitekit.mkdocs(tmp_path, "--version")
    assert "mkdocs" in capfd.readouterr().out


def test_the_zip_is_built_for_the_disk(tmp_path, monkeypatch):
    def mkdocs(root, *arguments, **variables):
        assert variables == {"FROM_DISK": "true"}
        Path(arguments[-1]).mkdir()
        Path(arguments[-1], "index.html").write_text("new")

    monkeypatch.setattr(sitekit, "mkdocs", mkdocs)
    sitekit.bundle(tmp_path, tmp_path / "zipped.zip")
    assert ZipFile(tmp_path / "zipped.zip").namelist() == ["zipped/index.html"]


def test_serving_names_the_address_and_ends_well(monkeypatch, capsys):
    def mkdocs(root, *arguments):
        assert arguments == ("serve", "--livereload", "--dev-addr", "127.0.0.1:8123")
        raise KeyboardInterrupt

    monkeypatch.setattr(sitekit, "mkdocs", mkdocs)
    monkeypatch.setattr("sys.argv", ["sitekit", "serve", "--port", "8123"])
    monkeypatch.setattr(sitekit.node, "install", lambda root: None)
    assert sitekit.main() == 0
    assert "http://127.0.0.1:8123/" in capsys.readouterr().out


def test_a_command_that_works_ends_with_0(monkeypatch):
    monkeypatch.setattr("sys.argv", ["sitekit", "types"])
    monkeypatch.setitem(sitekit.COMMANDS, "types", lambda options: "said")
    assert sitekit.main() == 0


def test_a_build_that_is_stopped_does_not_count_as_done(monkeypatch):
    def stopped(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["sitekit", "build"])
    monkeypatch.setitem(sitekit.COMMANDS, "build", stopped)
    assert sitekit.main() == sitekit.STOPPED
