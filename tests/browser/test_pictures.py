"""The pictures that other sites show of this one."""

import pytest

from sitekit.pictures import write_page, write_preview


def size(file):
    head = file.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])


def test_the_preview_shows_the_figure_in_the_size_that_sites_expect(
    browser, site, tmp_path
):
    target = tmp_path / "preview.png"
    write_preview(browser, site, target)
    assert size(target) == (1200, 630)
    assert 5_000 < target.stat().st_size < 100_000


def test_the_picture_of_the_readme_is_a_page_with_answers(browser, site, tmp_path):
    page = "exercises/4-conv-layer/"
    plain, answered = tmp_path / "plain.png", tmp_path / "answered.png"
    write_page(browser, site, page, [], plain)
    write_page(browser, site, page, ["N 222 222 64"], answered)
    assert size(plain) == size(answered) == (1280, 1120)
    assert plain.read_bytes() != answered.read_bytes()


def test_a_page_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        write_page(None, tmp_path, "nowhere/", [], tmp_path / "page.png")
