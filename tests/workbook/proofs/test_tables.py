"""The tables say what the record says."""

import re

from sitekit.__main__ import ROOT
from workbook.proofs.tables import ROWS, checks, left_out, of


def test_every_row_stands_on_the_page_once():
    page = (ROOT / "docs/about/proofs.md").read_text(encoding="utf-8")
    topics = re.findall(r'proofs\.of\("(\w+)"\)', page)
    assert sum(len(of(topic)) for topic in topics) == len(ROWS)


def test_a_row_names_function_claim_method_cases_and_test():
    row = next(row for row in of("parameters") if "test_counting" in row["Test"])
    assert list(row) == ["Function", "What is shown", "By", "Cases", "Test"]
    assert row["Function"] == "affine_parameters"
    assert row["Test"] == "test_counting.py::test_affine_parameters"
    assert row["Cases"] == 900


def test_the_checks_of_a_function_are_those_of_its_rows():
    found = checks("parameters.affine_parameters")
    assert {"claim", "method", "cases", "test"} == set(found[0])
    assert "900" in [row["cases"] for row in found]
    assert checks("parameters.no_such_function") == []


def test_what_does_not_apply_has_a_reason():
    rows = left_out()
    assert len(rows) > 20
    assert all(row["Why it does not apply"] for row in rows)
