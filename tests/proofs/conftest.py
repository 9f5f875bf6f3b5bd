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
FRAMEWORKS = all(map(find_spec, ("torch", "keras")))
collect_ignore = [] if FRAMEWORKS else ["frameworks"]

seen: dict[str, dict] = {}
failures: list[str] = []


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


def pytest_sessionfinish(session):
    """Compare with the record, or write it, if all proofs of their modules passed."""
    chosen = [item for item in session.items if "tried" in item.fixturenames]
    whole = not session.config.option.keyword and not any(
        "::" in argument for argument in session.config.args
    )
    passed = session.testsfailed == 0 and not session.config.option.collectonly
    if not (chosen and whole and passed) or hasattr(session.config, "workerinput"):
        return
    modules = {item.nodeid.partition("::")[0] for item in chosen}
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    if os.environ.get("RECORD") == "1":
        kept = [r for r in recorded if r["test"].partition("::")[0] not in modules]
        kept = [r for r in kept if (ROOT / r["test"].partition("::")[0]).is_file()]
        new = sorted(kept + rows(), key=lambda row: (row["subject"], row["test"]))
        text = json.dumps(new, indent=1, ensure_ascii=False)
        RECORD.write_text(text + "\n", encoding="utf-8")
        return
    failures.extend(differences(recorded, rows(), modules))
    if failures:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    """Say what was proved, and where the record is wrong."""
    if seen:
        total = sum(entry["cases"] for entry in seen.values())
        terminalreporter.write_line(f"{len(seen)} proofs, {total:,} cases")
    for line in failures:
        terminalreporter.write_line(line, red=True)
    if failures:
        terminalreporter.write_line("RECORD=1 writes the record anew", red=True)
