"""Formulas stand typeset in the pages, and a wrong one fails with its line."""

import json
import re
from pathlib import Path

import pytest

from sitekit import math, node
from sitekit.math import typeset
from sitekit.problems import ProblemsError

ROOT = Path(__file__).parents[3]
HEAD = "<html><head><title>x</title></head><body>"


@pytest.fixture
def project(tmp_path, built, cache):
    """Give a function that typesets a page with this source and HTML."""
    node.install(ROOT)
    page = built("exercises/one/index.html", name="docs/exercises/one.md")
    other = built("other/index.html", "<head></head>")

    def write(source, html):
        page.source.text, page.html = source, HEAD + html
        typeset([other, page], tmp_path, ROOT, cache)
        assert other.html == "<head></head>"
        return page.html

    write.site = tmp_path
    return write


def test_a_formula_needs_no_script(project):
    html = project(
        "", r'<p>x <span class="arithmatex">\(a &lt; \frac{1}{2}\)</span></p>'
    )
    assert "<mjx-container" in html
    assert "\\(" not in html
    assert 'data-tex="a &lt; \\frac{1}{2}"' in html
    assert "<script" not in html


def test_a_screen_reader_gets_mathml_and_not_the_glyphs(project):
    html = project("", r'<span class="arithmatex">\(a_j\)</span>')
    assert re.search(r"<mjx-math[^>]* aria-hidden=\"true\"", html)
    assert "<math xmlns=" in html
    assert "<msub>" in html


def test_a_display_is_a_scroll_box_that_takes_the_focus(project):
    html = project("", '<div class="arithmatex">\\[\na = b\n\\]</div>')
    assert re.search(r'<div class="math" data-tex="a = b" tabindex="0"', html)


def test_the_style_sheet_and_its_fonts_are_in_the_site(project):
    html = project("", r'<span class="arithmatex">\(\delta\)</span>')
    sheet = re.search(
        r'href="\.\./\.\./(assets/stylesheets/math\.[0-9a-f]{12}\.css)"', html
    )[1]
    css = (project.site / sheet).read_text()
    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert fonts
    for font in fonts:
        file = project.site / "assets/stylesheets" / font
        assert file.read_bytes()[:4] == b"wOF2"
        assert file.stat().st_size < 20_000


def test_only_the_fonts_that_set_the_lines_are_asked_for_early(project):
    html = project("", r'<span class="arithmatex">\(a + b\)</span>')
    early = re.findall(r'<link rel="preload" href="\.\./\.\./([^"]+)" as="font"', html)
    assert [Path(font).name.split(".")[0] for font in early] == [
        "mjx-ncm-brk",
        "mjx-ncm-zero",
    ]
    assert all((project.site / font).is_file() for font in early)


def test_the_same_formulas_start_no_node(project, monkeypatch):
    html = r'<span class="arithmatex">\(a + b\)</span>'
    first = project("", html)
    monkeypatch.setattr(math, "run", None)
    assert project("", html) == first


def test_a_page_without_formulas_stays_as_it_is(project):
    assert project("", "<p>no formula</p>") == HEAD + "<p>no formula</p>"


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\foo", r"TeX error in `\\foo`: Undefined control sequence \\foo"),
        ("a_{", "TeX error in `a_{`: Extra open brace or missing close brace"),
        ("2 + 2 = 5", "`2\\+2 = 5` is wrong: 4 and 5"),
    ],
)
def test_a_wrong_formula_is_reported_with_its_line(project, tex, message):
    with pytest.raises(ProblemsError, match=rf"docs/exercises/one\.md:3: {message}"):
        project(
            f"# Title\n\nText ${tex}$.", f'<span class="arithmatex">\\({tex}\\)</span>'
        )


@pytest.mark.parametrize("other", [r"\foo", "2 + 2 = 5"])
def test_a_repeated_mistake_is_named_at_each_of_its_lines(project, other):
    source = f"Of ${other}$.\n\n$$\n{other}\n$$\n\nAnd {other} is no formula."
    marks = rf'<div class="arithmatex">\[{other}\]</div>'
    with pytest.raises(ProblemsError) as caught:
        project(source, rf'<span class="arithmatex">\({other}\)</span>{marks}')
    assert [problem.line for problem in caught.value.problems] == [1, 4]


def test_a_true_equation_is_no_problem(project):
    html = project("$2 + 2 = 4$", r'<span class="arithmatex">\(2 + 2 = 4\)</span>')
    assert 'data-tex="2 + 2 = 4"' in html


def test_a_heading_holds_no_formula(project):
    with pytest.raises(
        ProblemsError, match=r"one\.md:3: a heading holds the formula `a`"
    ):
        project(
            "A formula $a$.\n\n# Of $a$",
            r'<h1 id="x">Of <span class="arithmatex">\(a\)</span></h1>',
        )


def test_the_search_shows_text_instead_of_tex(project):
    index = project.site / "search/search_index.json"
    index.parent.mkdir()
    docs = [{"text": r"of \(a^{2} \lt 1\) and \[\unknown\]"}]
    index.write_text(json.dumps({"docs": docs}))
    project("", '<span class="arithmatex">\\(a^{2}\n\\lt 1\\)</span>')
    found = json.loads(index.read_text())["docs"]
    assert found == [{"text": r"of a^2 &lt; 1 and \unknown"}]
