r"""What a page states as a result: compared with the code, and shown with its checks.

An author labels a formula with what computes it, ``\label{jacobians.relu_jacobian}``;
more than one statement about a function has a third part in its label. A result box
without a formula states the values in it, or names what it shows in ``data-states``.
"""

import ast
import importlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sitekit.markdown.page import Kind, Page, Statement
from sitekit.math.letters import FormulaError, check

LABEL = re.compile(r"\s*\\label\{([\w.]+)\}")
DELIMITERS = re.compile(r"\A\s*\\[(\[]\s*(.*?)\s*\\[)\]]\s*\Z", re.DOTALL)
BEFORE_LINKS = 5  # after all inline patterns, before MkDocs resolves addresses
STATES = "data-states"


@dataclass(frozen=True)
class Sources:
    """Where statements are computed, what has checked them, and the page of proofs."""

    points: str
    checks: str
    proofs: str


class Statements(Treeprocessor):
    """Checks the labelled formulas of a page, and says below each result by what."""

    def __init__(self, md: Markdown, page: Page, sources: Sources) -> None:
        super().__init__(md)
        self.page = page
        self.sources = sources

    def run(self, root: Element) -> None:
        """Compare each statement with the code; add what has checked it."""
        parents = {child: parent for parent in root.iter() for child in parent}
        stated: dict[Element, list[Statement]] = {
            box: list(self.unlabelled(box)) for box in root.iter() if is_result(box)
        }
        for formula in [e for e in root.iter() if e.get("class") == "arithmatex"]:
            for statement in self.labelled(formula):
                around = list(ancestors(formula, parents))
                holder = next(filter(is_result, around), formula)
                stated.setdefault(holder, []).append(statement)
        for holder, statements in stated.items():
            self.page.statements.extend(statements)
            if not statements:
                title = "".join(holder[0].itertext())
                self.page.report(f"the result '{title}' states nothing", title)
            elif is_result(holder):
                holder.append(self.details(statements))
            elif holder.tag == "div" and not in_details(holder, parents):
                beside = parents[holder]
                place = list(beside).index(holder) + 1
                beside.insert(place, self.details(statements))

    def labelled(self, formula: Element) -> Iterator[Statement]:
        """Check a formula at the points of its label, and take the label off."""
        text = unescape(formula.text or "")
        if not (found := LABEL.search(text)):
            return
        bare = LABEL.sub("", text)
        formula.text = AtomicString(LABEL.sub("", formula.text or ""))
        label, tex = found[1], DELIMITERS.sub(r"\1", bare)
        points = self.points(label, found[0].strip())
        for point in points:
            try:
                check(tex, point)
            except FormulaError as error:
                message = f"the formula is not what `{label}` computes: {error}"
                self.page.report(message, found[0].strip())
                break
        yield self.statement("formula", label, found[0].strip(), len(points))

    def points(self, label: str, written: str) -> list[dict[str, Any]]:
        """Return the points at which a labelled formula is checked."""
        topic, _, name = label.partition(".")
        try:
            module = importlib.import_module(self.sources.points.format(topic=topic))
            return list(getattr(module, name.replace(".", "_"))())
        except Exception as error:  # what the code of a project raises
            reason = f"{type(error).__name__}: {error}"
            self.page.report(f"nothing computes `{label}`: {reason}", written)
            return []

    def unlabelled(self, box: Element) -> Iterator[Statement]:
        """Yield what the values of a result are computed by, and what it names."""
        for name in box.get(STATES, "").split():
            yield self.statement("words", name, name)
        values = [e.get("title", "") for e in box.iter() if e.get("class") == "value"]
        for name in dict.fromkeys(name for each in values for name in functions(each)):
            yield self.statement("value", name, name)

    def statement(
        self, kind: Kind, label: str, written: str, points: int = 0
    ) -> Statement:
        """Return a statement with its checks; one without is a problem."""
        subject = ".".join(label.split(".")[:2])
        checks = importlib.import_module(self.sources.checks).checks(subject)
        if not checks:
            self.page.report(f"no test has checked `{subject}`", written)
        return Statement(kind, subject, points, checks)

    def details(self, statements: list[Statement]) -> Element:
        """Return the closed box that says what has checked some statements."""
        box = Element("details", {"class": "checks", "data-search-exclude": ""})
        SubElement(box, "summary").text = "How this is checked"
        kinds = {statement.kind for statement in statements}
        points = sum(statement.points for statement in statements)
        if "formula" in kinds:
            SubElement(box, "p").text = (
                "Each time the site is built, what the formula gives is compared with "
                f"what the code computes, at {points:,} random points."
            )
        if "value" in kinds:
            words = "Each time the site is built, the code computes what stands here."
            SubElement(box, "p").text = words
        for subject in dict.fromkeys(statement.subject for statement in statements):
            (checks, *_) = (s.checks for s in statements if s.subject == subject)
            text = SubElement(box, "p")
            text.text = "The tests of "
            SubElement(text, "code").text = AtomicString(subject)
            text[0].tail = AtomicString(" have shown:")
            list_ = SubElement(box, "ul")
            for each in checks:
                words = f"{each['claim']} ({each['method']}; cases: {each['cases']})"
                SubElement(list_, "li").text = AtomicString(words)
        target = self.page.root / self.sources.proofs
        way = os.path.relpath(target, self.page.source.parent).replace(os.sep, "/")
        link = SubElement(SubElement(box, "p"), "a", {"href": f"{way}"})
        link.text = "All proofs with their tests"
        return box


def summary(statements: list[Statement]) -> str:
    """Say how many statements there are, and how many that nothing has checked."""
    points = sum(statement.points for statement in statements)
    unchecked = sum(not statement.checks for statement in statements)
    return (
        f"Statements: {len(statements)}, compared with the code at {points:,} points; "
        f"without an oracle: {unchecked}"
    )


def functions(expression: str) -> list[str]:
    """Return the functions of modules that an expression calls."""
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError:  # a format behind it
        tree = ast.parse(expression.rpartition(":")[0], mode="eval")
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        f"{name.value.id}.{name.attr}"
        for name in calls
        if isinstance(name, ast.Attribute)
        and isinstance(name.value, ast.Name)
        and name.value.id != "np"
    ]


def ancestors(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    """Yield what an element stands in, from the inside."""
    while element in parents:
        element = parents[element]
        yield element


def is_result(element: Element) -> bool:
    """Tell the box of a result from other elements."""
    return "result" in element.get("class", "").split()


def in_details(element: Element, parents: dict[Element, Element]) -> bool:
    """Tell whether an element is in a box that a reader opens."""
    return any(each.tag == "details" for each in ancestors(element, parents))
