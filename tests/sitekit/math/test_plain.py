"""A formula in a search result is one line of text."""

import pytest

from sitekit.math.plain import plain


def row(inside):
    return f'<span class="math"><math><mrow>{inside}</mrow></math></span>'


A = "<mi>a</mi>"
L_LESS_1 = "<mrow><mo>(</mo><mi>l</mi><mo>−</mo><mn>1</mn><mo>)</mo></mrow>"
SUM = "<mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"{A}<mo>=</mo><mn>138,357,544</mn>", "a = 138,357,544"),
        ("<mo>−</mo><mi>∞</mi>", "−∞"),
        (f"<msup>{A}<mn>2</mn></msup>", "a^2"),
        (f"<msubsup>{A}<mi>j</mi>{L_LESS_1}</msubsup>", "a_j^(l − 1)"),
        (f"<mfrac>{SUM}<mn>2</mn></mfrac>", "(b + 1)/2"),
        (f"<munder><mo>max</mo><mi>s</mi></munder><mspace></mspace>{A}", "max_s a"),
        ("<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "f(x)"),
        (
            f"<mtable><mtr><mtd>{A}</mtd></mtr><mtr><mtd>{A}</mtd></mtr></mtable>",
            "a; a",
        ),
    ],
)
def test_it_reads_like_the_formula(inside, text):
    assert plain(row(inside)) == text
