"""What a question's names mean, and what is told to who mistypes one."""

import pytest

from workbook.answers.formulas.symbols import Symbols, distance, parts, written

NAMES = (
    "a_j^(l-1)",
    "a_j^(l)",
    "δ_jk",
    "W_jk^(l)",
    "N",
    "∂L",
    "s_j = a_j^(l)",
    "softmax(a)_j = a_j^(l)",
    "a_j = a_j^(l-1)",
)


def test_names_tell_indices_layers_and_meanings():
    symbols = Symbols(NAMES)
    assert sorted(set(symbols.indices)) == ["j", "k"]
    assert symbols.sizes["W"] == 2
    assert symbols.layers["a"] == ["l-1", "l"]
    assert symbols.layers["N"] == []
    assert symbols.arguments == {"softmax": "a"}
    assert symbols.defaults == {"a": "l-1"}
    assert symbols.key("s", "") == "a^(l)"
    assert symbols.key("a", "l-1") == "a^(l-1)"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a_j^(l-1)", ("a", "j", "l-1")),
        ("Z^(l)", ("Z", "", "l")),
        ("δ_jk", ("δ", "jk", "")),
        ("N", ("N", "", "")),
    ],
)
def test_a_name_is_split_and_written_again(name, expected):
    assert parts(name) == expected
    assert written(*expected) == name


def test_an_open_layer_is_not_written():
    assert written("a", "k", "?0") == "a_k"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aj", ("a", "j")),
        ("Wjk", ("W", "jk")),
        ("am", ("a", "m")),
        ("an", None),
        ("x", None),
        ("Nl", None),
    ],
)
def test_indices_may_stick_to_a_symbol(word, expected):
    assert Symbols(NAMES).split(word, "m") == expected


def test_a_layer_may_stick_to_a_symbol_without_indices():
    assert Symbols(("Z^(l-1)", "Z^(l)")).split("Zl", "") == ("Z", "l")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("dleta", "delta"),
        ("Softmax", "softmax"),
        ("sofmax", "softmax"),
        ("w", "W"),
        ("x", ""),
        ("gradient", ""),
    ],
)
def test_the_nearest_known_name_is_suggested(word, near):
    assert Symbols(NAMES).nearest(word) == near
    message = str(Symbols(NAMES).unknown(word))
    assert message.startswith(f"'{word}' is none of the symbols of this question: ")
    assert message.endswith(f"Do you mean {near}?" if near else "W_jk^(l), N.")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("a", "b", 1),
        ("delta", "dleta", 2),
        ("abc", "b", 2),
        ("ab", "abcdef", 3),
    ],
)
def test_letters_that_differ_are_counted_up_to_a_bound(one, other, expected):
    assert distance(one, other, 3) == expected
