"""Records what each proof states, how, and in how many cases.

    @pytest.mark.proves("jacobians.softmax", "adding a number …", "SymPy: …")
    def test_…(tried): ...

The record is workbook/proofs/record.json; the pages show it. A run compares what it
saw with the record and fails where they differ; `RECORD=1` writes the record anew.
"""

import json
import os
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "workbook" / "proofs" / "record.json"
FRAMEWORKS = all(map(find_spec, ("torch", "keras", "jax", "tensorflow")))
collect_ignore = [] if FRAMEWORKS else ["frameworks"]

seen: dict[str, dict] = {}


def key(item):
    """Return the address of a test, without its parameters."""
    return item.nodeid.partition("[")[0]


@pytest.fixture
def tried(request):
    """Give the function that counts the cases of a proof."""
    marks = list(request.node.iter_markers("proves"))
    assert marks, "a proof says what it proves"
    names = "subject", "claim", "method"
    claims = [dict(zip(names, mark.args, strict=True)) for mark in marks]
    entry = {"claims": claims[::-1], "cases": 0, "left_out": {}}
    mine = seen.setdefault(key(request.node), entry)
    before = mine["cases"]

    def count(cases=1):
        mine["cases"] += int(cases)

    yield count
    assert mine["cases"] > before, "a proof counts its cases"


@pytest.fixture
def left_out(request, tried):
    """Give the function that names a case of others that does not apply, and why."""

    def name(case, reason):
        seen[key(request.node)]["left_out"][case] = reason

    return name


def rows():
    """Return what this run saw, as the record has it."""
    return [
        {"test": test, **claim, "cases": entry["cases"], "left_out": entry["left_out"]}
        for test, entry in seen.items()
        for claim in entry["claims"]
    ]


def differences(recorded, found, modules):
    """Compare the record with what was seen in the modules that ran."""
    old = [row for row in recorded if row["test"].partition("::")[0] in modules]
    gone = [f"recorded, but not seen: {row}" for row in old if row not in found]
    new = [f"seen, but not recorded: {row}" for row in found if row not in old]
    return gone + new


@pytest.fixture(scope="module", autouse=True)
def compared(request):
    """Compare a module with the record, or write it, if all of its proofs passed.

    With several processes a file stays with one of them (`--dist=loadfile`).
    """
    failed = request.session.testsfailed
    yield
    config, module = request.config, request.node.nodeid
    chosen = any("::" in argument for argument in config.args)
    if config.option.keyword or chosen or request.session.testsfailed > failed:
        return
    found = [row for row in rows() if row["test"].partition("::")[0] == module]
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    if os.environ.get("RECORD") == "1":
        assert not hasattr(config, "workerinput"), "one process writes the record"
        write(recorded, found, module)
    elif lines := differences(recorded, found, {module}):
        pytest.fail(
            "\n".join([*lines, "RECORD=1 writes the record anew"]), pytrace=False
        )


def write(recorded, found, module):
    """Put what a module showed into the record, and take out tests that are gone."""
    kept = [row for row in recorded if row["test"].partition("::")[0] != module]
    kept = [row for row in kept if (ROOT / row["test"].partition("::")[0]).is_file()]
    new = sorted(kept + found, key=lambda row: (row["subject"], row["test"]))
    text = json.dumps(new, indent=1, ensure_ascii=False)
    RECORD.write_text(text + "\n", encoding="utf-8")


def pytest_terminal_summary(terminalreporter):
    """Say what was proved."""
    if seen:
        total = sum(entry["cases"] for entry in seen.values())
        terminalreporter.write_line(f"{len(seen)} proofs, {total:,} cases")
