"""The desk at which a page hands in answers; requests and replies are JSON texts.

A request names the question by what its author wrote: `kind`, `expect`, `mistakes`
and `step`, or by `practice` and `seed` for a variant of it. Expressions come from the
page, never from a reader. The same functions serve the build, which tries each
question before anybody reads it.
"""

import json
import re

from workbook.answers.verdict import RIGHT

# Not imported from `typing`, which light Python does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Request = dict[str, Any]

KINDS = ("number", "shape", "formula")
# A formula is compared by plain Python, which `snippets.jacobians` is not; a test
# compares it with that.
EXPECTED = {
    "number": "snippets.{}",
    "shape": "snippets.{}",
    "formula": "workbook.{}.formulas",
}
MISTAKES = {
    "number": "workbook.{}.checks",
    "shape": "workbook.{}.checks",
    "formula": "workbook.{}.formulas",
}
SEEDS = 5  # variants of a question that the build tries
last: "list[tuple[str, Any]]" = []  # the question asked last: readers try again


def answer(request: str) -> str:
    """Judge the answer `text`; reply with `state`, `message`, `understood`, `name`."""
    asked = json.loads(request)
    kind, *question = found(asked)
    verdict = judge(kind).judge(asked["text"], *question)
    return json.dumps(
        {
            "state": verdict.state,
            "message": verdict.message,
            "understood": verdict.understood,
            "name": verdict.name,
        }
    )


def preview(request: str) -> str:
    """Show how the formula `text` is read; reply with `understood` and `message`."""
    asked = json.loads(request)
    read = judge("formula").preview(asked["text"], found(asked)[1])
    return json.dumps({"understood": read.understood, "message": read.message})


def variant(request: str) -> str:
    """Reply with the `question` of a variant and the lines of its `solution`."""
    asked = json.loads(request)
    made = practised(asked["practice"], asked["seed"])
    return json.dumps({"question": made.question, "solution": list(made.solution)})


def tried(request: str) -> str:
    """Try a question at build: reply with its `flaws` and the `symbols` it needs."""
    asked = json.loads(request)
    question = found(asked)
    flaws = unlike(*question)
    if "practice" in asked:
        for seed in range(SEEDS):
            for flaw in unlike(*found({"practice": asked["practice"], "seed": seed})):
                flaws.append(f"seed {seed} of {asked['practice']}: {flaw}")
    is_formula = asked["kind"] == "formula"
    symbols = judge("formula").buttons(question[1]) if is_formula else []
    return json.dumps({"flaws": flaws, "symbols": symbols})


def unlike(kind: str, expected: object, mistakes: "Any", step: str) -> "list[str]":
    """Tell where a question's own answers do not get the verdicts that they should."""
    judging = judge(kind)
    flaws = []
    for name, value in [("", expected)] + [(m.name, m.value) for m in mistakes]:
        text = judging.written(value)
        verdict = judging.judge(text, expected, mistakes, step)
        if verdict.name != name or (verdict.state == RIGHT) != (name == ""):
            meant = f"the mistake {name!r}" if name else "the expected answer"
            flaws.append(f"{meant}, {text}, is judged {verdict.state} {verdict.name!r}")
    return flaws


def found(asked: "Request") -> "Any":
    """Return the kind, the expected answer, the mistakes and the next step."""
    names = ("kind", "expect", "mistakes", "step", "practice", "seed")
    key = str([asked.get(name) for name in names])
    if not last or last[0][0] != key:
        last[:] = [(key, made(asked))]
    return last[0][1]


def made(asked: "Request") -> "Any":
    """Compute a question."""
    if "seed" in asked:
        new = practised(asked["practice"], asked["seed"])
        return new.kind, new.expected, new.mistakes, new.step
    kind = asked["kind"]
    expected = evaluated(asked["expect"], EXPECTED[kind])
    mistakes = evaluated(asked["mistakes"], MISTAKES[kind])
    return kind, expected, mistakes, asked["step"]


def practised(name: str, seed: int) -> "Any":
    """Make the variant of the function ``topic.function`` for a seed."""
    topic, _, function = name.partition(".")
    return getattr(imported(f"workbook.{topic}.practice"), function)(seed)


def evaluated(expression: str, pattern: str) -> "Any":
    """Evaluate an author's expression, whose topics are modules named by `pattern`."""
    scope = {}
    for name in re.compile(r"[^\w.]+").split(expression):
        topic, dot, _ = name.partition(".")
        if dot and topic not in scope:
            try:
                scope[topic] = imported(pattern.format(topic))
            except ImportError:
                continue  # the variable of a comprehension
    return eval(expression, scope)


def judge(kind: str) -> "Any":
    """Return the module that judges answers of a kind."""
    return imported(f"workbook.answers.{kind}")


def imported(name: str) -> "Any":
    """Import a module by its dotted name."""
    return __import__(name, None, None, ("",))
