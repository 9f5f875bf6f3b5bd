"""The labelled formulas of the pages: a slip in any of them is caught."""

import importlib
import re
from html import unescape

import pytest

from sitekit.__main__ import ROOT
from sitekit.math.letters import FormulaError, check
from snippets.max_pooling import max_pool

DOCS = ROOT / "docs"
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)
LABEL = re.compile(r"\s*\\label\{([\w.]+)\}")
# What a hand mistypes: a sign, an index, a layer, a factor, rounding.
SLIPS = [
    (" + ", " - "),
    (" - ", " + "),
    ("_j", "_k"),
    ("_k", "_j"),
    ("(l-1)", "(l)"),
    ("{(l)}", "{(l-1)}"),
    ("lfloor", "lceil"),
    (r" \cdot ", " + "),
    ("> 0", "< 0"),
    ("2", "3"),
    ("^2", "^3"),
    ("= 0", "= 1"),
    (r"\max_t", r"\max_s"),
]


def labelled():
    """Yield each labelled formula with its page and its label."""
    for page in sorted(DOCS.rglob("*.md")):
        for found in FORMULA.finditer(page.read_text(encoding="utf-8")):
            tex = found[1] or found[2]
            if label := LABEL.search(tex):
                yield page.stem, label[1], LABEL.sub("", tex)


STATEMENTS = list(labelled())
SLIPPED = [
    (page, label, tex[: at.start()] + wrong + tex[at.end() :])
    for page, label, tex in STATEMENTS
    for right, wrong in SLIPS
    for at in re.finditer(re.escape(right), tex)
]


def points(label):
    topic, _, name = label.partition(".")
    module = importlib.import_module(f"workbook.proofs.{topic}")
    return getattr(module, name.replace(".", "_"))()


def true(label, tex):
    """Tell whether a formula is what its label computes, at every point."""
    try:
        for point in points(label):
            check(unescape(tex), point)
    except FormulaError:
        return False
    return True


@pytest.mark.parametrize(("page", "label", "tex"), STATEMENTS)
def test_a_labelled_formula_is_true(page, label, tex):
    assert true(label, tex)


def test_a_slip_in_a_labelled_formula_is_caught():
    assert len(SLIPPED) > 100
    assert [slip for slip in SLIPPED if true(*slip[1:])] == []


def test_each_exercise_shows_how_its_results_are_checked(pages):
    for name, tree in pages.items():
        if name.startswith("exercises/"):
            results = tree.find_class("result")
            assert results
            for result in results:
                (checks,) = result.find_class("checks")
                assert checks.xpath("ul/li"), name
                assert checks.xpath("p/a/@href") == ["../../about/proofs/"]


def test_the_two_lines_of_exercise_6_are_the_function(pages):
    import numpy as np

    page = pages["exercises/6-max-pooling/index.html"]
    (box,) = [r for r in page.find_class("result") if "two lines" in r.text_content()]
    x = np.random.default_rng(0).normal(size=(2, 6, 12, 5))  # W/k, k and H/k differ
    N, W, H, C = x.shape
    scope = {"x": x, "N": N, "W": W, "H": H, "C": C, "k": 3}
    exec("\n".join(box.xpath("p/code/text()")), scope)
    assert np.array_equal(scope["pooled"], max_pool(x, 3))


def test_the_page_of_proofs_lists_every_statement_s_checks(pages):
    text = pages["about/proofs/index.html"].text_content()
    for row in importlib.import_module("workbook.proofs.tables").ROWS:
        assert row["claim"] in text
        assert row["test"].removeprefix("tests/proofs/") in text
