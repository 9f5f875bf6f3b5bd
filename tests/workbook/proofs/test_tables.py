"""The tables say what the record says."""

from workbook.proofs.tables import ROWS, checks, left_out, of

TOPICS = ("jacobians", "parameters", "shapes", "vgg", "max_pooling")


def test_every_row_stands_on_the_page_once():
    assert sum(len(of(topic)) for topic in TOPICS) == len(ROWS)


def test_a_row_names_function_claim_method_cases_and_test():
    (row,) = of("vgg")[:1]
    assert list(row) == ["Function", "What is shown", "By", "Cases", "Test"]
    assert row["Function"] in ("count_parameters", "layers")
    assert row["Test"].startswith("test_counting.py::test_")


def test_the_checks_of_a_function_are_those_of_its_rows():
    found = checks("parameters.affine_parameters")
    assert {"claim", "method", "cases", "test"} == set(found[0])
    assert found[0]["cases"] == "900"
    assert checks("parameters.no_such_function") == []


def test_what_does_not_apply_has_a_reason():
    rows = left_out()
    assert len(rows) > 20
    assert all(row["Why it does not apply"] for row in rows)
