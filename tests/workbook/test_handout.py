"""A teacher gets a sheet of variants per student, and the solutions."""

import re

import lxml.html
import pytest

from workbook import handout


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Give the function that writes the sheets and returns both pages as trees."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        assert handout.main(arguments) == 0
        texts = [
            (tmp_path / "sheet" / name).read_text("utf-8")
            for name in ("questions.html", "solutions.html")
        ]
        return [lxml.html.fromstring(text) for text in texts]

    return run


def test_each_student_has_a_page_of_other_questions(written):
    questions, _ = written("--variants", "30", "--seed", "7")
    sections = questions.xpath("//section")
    assert len(sections) == 30
    asked = [section.xpath(".//li/p/text()") for section in sections]
    assert all(len(each) >= len(handout.QUESTIONS) for each in asked)
    assert len({tuple(each) for each in asked}) == 30


def test_the_solutions_are_those_of_the_questions(written):
    questions, solutions = written("--variants", "3", "--seed", "7")
    seeds = re.findall(r"\(variant (\d+)\)", questions.text_content())
    entries = solutions.xpath("//li")
    assert len(seeds) == len(entries) == 3 * len(handout.QUESTIONS)
    for number, (seed, entry) in enumerate(zip(seeds, entries, strict=True)):
        variant = handout.QUESTIONS[number % len(handout.QUESTIONS)](int(seed))
        assert entry.xpath("./p/text()") == list(variant.solution)
        assert variant.solution[-1].endswith(entry.xpath("string(strong)"))


def test_the_same_seed_gives_the_same_sheets(written):
    first = [page.text_content() for page in written("--variants", "2", "--seed", "7")]
    again = [page.text_content() for page in written("--variants", "2", "--seed", "7")]
    other = [page.text_content() for page in written("--variants", "2", "--seed", "8")]
    assert first == again
    assert first[0] != other[0]


def test_the_pages_need_nothing_else(written):
    for page in written("--variants", "1"):
        assert not page.xpath("//script | //link | //img | //@href | //@src")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--variants", "0"), "variants must be at least 1, got 0"),
        (("--variants", "1001"), "variants must be at most 1000, got 1001"),
        (("--seed", "-1"), "seed must be at least 0, got -1"),
    ],
)
def test_odd_options_are_refused(arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert handout.main(arguments) == 1
    assert capsys.readouterr().err.strip() == message
    assert not (tmp_path / "sheet").exists()
