"""The numbers that variants are made of."""

from collections import Counter

from tests.light import assert_both_agree
from workbook.answers.variants import Draw, Variant, drawn
from workbook.answers.verdict import Mistake

# The first numbers of SplitMix64 for the seed 1234567, as its authors publish them.
PUBLISHED = [
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
]


def test_the_numbers_are_those_of_splitmix64():
    draw = Draw(1234567)
    assert [draw.below(2**64) for _ in PUBLISHED] == PUBLISHED


def test_every_number_of_a_range_is_drawn_about_as_often():
    draw = Draw(0)
    counts = Counter(draw.among(3, 7) for _ in range(5000))
    assert set(counts) == {3, 4, 5, 6, 7}
    assert all(900 < count < 1100 for count in counts.values())
    assert {draw.one_of("abc") for _ in range(99)} == {"a", "b", "c"}


def test_seeds_differ_however_large_they_are():
    firsts = [Draw(seed).below(2**64) for seed in (0, 1, 2, 2**63, 2**64 + 3, 10**30)]
    assert len(set(firsts)) == len(firsts)


def test_a_variant_without_the_wanted_mistakes_is_drawn_again():
    def make(draw):
        value = draw.below(10)
        mistakes = [Mistake("small", value, "")] if value < 2 else []
        return Variant("number", "?", value, mistakes, "", [])

    found = [drawn(seed, make, ("small",)) for seed in range(50)]
    assert {variant.expected for variant in found} == {0, 1}


def test_both_pythons_draw_the_same():
    cases = [
        f"[draw.below(10**6) for draw in [variants.Draw({seed})] for _ in range(9)]"
        for seed in (0, 7, 2**31, 2**64 + 1)
    ]
    assert_both_agree(cases, "from workbook.answers import variants")
