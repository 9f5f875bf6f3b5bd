"""A folder is served quietly, and a missing Chromium says how to get one."""

from urllib.request import urlopen

import pytest

from sitekit.browser import NoBrowserError, find_browser, served

HTML = "<p>" + "ü" * 500


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(HTML, encoding="utf-8")
    return tmp_path


def test_a_folder_is_served_without_a_word(folder, capfd):
    with served(folder) as address, urlopen(f"{address}a/") as answer:
        assert answer.read().decode() == HTML
    assert capfd.readouterr() == ("", "")
    with pytest.raises(OSError, match="refused"):
        urlopen(address)


def test_a_browser_is_found_by_its_name_or_by_the_setting(tmp_path, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBrowserError, match="apt-get install chromium"):
        find_browser()
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    assert find_browser() == str(program)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(NoBrowserError):
        find_browser()
