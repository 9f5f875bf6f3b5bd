"""The record of the proofs cannot claim what was not seen."""

import ast
import json

import pytest

from tests.proofs.conftest import RECORD, ROOT, differences

ROWS = json.loads(RECORD.read_text(encoding="utf-8"))
ROW = {"test": "tests/proofs/test_a.py::test_b", "claim": "c", "cases": 3}


def claims(path):
    """Return what the marks of each test of a file say, read without running it."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        node.name: ast.unparse(ast.List(node.decorator_list, ast.Load()))
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("test", sorted({row["test"] for row in ROWS}))
def test_each_recorded_test_exists_and_is_marked(test):
    path, _, name = test.partition("::")
    assert "proves" in claims(path)[name]


def test_a_row_that_was_not_seen_is_a_difference():
    (found,) = differences([ROW], [], {"tests/proofs/test_a.py"})
    assert found.startswith("recorded, but not seen: ")


def test_a_row_that_is_not_recorded_is_a_difference():
    (found,) = differences([], [ROW], {"tests/proofs/test_a.py"})
    assert found.startswith("seen, but not recorded: ")


def test_another_number_of_cases_is_a_difference():
    fewer = ROW | {"cases": 2}
    assert len(differences([ROW], [fewer], {"tests/proofs/test_a.py"})) == 2


def test_what_did_not_run_is_not_compared():
    assert differences([ROW], [], {"tests/proofs/test_other.py"}) == []


def test_every_claim_has_cases():
    assert all(row["cases"] > 0 for row in ROWS)
