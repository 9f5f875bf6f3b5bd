"""The PDF of the whole sheet."""

import re

import pytest

from sitekit.printing import write_pdf

PAGE = "sheet/index.html"


def targets(file):
    return set(re.findall(rb"/URI \(([^)]*)\)", file.read_bytes()))


@pytest.mark.parametrize("home", ["", "https://example.org/cnn/"])
def test_no_link_of_the_pdf_leads_to_the_machine_that_made_it(
    browser, site, tmp_path, monkeypatch, home
):
    monkeypatch.setenv("SITE_URL", home)
    write_pdf(browser, site, PAGE, tmp_path / "sheet.pdf")
    found = targets(tmp_path / "sheet.pdf")
    assert not [each for each in found if b"127.0.0.1" in each]
    ours = [each for each in found if each.startswith(b"https://example.org/cnn/")]
    assert bool(ours) == bool(home)


def test_the_pdf_is_short_and_has_its_formulas_in_their_own_fonts(
    browser, site, tmp_path
):
    write_pdf(browser, site, PAGE, tmp_path / "sheet.pdf")
    pdf = (tmp_path / "sheet.pdf").read_bytes()
    assert 10 < len(re.findall(rb"/Type /Page\b", pdf)) <= 33
    kinds = set(re.findall(rb"/FontName /[A-Z]+\+mjx-ncm-([a-z]+)", pdf))
    assert {b"n", b"lo", b"s"} <= kinds


def test_a_page_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=PAGE):
        write_pdf(None, tmp_path, PAGE, tmp_path / "sheet.pdf")


def test_home_is_one_page(visit, tmp_path):
    page = visit()
    page.pdf(path=tmp_path / "home.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "home.pdf").read_bytes())) == 1


@pytest.mark.parametrize("part", ["article p", ".question", "pre code", "table td"])
def test_paper_is_white_in_the_dark_scheme(visit, part):
    page = visit("exercises/6-max-pooling/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.locator(part).first.evaluate("e => getComputedStyle(e).color")
    assert max(map(int, re.findall(r"\d+", colour)[:3])) < 120
