"""A question becomes a field, and one that cannot be judged fails the build."""

import json
import sys
from html import unescape
from types import SimpleNamespace

import lxml.html
import pytest

from sitekit.markdown.answer import AnswerError, answer

CHOICE = """
name: at-zero
question: Which value?
wrong: 1 | No: look
  left.
right: 0 | Yes.
"""
NUMBER = """
name: conv-count
question: How many?
expect: parameters.conv_parameters(3, 3, 64)
mistakes: parameters.conv_mistakes("<3>")
step: Count one filter.
"""


@pytest.fixture
def desk(monkeypatch):
    """Put a desk in the workbook's place, which notes what it is asked."""
    asked, reply = [], {"flaws": [], "symbols": []}

    def tried(request):
        asked.append(json.loads(request))
        return json.dumps(reply)

    fake = SimpleNamespace(KINDS=("number",), tried=tried, asked=asked, reply=reply)
    monkeypatch.setitem(sys.modules, "desk", fake)
    return fake


def tree(source, kind):
    return lxml.html.fromstring(
        answer(source, kind, "desk", lambda text: f"<i>{text}</i>")
    )


def test_a_choice_shows_its_options_in_order_and_hides_their_reasons():
    element = tree(CHOICE, "choice")
    assert (element.tag, element.get("id")) == ("answer-check", "at-zero")
    options = element.xpath(".//label")
    assert [option.text_content() for option in options] == ["1", "0"]
    reasons = element.find_class("reason")
    assert [(r.get("data-state"), r.text_content()) for r in reasons] == [
        ("wrong", "No: look left."),
        ("right", "Yes."),
    ]
    assert all(reason.get("hidden") is not None for reason in reasons)
    assert element.xpath("string(.//legend/i)") == "Which value?"


def test_a_choice_may_have_several_wrong_options():
    element = tree(CHOICE + "wrong: 2 | No.", "choice")
    assert [r.text_content() for r in element.find_class("reason")][-1] == "No."


def test_a_typed_answer_carries_its_expressions(desk):
    element = tree(NUMBER, "number")
    assert element.get("data-kind") == "number"
    assert element.get("data-expect") == "parameters.conv_parameters(3, 3, 64)"
    assert element.get("data-mistakes") == 'parameters.conv_mistakes("<3>")'
    assert element.get("data-practice") is None
    (field,) = element.xpath(".//input")
    (label,) = element.xpath(".//label")
    assert label.get("for") == field.get("id")
    assert not element.find_class("symbols")
    assert not element.find_class("another")
    (asked,) = desk.asked
    assert asked["kind"] == "number"
    assert unescape(asked["mistakes"]) == 'parameters.conv_mistakes("<3>")'


def test_a_question_with_variants_has_a_button_for_them(desk):
    element = tree(NUMBER + "practice: parameters.conv_practice", "number")
    assert element.get("data-practice") == "parameters.conv_practice"
    (button,) = element.find_class("another")
    assert button.get("type") == "button"


def test_a_formula_has_the_buttons_that_it_needs(desk):
    desk.reply["symbols"] = ["δ_jk", "<b>"]
    buttons = tree(NUMBER, "number").find_class("symbol")
    assert [button.text for button in buttons] == ["δ_jk", "<b>"]


def test_a_reader_without_a_script_is_led_to_the_worked_answer():
    (note,) = tree(CHOICE, "choice").find_class("without-script")
    assert note.xpath("a/@href") == ["#worked-answer"]


def test_a_question_that_judges_itself_wrongly_is_refused(desk):
    desk.reply["flaws"] = ["the expected answer is judged wrong", "and more"]
    with pytest.raises(AnswerError, match="judged wrong; and more"):
        tree(NUMBER, "number")


def test_an_expression_that_raises_is_quoted(desk):
    desk.tried = lambda request: 1 / 0
    with pytest.raises(AnswerError, match="raises ZeroDivisionError: division by zero"):
        tree(NUMBER, "number")


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        (CHOICE.replace("right:", "best:"), "choice", "'choice' has no field best"),
        ("name: a\nquestion: b", "choice", "lacks right, wrong"),
        (NUMBER.replace("step:", "steps:"), "number", "has no field steps"),
        (NUMBER + "step: again", "number", "has step more than once"),
        (NUMBER, "size", "one of choice, number, got 'size'"),
        (NUMBER.replace("conv-count", "Conv count"), "number", "got Conv count"),
        (NUMBER.replace("conv-count", "conv count"), "number", "got conv count"),
        (CHOICE.replace(" | Yes.", ""), "choice", "an option is `text | reason`"),
        ("what is this", "choice", "lines `key: text`, got `what is this`"),
        (" indented: at once", "choice", "got ` indented: at once`"),
    ],
)
def test_what_is_no_question_is_refused(desk, source, kind, message):
    with pytest.raises(AnswerError, match=message):
        tree(source, kind)
