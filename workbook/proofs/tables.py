"""What has checked the statements: the record that the tests write and compare."""

import json
from pathlib import Path

ROWS = json.loads(Path(__file__).with_name("record.json").read_text(encoding="utf-8"))


def checks(subject: str) -> list[dict[str, str]]:
    """Return what has checked a snippet's function: claim, method, cases, test."""
    return [
        {
            "claim": row["claim"],
            "method": row["method"],
            "cases": f"{row['cases']:,}",
            "test": row["test"],
        }
        for row in ROWS
        if row["subject"] == subject
    ]


def of(topic: str) -> list[dict[str, object]]:
    """List the checks of all functions of a topic, for the page Proofs."""
    return [
        {
            "Function": row["subject"].partition(".")[2],
            "What is shown": row["claim"],
            "By": row["method"],
            "Cases": row["cases"],
            "Test": row["test"].removeprefix("tests/proofs/"),
        }
        for row in ROWS
        if row["subject"].startswith(f"{topic}.")
    ]


def left_out() -> list[dict[str, object]]:
    """List the cases of another library that do not apply, with the reason."""
    return [
        {"Case": case, "For": row["subject"], "Why it does not apply": reason}
        for row in ROWS
        for case, reason in row["left_out"].items()
    ]
