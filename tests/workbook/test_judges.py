"""The judges of written programs name what a program lacks."""

import json

import numpy as np
import pytest

from sitekit.python.cell import Cells
from tests.written import jacobians, max_pooling

TOPICS = {"max_pooling": max_pooling, "jacobians": jacobians}
RIGHT = [
    pytest.param(topic, code, id=f"{topic}: {name}")
    for topic, written in TOPICS.items()
    for name, code in written.RIGHT.items()
]
WRONG = [
    pytest.param(topic, *program, id=f"{topic}: {name}")
    for topic, written in TOPICS.items()
    for name, program in written.WRONG.items()
]


def judged(topic, code):
    """Run a program as the page does, and judge it."""
    cells = Cells()
    cells.prepare(f"workbook.{topic}.judge")
    assert cells.run(code, [], lambda text: None)["state"] == "done"
    verdict = cells.judged(f"workbook.{topic}.judge")
    assert json.loads(json.dumps(verdict)) == verdict
    return verdict


@pytest.mark.parametrize(("topic", "code"), RIGHT)
def test_a_right_program_passes(topic, code):
    verdict = judged(topic, code)
    assert (verdict["state"], verdict["message"]) == ("right", "It passes every test.")


@pytest.mark.parametrize(("topic", "code", "lacks"), WRONG)
def test_of_a_wrong_program_is_told_what_it_lacks(topic, code, lacks):
    verdict = judged(topic, code)
    assert verdict["name"] == lacks
    assert verdict["state"] == ("unclear" if lacks == "missing" else "wrong")
    assert verdict["message"]


def test_there_are_at_least_twelve_of_each():
    assert all(len(w.RIGHT) >= 12 and len(w.WRONG) >= 12 for w in TOPICS.values())


def test_the_cases_of_the_sheet_are_named():
    verdict = judged("max_pooling", "def max_pool(x, k):\n    return x\n")
    assert verdict["example"] == (
        "case a of the sheet\nmax_pool(np.ones((10, 6, 6, 10)), 3)"
    )
    assert "nothing is pooled" in verdict["message"]


def test_the_example_shows_input_and_both_results():
    code = max_pooling.WRONG["minimum"][0]
    example = judged("max_pooling", code)["example"]
    names = {"np": np}
    exec(code, names)
    call, _, rest = example.partition("\nx[0, :, :, 0]:\n")
    assert call == "max_pool(x, 2)\nx.shape: (1, 4, 4, 1)"
    x, rest = rest.split("\nexpected:\n")
    expected, got = rest.split("\ngot:\n")
    x, expected, got = (np.array(eval(text)) for text in (x, expected, got))
    assert expected.tolist() == [
        [x[i : i + 2, j : j + 2].max() for j in (0, 2)] for i in (0, 2)
    ]
    ours = names["max_pool"](x.reshape(1, 4, 4, 1), 2)[0, :, :, 0]
    assert got.tolist() == ours.tolist()


@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_function_raises_is_told_with_its_own_lines(topic):
    name = {"max_pooling": "max_pool", "jacobians": "softmax_jacobian"}[topic]
    verdict = judged(topic, f"def {name}(*arguments):\n    return 1 / 0\n")
    assert verdict["message"] == "It raises ZeroDivisionError."
    told = verdict["told"]
    assert 'File "<cell>", line 2, in ' in told
    assert told.count("File ") == 1
    assert told.endswith("ZeroDivisionError: division by zero\n")


def test_what_a_function_prints_while_it_is_judged_is_not_shown(capsys):
    judged("max_pooling", max_pooling.RIGHT["prints on the way"])
    assert capsys.readouterr().out == ""


def test_no_judge_gives_the_program_away():
    for topic, written in TOPICS.items():
        for code, _ in written.WRONG.values():
            message = judged(topic, code)["message"]
            assert "reshape(" not in message
            assert "axis=" not in message
            assert "outer(" not in message
