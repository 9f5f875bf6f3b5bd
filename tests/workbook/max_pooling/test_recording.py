"""The recording holds every case, and its tables say what it holds."""

import pytest

from tests.bench import pooling
from workbook.max_pooling import recording

RECORDING = {
    "about": {
        "date": "2001-02-03",
        "processor": "Chip",
        "cores": 2,
        "load": 0.5,
        "niceness": 0,
        "system": "Linux",
        "python": "3.11",
        "runs": 9,
        "versions": {"numpy": "2", "torch": "3"},
    },
    "NaN fills its window": {"max_pool": True, "other": False},
    "runs": {
        "one run": 0.1,
        "usual buffer": [[2, 3.0]],
        "smallest buffer": [[2, 5.0]],
    },
    "strips": [[64, 1.5]],
    "threads": {
        "1": [
            {"case": "a", "multiples": {"max_pool_fast": 2.04, "other": 1.9}},
            {"case": "b", "multiples": {"max_pool_fast": 20.4, "third": 30.0}},
        ]
    },
}


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(recording, "recorded", lambda: RECORDING)


@pytest.mark.usefixtures("small")
def test_a_table_has_a_row_for_each_candidate_and_a_dash_where_it_did_not_run():
    assert recording.table(["a", "b"], 1) == [
        ["max_pool_fast", "2.0", "20"],
        ["other", "1.9", "–"],
        ["third", "–", "30"],
    ]


@pytest.mark.usefixtures("small")
def test_it_says_that_it_is_a_recording_and_of_what():
    said = recording.about()
    for part in (
        "2001-02-03, not when this page was built",
        "Chip",
        "numpy 2, torch 3",
    ):
        assert part in said


@pytest.mark.usefixtures("small")
def test_the_causes_are_points_of_curves_with_their_limit():
    curves = {"usual buffer": [(2, 3.0)], "smallest buffer": [(2, 5.0)]}
    assert recording.runs() == (curves, 0.1)
    assert recording.strips() == [(64, 1.5)]


@pytest.mark.usefixtures("small")
def test_who_was_faster_is_named():
    assert recording.faster("a") == ["other"]
    assert recording.faster("b") == []


@pytest.mark.usefixtures("small")
def test_who_loses_a_nan_is_named():
    assert recording.lose_nan() == ["other"]


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_recording_has_each_case_of_the_bench_and_each_candidate(threads):
    rows = recording.recorded()["threads"][threads]
    assert [row["case"] for row in rows] == list(pooling.CASES)
    for row in rows:
        assert list(row["multiples"]) == [
            *pooling.NUMPY,
            "max_pool_fast, out",
            *pooling.PEERS,
        ]
    shown = recording.VGG_1 + recording.VGG_8 + recording.OTHERS + recording.SHEET
    assert set(shown) == set(pooling.CASES)
