"""The navigation knows the questions of each page."""

import pytest

from sitekit import progress
from sitekit.problems import ProblemsError

NAV = (
    '<a href="{}" class="md-nav__link"><span>One</span></a>'
    '<a href="#here" class="md-nav__link">Contents</a>'
    '<a href="{}" class="md-nav__link md-nav__link--active">Two</a>'
)
ASKED = '<answer-check id="{}" data-kind="number">'


def test_a_link_to_a_page_that_asks_has_a_mark(built):
    one = built("exercises/one/index.html", ASKED.format("a") + ASKED.format("b"))
    two = built("index.html", NAV.format("exercises/one/", "./"))
    progress.mark([one, two])
    assert two.html == (
        '<a href="exercises/one/" class="md-nav__link"><span>One</span>'
        '<progress-mark data-questions="a b"></progress-mark></a>'
        '<a href="#here" class="md-nav__link">Contents</a>'
        '<a href="./" class="md-nav__link md-nav__link--active">Two</a>'
    )


@pytest.mark.parametrize("address", ["./", "", "one.html", "../exercises/one.html"])
def test_every_style_of_address_is_followed(built, address):
    folder = (
        "exercises/one/index.html" if address in ("./", "") else "exercises/one.html"
    )
    one = built(folder, ASKED.format("a") + NAV.format("../gone/", address or "./"))
    progress.mark([one])
    assert one.html.count("<progress-mark") == 1


def test_two_questions_with_one_name_are_refused(built):
    source = "```answer number\nname: a\n```"
    one = built("one.html", ASKED.format("a"))
    two = built("two.html", ASKED.format("a"), source)
    with pytest.raises(ProblemsError) as caught:
        progress.mark([one, two])
    (problem,) = caught.value.problems
    assert str(problem) == "docs/two.html:2: the question 'a' is also on docs/one.html"
