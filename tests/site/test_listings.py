"""Every listing of the built pages runs when it is pasted into an empty file."""

import re
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest

from sitekit.markdown.programs import run_afresh


@pytest.fixture(scope="session")
def listings(pages):
    return [
        (name, figure)
        for name, tree in pages.items()
        for figure in tree.xpath("//figure[contains(@class, 'listing')]")
        if figure.get("data-kind") != "answer"  # which a reader is to finish
    ]


def code_of(figure):
    return figure.xpath("string(.//pre//code)")


def test_each_complete_listing_prints_what_the_page_shows(listings):
    programs = [figure for _, figure in listings if figure.get("data-kind") == "run"]
    assert len(programs) > 15
    with ThreadPoolExecutor(2) as pool:
        outputs = list(pool.map(run_afresh, map(code_of, programs)))
    for program, output in zip(programs, outputs, strict=True):
        shown = program.xpath("string(.//samp)") or program.xpath(
            "string(following-sibling::*[1][self::div[@class='output']]//samp)"
        )
        assert output.rstrip() == shown.rstrip()


def test_a_listing_is_taken_in_at_a_glance(listings):
    lengths = [
        len(code_of(figure).splitlines())
        for name, figure in listings
        if name.startswith("exercises/")
    ]
    assert max(lengths) <= 30
    assert median(lengths) <= 15
    lines = [line for _, each in listings for line in code_of(each).splitlines()]
    assert max(map(len, lines)) <= 68


def test_a_listing_that_does_not_run_alone_says_so(listings):
    for name, figure in listings:
        if figure.get("data-kind") != "run":
            caption = figure.xpath("string(figcaption)")
            needs = "continues the cells above", "in the folder of the project"
            above = any(note in caption for note in needs)
            again = ": as above" in code_of(figure)
            assert above or again or "Fragment" in caption, name


def test_the_sheet_shows_no_function_twice(listings):
    on_the_sheet = [code_of(f) for name, f in listings if name.startswith("sheet/")]
    heads = re.findall(r"^def .*", "\n".join(on_the_sheet), re.MULTILINE)
    assert len(heads) > 10
    assert len(heads) == len(set(heads))
    assert "# max_pool: as above" in "\n".join(on_the_sheet)


def test_each_listing_names_its_source(listings):
    for name, figure in listings:
        assert "Source: " in figure.xpath("string(figcaption)"), name


def test_no_python_stands_outside_of_a_listing(pages):
    for name, tree in pages.items():
        blocks = tree.xpath("//div[contains(@class, 'highlight')]")
        outside = [b for b in blocks if b.getparent().tag != "figure"]
        assert not [b for b in outside if "language-python" in b.get("class")], name


def test_the_notebook_s_cells_give_their_output_in_order(listings):
    cells = [figure for name, figure in listings if name.startswith("notebooks/memory")]
    assert len(cells) > 5
    shown = [cell.xpath("string(.//div[@class='output']//samp)") for cell in cells]
    together = "\n".join(map(code_of, cells))
    assert run_afresh(together).split() == " ".join(shown).split()
