"""What is timed is max-pooling, and a figure is a multiple of a copy."""

import json
from functools import partial
from importlib.metadata import version

import numpy as np
import pytest

from snippets import max_pooling
from snippets.max_pooling import max_pool
from snippets.vgg import layers
from tests.bench import peers, pooling, pooling_causes, timing


def test_every_candidate_pools():
    x = np.random.default_rng(0).normal(size=(2, 6, 4, 3)).astype(np.float32)
    for _, (call, finish) in pooling.candidates(x, 2, threads=1):
        np.testing.assert_array_equal(finish(call()), max_pool(x, 2))


def test_what_cannot_run_is_left_out_and_named(monkeypatch, capsys):
    def fail(x, k, threads):
        raise ImportError("No module named 'absent'\nand more")

    monkeypatch.setattr(pooling, "PEERS", {"absent": fail})
    names = [name for name, _ in pooling.candidates(np.ones((1, 2, 2, 1)), 2, 1)]
    assert names == [*pooling.NUMPY, "max_pool_fast, out"]
    assert capsys.readouterr().err == "absent is left out: No module named 'absent'\n"


@pytest.fixture
def one_small_case(monkeypatch):
    monkeypatch.setattr(pooling, "CASES", {"tiny": ((1, 2, 2, 1), 2)})
    for module in (pooling, pooling_causes):
        monkeypatch.setattr(module, "RUNS", 1)
        monkeypatch.setattr(module, "confine", lambda threads: None)


@pytest.mark.usefixtures("one_small_case")
def test_a_row_has_a_figure_for_each_candidate(capsys):
    (row,) = pooling.measure(threads=1)
    assert (row["case"], row["shape"], row["kernel"]) == ("tiny", (1, 2, 2, 1), 2)
    assert row["copy"] > 0
    assert all(row["multiples"][name] > 0 for name in pooling.NUMPY)
    assert capsys.readouterr().out.startswith("tiny")


@pytest.mark.usefixtures("one_small_case")
def test_what_gives_other_values_is_not_timed(monkeypatch):
    def wrong(x, k, threads):
        return partial(max_pool, -x, k), lambda result: result

    monkeypatch.setattr(pooling, "PEERS", {"wrong": wrong})
    with pytest.raises(AssertionError, match="wrong"):
        pooling.measure(threads=1)


def test_a_candidate_that_loses_a_nan_anywhere_in_a_window_is_told(monkeypatch):
    def greater(x, k, threads):
        def pool():
            a, b = x[:, ::k, ::k], x[:, 1::k, 1::k]
            return np.where(a > b, a, b)  # a NaN in a is lost

        return pool, lambda result: result

    monkeypatch.setattr(pooling, "PEERS", {"greater": greater})
    found = pooling.propagating()
    assert not found.pop("greater")
    assert all(found.values())


def test_a_short_call_is_timed_as_one_of_many(monkeypatch):
    monkeypatch.setattr(timing, "LEAST_SECONDS", 0.001)
    calls = []
    assert timing.seconds(lambda: calls.append(1)) < 0.001
    assert len(calls) > 4


def test_the_result_names_the_machine_and_each_number_of_threads(monkeypatch, tmp_path):
    tasks = []
    monkeypatch.setattr(pooling, "TARGET", tmp_path / "result.json")
    monkeypatch.setattr(pooling, "alone", lambda *task: tasks.append(task))
    monkeypatch.setattr("sys.argv", ["pooling", "--threads", "1", "4"])
    pooling.main()
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    parts = {"about", "NaN fills its window", "runs", "strips", "threads"}
    assert set(result) == parts
    assert result["about"]["versions"]["numpy"] == version("numpy")
    assert result["about"]["processor"]
    assert list(result["threads"]) == ["1", "4"]
    assert tasks[-2:] == [(1, pooling.measure, 1), (4, pooling.measure, 4)]


@pytest.mark.usefixtures("one_small_case")
def test_the_causes_have_a_figure_for_each_length_and_strip(monkeypatch):
    monkeypatch.setattr(pooling_causes, "LAYER", (1, 4, 4, 2))
    monkeypatch.setattr(max_pooling, "STRIP", max_pooling.STRIP)  # put back at the end
    before = np.getbufsize()
    found = pooling_causes.runs()
    assert found.pop("one run") > 0
    assert set(found) == set(pooling_causes.BUFFERS)
    for curve in [*found.values(), pooling_causes.strips()]:
        assert all(figure > 0 for _, figure in curve)
    assert np.getbufsize() == before


def test_the_layers_are_those_of_vgg16():
    shapes = {title: shape for title, (shape, _) in pooling.CASES.items()}
    network = {layer.name: layer for layer in layers()}
    for number in range(1, 6):
        below = network[f"conv{number}_{2 if number < 3 else 3}"]
        assert shapes[f"VGG pool{number}, batch 8"] == (8, *below.shape)


def test_other_libraries_are_given_the_order_they_want():
    x = np.arange(24.0).reshape(1, 2, 3, 4)
    first = peers.channels_first(x)
    assert first.shape == (1, 4, 2, 3)
    assert first.flags.c_contiguous
    np.testing.assert_array_equal(peers.channels_last(first), x)
