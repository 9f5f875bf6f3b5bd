"""What is timed is max-pooling, and a figure is a multiple of a copy."""

import numpy as np

from snippets.max_pooling import max_pool
from snippets.vgg import layers
from tests.bench import pooling


def test_every_candidate_pools(capsys):
    x = np.random.default_rng(0).normal(size=(2, 6, 4, 3)).astype(np.float32)
    found = pooling.candidates(threads=1)
    assert set(pooling.NUMPY) <= set(found)
    for pool in found.values():
        result = np.asarray(pool(x, 2))
        if result.shape[1] == 3 and result.shape[2:] == (3, 2):  # channels first
            result = result.transpose(0, 2, 3, 1)
        np.testing.assert_array_equal(result, max_pool(x, 2))
    said = capsys.readouterr().err
    for name in {"scikit-image", "einops", "torch"} - set(found):
        assert f"{name} is not installed: left out" in said


def test_a_row_has_a_figure_for_each_candidate(monkeypatch, capsys):
    monkeypatch.setattr(pooling, "CASES", {"tiny": ((1, 2, 2, 1), 2)})
    monkeypatch.setattr(pooling, "RUNS", 1)
    (row,) = pooling.measure(threads=1)
    assert (row["case"], row["shape"], row["kernel"]) == ("tiny", (1, 2, 2, 1), 2)
    assert all(row[name] > 0 for name in pooling.NUMPY)
    assert capsys.readouterr().out.startswith("tiny")


def test_a_short_call_is_timed_as_one_of_many(monkeypatch):
    monkeypatch.setattr(pooling, "LEAST_SECONDS", 0.001)
    calls = []
    assert pooling.seconds(lambda: calls.append(1)) < 0.001
    assert len(calls) > 4
    assert pooling.about(1)["numpy"] == np.__version__


def test_the_layers_are_those_of_vgg16():
    shapes = {title: shape for title, (shape, _) in pooling.CASES.items()}
    network = {layer.name: layer for layer in layers()}
    for number in range(1, 6):
        below = network[f"conv{number}_{2 if number < 3 else 3}"]
        assert shapes[f"VGG pool{number}, batch 8"] == (8, *below.shape)
