"""The desk takes requests as JSON texts and replies alike, in both Pythons."""

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sitekit.markdown.answer import read
from tests.light import run
from workbook.answers import desk
from workbook.answers.verdict import Mistake

DOCS = Path(__file__).parents[3] / "docs" / "exercises"
FENCE = re.compile(r"```answer (\w+)\n(.*?)```", re.DOTALL)
NUMBER = {
    "kind": "number",
    "expect": "parameters.affine_parameters(2, 3)",
    "mistakes": "parameters.affine_mistakes(2, 3)",
    "step": "Count one neuron.",
}


def asked(name, request, **more):
    return json.loads(getattr(desk, name)(json.dumps(request | more)))


def questions():
    """Return the request of every typed question of the pages."""
    for page in sorted(DOCS.glob("*.md")):
        for kind, source in FENCE.findall(page.read_text("utf-8")):
            if kind != "choice":
                yield {"kind": kind} | dict(read(source))


@pytest.fixture
def demo(monkeypatch):
    """Give a topic of its own, whose checks and variants a test can set."""
    variant = SimpleNamespace(
        kind="number",
        question="How many?",
        expected=7,
        mistakes=[Mistake("one less", 6, "One is missing.")],
        step="Count.",
        solution=["3 + 4 = 7"],
    )
    checks = SimpleNamespace(mistakes=lambda *values: list(values))
    practice = SimpleNamespace(count=lambda seed: variant)
    monkeypatch.setitem(sys.modules, "workbook.demo", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "workbook.demo.checks", checks)
    monkeypatch.setitem(sys.modules, "workbook.demo.practice", practice)
    monkeypatch.setattr(desk, "last", [])
    checks.one_less = Mistake("one less", 8, "One is missing.")
    checks.the_answer = Mistake("the answer", 9, "It is right.")
    return SimpleNamespace(checks=checks, variant=variant)


def test_an_answer_gets_a_verdict():
    reply = asked("answer", NUMBER, text="9")
    assert (reply["state"], reply["understood"], reply["name"]) == ("right", "9", "")
    reply = asked("answer", NUMBER, text="2*3")
    assert (reply["state"], reply["name"]) == ("wrong", "biases missing")
    assert asked("answer", NUMBER, text="1000003")["message"] == "Count one neuron."


def test_a_formula_is_shown_before_it_is_judged():
    formula = {
        "kind": "formula",
        "expect": "parameters.affine_formula()",
        "mistakes": "parameters.affine_formula_mistakes()",
        "step": "",
    }
    assert asked("preview", formula, text="Z^(l)")["understood"][0] == "msup"
    assert "never closed" in asked("preview", formula, text="(Z^(l)")["message"]
    assert asked("tried", formula)["symbols"][:2] == ["Z^(l-1)", "Z^(l)"]


def test_a_variant_is_asked_solved_and_judged(demo):
    request = {"practice": "demo.count", "seed": 3}
    assert asked("variant", request) == {
        "question": "How many?",
        "solution": ["3 + 4 = 7"],
    }
    # The question of the page is there too, and does not count.
    assert asked("answer", NUMBER | request, text="7")["state"] == "right"
    assert asked("answer", NUMBER | request, text="6")["message"] == "One is missing."
    assert asked("answer", NUMBER, text="7")["state"] == "wrong"


def test_a_question_asked_again_is_not_computed_again(demo):
    request = {"practice": "demo.count", "seed": 3}
    asked("answer", request, text="7")
    demo.variant.expected = 8
    assert asked("answer", request, text="7")["state"] == "right"
    assert asked("answer", request | {"seed": 4}, text="7")["state"] == "wrong"


def test_a_mistake_that_collides_is_a_flaw(demo):
    flawed = NUMBER | {"mistakes": "demo.mistakes(demo.the_answer, demo.one_less)"}
    assert asked("tried", flawed)["flaws"] == [
        "the mistake 'the answer', 9, is judged right ''"
    ]
    twice = NUMBER | {"mistakes": "demo.mistakes(*[demo.one_less] * 2)"}
    assert asked("tried", twice)["flaws"] == []
    demo.variant.expected = 6
    flaws = asked("tried", NUMBER | {"practice": "demo.count"})["flaws"]
    assert len(flaws) == desk.SEEDS
    assert flaws[0].startswith("seed 0 of demo.count: the mistake 'one less', 6, is")


def test_an_expected_answer_that_is_not_judged_right_is_a_flaw():
    large = NUMBER | {"expect": "10**70"}
    assert asked("tried", large)["flaws"] == [
        f"the expected answer, {10**70:,}, is judged unclear ''"
    ]


@pytest.mark.parametrize(
    ("expression", "error"),
    [
        ("parameters.affine_parameters(0, 3)", ValueError),
        ("nothing.at_all(3)", NameError),
        ("parameters.nothing(3)", AttributeError),
        ("parameters.(", SyntaxError),
    ],
)
def test_an_expression_that_raises_is_not_hidden(expression, error):
    with pytest.raises(error):
        asked("tried", NUMBER | {"expect": expression})


def test_an_expression_may_have_variables_of_its_own():
    total = 'sum(l.parameters for l in vgg.layers() if l.name.startswith("fc"))'
    assert desk.evaluated(total, "snippets.{}") == 123_642_856


def test_both_pythons_judge_the_questions_of_the_pages_alike():
    requests = []
    for question in questions():
        kind, expected, mistakes, _ = desk.found(question)
        values = [expected, *(mistake.value for mistake in mistakes)]
        texts = [desk.judge(kind).written(value) for value in values]
        requests += [question | {"text": text} for text in [*texts, "5", "?"]]
    assert len(requests) > 150
    program = (
        "import json\nfrom workbook.answers import desk\n"
        "for request in json.load(open('requests.json')):\n"
        "    print(desk.answer(json.dumps(request)))\n"
    )
    light = run(program, requests=json.dumps(requests))
    for request, reply in zip(requests, light, strict=True):
        assert json.loads(reply) == asked("answer", request), request
