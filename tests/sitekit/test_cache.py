"""What is slow is made once for the same inputs, and an entry is whole or absent."""

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise

import pytest

from sitekit.cache import hashed_name, kept, key


@pytest.fixture
def made():
    """Give a maker whose results tell how often it was called."""
    calls = count(1)
    return lambda: {"call": next(calls)}


def test_the_same_inputs_are_made_once(tmp_path, made):
    assert [kept(tmp_path, ["a", "1"], made) for _ in range(2)] == [{"call": 1}] * 2


def test_the_first_answer_is_the_same_as_the_kept_one(tmp_path):
    answers = [kept(tmp_path, ["a"], lambda: (1, "ü")) for _ in range(2)]
    assert answers == [[1, "ü"], [1, "ü"]]


@pytest.mark.parametrize(
    ("one", "other"), list(pairwise([["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""]]))
)
def test_inputs_are_kept_apart(one, other):
    assert key(one) != key(other)


def test_a_file_counts_with_its_name_and_its_content(tmp_path):
    file, twin = tmp_path / "a.css", tmp_path / "b.css"
    for each in (file, twin):
        each.write_text("a{}")
    before = key([file])
    assert key([twin]) != before
    file.write_text("b{}")
    assert key([file]) != before


def test_an_error_is_not_kept(tmp_path, made):
    def fails():
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        kept(tmp_path, ["a"], fails)
    assert kept(tmp_path, ["a"], made) == {"call": 1}


def test_a_result_that_cannot_be_kept_leaves_nothing(tmp_path):
    with pytest.raises(TypeError):
        kept(tmp_path, ["a"], lambda: {"a": object()})
    assert list(tmp_path.iterdir()) == []


def test_builders_at_the_same_time_find_whole_entries(tmp_path):
    text = "x" * 1_000_000
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kept(tmp_path, ["a"], lambda: text), range(40)))
    assert set(found) == {text}
    (entry,) = tmp_path.iterdir()
    assert json.loads(entry.read_text()) == text


def test_a_name_changes_with_the_content():
    # printf a | sha256sum
    assert hashed_name("x", b"a", "css") == "x.ca978112ca1b.css"
