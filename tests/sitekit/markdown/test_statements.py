"""What a page states is compared with the code, and shows what has checked it."""

import sys
from types import SimpleNamespace

import lxml.html
import pytest
from markdown import Markdown

from sitekit.markdown.page import Page
from sitekit.markdown.statements import functions, summary

CHECK = {"claim": "it is right", "method": "luck", "cases": "1,000", "test": "t"}


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Render a page of a project with one topic; give its tree and its page."""
    points = SimpleNamespace(
        double=lambda: [{"": 2 * n, "n": n} for n in (1, 2, 3)],
        double_twice=lambda: [{"": 4 * n, "n": n} for n in (1, 2)],
        unproved=lambda: [{"": 1}],
        raises=lambda: [{"": 1 / 0}],
    )
    known = {"topic.double", "parameters.affine_parameters"}
    checks = SimpleNamespace(checks=lambda name: [CHECK] if name in known else [])
    monkeypatch.setitem(sys.modules, "points.topic", points)
    monkeypatch.setitem(sys.modules, "made_checks", checks)
    folder = tmp_path / "docs" / "exercises"
    folder.mkdir(parents=True)

    def rendered(text):
        source = folder / "page.md"
        source.write_text(text)
        page = Page(source, tmp_path, "exercises/page/")
        settings = {"page": page, "points": "points.{topic}", "checks": "made_checks"}
        md = Markdown(
            extensions=[
                "pymdownx.arithmatex",
                "pymdownx.blocks.admonition",
                "pymdownx.blocks.details",
                "sitekit.markdown",
            ],
            extension_configs={
                "pymdownx.arithmatex": {"generic": True},
                "pymdownx.blocks.admonition": {"types": ["result"]},
                "sitekit.markdown": settings,
            },
        )
        return lxml.html.fromstring(f"<div>{md.convert(text)}</div>"), page

    return rendered


def messages(page):
    return [(problem.line, problem.message) for problem in page.problems]


def test_a_true_formula_loses_its_label_and_gets_its_checks(render):
    tree, page = render(
        "$$\n2 n\n\\label{topic.double}\n$$".replace("2 n", r"2 \cdot n")
    )
    assert messages(page) == []
    formula, checks = tree
    assert formula.text.split() == [r"\[", r"2", r"\cdot", "n", r"\]"]
    assert checks.xpath("string(summary)") == "How this is checked"
    assert "at 3 random points" in checks.text_content()
    assert checks.xpath("ul/li/text()") == ["it is right (luck; cases: 1,000)"]
    assert checks.xpath("p/a/@href") == ["../about/proofs.md"]
    (statement,) = page.statements
    assert (statement.kind, statement.points) == ("formula", 3)


def test_a_false_formula_is_reported_with_its_line(render):
    _, page = render("Text.\n\n$$\n3 \\cdot n\n\\label{topic.double}\n$$")
    ((line, message),) = messages(page)
    assert line == 5
    assert message.startswith("the formula is not what `topic.double` computes: ")
    assert message.endswith("is wrong: 2 and 3")


def test_a_second_statement_about_a_function_has_points_of_its_own(render):
    _, page = render(r"So $n + n + 2 \cdot n \label{topic.double.twice}$.")
    assert messages(page) == []
    (statement,) = page.statements
    assert (statement.subject, statement.points) == ("topic.double", 2)


def test_a_formula_in_a_sentence_is_compared_but_gets_no_box(render):
    tree, page = render(r"So $2 \cdot n \label{topic.double}$.")
    assert tree.find_class("checks") == []
    assert len(page.statements) == 1


def test_a_formula_without_a_label_states_nothing(render):
    tree, page = render("$$\nn + 1\n$$")
    assert (page.statements, tree.find_class("checks")) == ([], [])


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("other.double", "nothing computes `other.double`: ModuleNotFoundError: "),
        ("topic.triple", "nothing computes `topic.triple`: AttributeError: "),
        ("topic.raises", "nothing computes `topic.raises`: ZeroDivisionError: "),
    ],
)
def test_a_label_must_name_what_computes_it(render, label, message):
    _, page = render(rf"So $2 \label{{{label}}}$.")
    assert message in messages(page)[0][1]


def test_a_statement_without_an_oracle_is_reported(render):
    _, page = render(r"So $1 \label{topic.unproved}$.")
    assert messages(page) == [(1, "no test has checked `topic.unproved`")]
    assert summary(page.statements) == (
        "Statements: 1, compared with the code at 1 points; without an oracle: 1"
    )


def test_a_result_shows_all_its_checks_in_its_box(render):
    tree, page = render(
        "/// details | Answer\n//// result | Result\n\n"
        "$$\n2 \\cdot n \\label{topic.double}\n$$\n\n"
        "`#!value parameters.affine_parameters(1, 2)`\n\n////\n///"
    )
    assert messages(page) == []
    (result,) = tree.find_class("result")
    assert result[-1].get("class") == "checks"
    tested = result.xpath("details//code/text()")
    assert sorted(tested) == ["parameters.affine_parameters", "topic.double"]
    assert "the code computes what stands here" in result.text_content()
    assert {statement.kind for statement in page.statements} == {"formula", "value"}


def test_a_display_in_a_box_that_opens_gets_no_box_of_its_own(render):
    text = "/// details | Answer\n\n$$\n2 \\cdot n \\label{topic.double}\n$$\n\n///"
    assert render(text)[0].find_class("checks") == []


def test_a_result_in_words_names_what_it_shows(render):
    attributes = "    attrs: {data-states: topic.double}"
    tree, page = render(f"/// result | Result\n{attributes}\n\nWords.\n\n///")
    assert messages(page) == []
    assert [statement.kind for statement in page.statements] == ["words"]
    assert "Each time" not in tree.text_content()


def test_a_result_that_states_nothing_is_reported(render):
    _, page = render("/// result | Result\n\nWords.\n\n///")
    assert messages(page) == [(1, "the result 'Result' states nothing")]


def test_the_functions_of_an_expression_are_those_of_modules():
    expression = 'vgg.layers("D")[0] + np.ones(len(shapes.pair(2))) + vgg.HIDDEN'
    assert sorted(functions(expression)) == ["shapes.pair", "vgg.layers"]
    assert functions("100 * vgg.count_parameters() / 7:.1f") == ["vgg.count_parameters"]
    assert functions("f(2)(3)") == []
