"""The Notation page lists the symbols of the exercises, and no others."""

import re

import pytest

EXERCISES = range(1, 7)
NOTEBOOK = "notebooks/memory/index.html"  # belongs to exercise 6
NAMES_AND_TEXT = re.compile(r"\\(?:text|begin|end)\{[^}]*\}(?:\{r+\})?")
TOKEN = re.compile(r"\\operatorname\{[a-z]+\}|\\[a-zA-Z]+|[a-zA-Z]")
# What a reader knows from school, and what only sets a formula apart.
KNOWN = {
    *(r"\cdot", r"\times", r"\frac", r"\sum", r"\max", r"\ln", r"\infty"),
    *(r"\le", r"\neq", r"\dots", r"\left", r"\right", r"\quad", r"\qquad"),
    *(r"\bigl", r"\bigr", r"\Bigl", r"\Bigr"),
}


def symbols(formulas):
    """Collect the letters and named signs of formulas."""
    tex = " ".join(NAMES_AND_TEXT.sub(" ", f.get("data-tex")) for f in formulas)
    return set(TOKEN.findall(tex)) - KNOWN


def numbers(text):
    """Read "1, 2" and "4 to 6" as exercises."""
    first, to, last = text.partition(" to ")
    if to:
        return set(range(int(first), int(last) + 1))
    return {int(number) for number in text.split(", ")}


@pytest.fixture(scope="module")
def listed(pages):
    """Give the symbols that the tables list for each exercise."""
    found = {number: set() for number in EXERCISES}
    for row in pages["about/notation/index.html"].xpath("//article//tbody/tr"):
        symbol, _, exercises = row
        for number in numbers(exercises.text_content()):
            found[number] |= symbols(symbol.find_class("math"))
    return found


@pytest.fixture(scope="module")
def used(pages):
    """Give the symbols that the formulas of each exercise use."""
    found = {}
    for name, tree in pages.items():
        if match := re.match(r"exercises/(\d)-", name):
            found[int(match[1])] = symbols(tree.find_class("math"))
    found[6] |= symbols(pages[NOTEBOOK].find_class("math"))
    return found


@pytest.mark.parametrize("number", EXERCISES)
def test_each_symbol_of_an_exercise_is_listed_for_it(listed, used, number):
    assert used[number] - listed[number] == set()


@pytest.mark.parametrize("number", EXERCISES)
def test_each_symbol_listed_for_an_exercise_occurs_in_it(listed, used, number):
    assert listed[number] - used[number] == set()


def test_home_uses_symbols_of_the_exercises_only(pages, listed):
    home = symbols(pages["index.html"].find_class("math"))
    assert home - set().union(*listed.values()) == set()
