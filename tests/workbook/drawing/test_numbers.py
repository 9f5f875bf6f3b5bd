"""Numbers are written alike in both Pythons, halves up."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.light import assert_both_agree
from workbook.drawing.numbers import decimal, share


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-3, "−3"),
        (20.0, "20"),
        (1.5, "1.5"),
        (-0.25, "−0.25"),
        (0.125, "0.13"),  # exact in binary, so that rounding to even would give 0.12
        (0.2 + 0.1, "0.30"),
        (-0.001, "−0.00"),
        (0.995000001, "1.00"),
    ],
)
def test_a_decimal_is_rounded_unless_it_is_exact(value, text):
    assert decimal(value) == text


def test_the_number_of_decimals_may_be_given():
    assert [decimal(-2 / 3, digits) for digits in (1, 3)] == ["−0.7", "−0.667"]


def test_shares_are_those_of_decimal_arithmetic():
    for whole in (1, 7, 200, 2000):
        for part in range(whole + 1):
            exact = Decimal(100 * part) / Decimal(whole)
            rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
            assert share(part, whole) == f"{rounded}%"


def test_both_pythons_write_the_same():
    values = [n / 8 for n in range(-20, 21)] + [n / 7 for n in range(-9, 9)]
    cases = [f"decimal({value!r}, {digits})" for value in values for digits in (1, 2)]
    cases += [f"share({part}, 138357544)" for part in (0, 1792, 102764544)]
    assert_both_agree(cases, "from workbook.drawing.numbers import decimal, share")
