"""Each formula, calculated as it is written, gives the number that the table shows."""

import re
from math import ceil, floor

import pytest

from snippets.network import table
from snippets.networks import NAMES, named
from tests.stacks import stacks

COLUMNS = (
    "shape",
    "weights",
    "biases",
    "parameters",
    "macs",
    "activations",
    "receptive_field",
    "stride",
)
PYTHON = {"·": "*", "−": "-", ",": "", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")"}


def calculated(formula):
    """Return the number that each part of a formula ends in, if all its sides agree."""
    found = []
    for part in formula.split("; "):
        sides = part.rpartition(": ")[2].split(" = ")
        for sign, spelled in PYTHON.items():
            sides = [side.replace(sign, spelled) for side in sides]
        assert all(re.fullmatch(r"[-+*/() \dceilfor]+", side) for side in sides), part
        values = [eval(side, {"floor": floor, "ceil": ceil}) for side in sides]
        assert len(set(values)) == 1, part
        found.append(values[0])
    return found


def numbers(row, column):
    """Return what a formula says in its parts: the same for both axes once."""
    value = getattr(row, column)
    if column == "shape" and len(value) == 3:
        return [*numbers(row._replace(shape=value[:2]), column), value[2]]
    if isinstance(value, int):
        return [value]
    return list(value) if len(set(value)) > 1 else [value[0]]


def networks():
    yield from stacks(1, 300)
    for name in NAMES:
        network = named(name)
        yield network.layers, network.image, network.channels


def test_each_formula_gives_the_number_of_its_column():
    parts = 0
    for layers, image, channels in networks():
        for row in table(layers, image, channels):
            assert tuple(column for column, _ in row.formulas) == COLUMNS
            for column, formula in row.formulas:
                if column == "stride" and row.stride is None:
                    assert formula == "an entry of a vector has no neighbours"
                    continue
                found = calculated(formula)
                said_apart = len(found) > len(numbers(row, column))
                assert said_apart or found == numbers(row, column), (row, formula)
                if said_apart:  # W and H, or X and Y, come to the same in two ways
                    value = getattr(row, column)
                    assert found == list(value), (row, formula)
                parts += len(found)
    assert parts > 10_000


def formula(column, *layers, image=224, channels=3):
    return dict(table(list(layers), image, channels)[-1].formulas)[column]


CONV = {"kind": "conv", "filters": 64, "kernel": 3}
POOL = {"kind": "max_pool", "kernel": 2}
FLAT = {"kind": "flatten"}
RELU = {"kind": "activation", "function": "relu"}
NORM = {"kind": "batch_norm"}
FIVE = {"kind": "affine", "units": 5}


@pytest.mark.parametrize(
    ("layers", "column", "expected"),
    [
        ([], "shape", "W and H: 224; C: 3"),
        (
            [CONV | {"padding": 1}],
            "shape",
            "W and H: ⌊(224 + 1 + 1 − 3) / 1⌋ + 1 = 224; C: 64",
        ),
        (
            [CONV | {"stride": [2, 3], "dilation": 2}],
            "shape",
            "W: ⌊(224 − (2·(3 − 1) + 1)) / 2⌋ + 1 = 110; "
            "H: ⌊(224 − (2·(3 − 1) + 1)) / 3⌋ + 1 = 74; C: 64",
        ),
        (
            [POOL | {"kernel": 3, "ceil": True}],
            "shape",
            "W and H: ⌈(224 − 3) / 3⌉ + 1 = 75; C: 3",
        ),
        ([FLAT], "shape", "224·224·3 = 150,528"),
        ([CONV], "weights", "3·3·3·64 = 1,728"),
        ([CONV | {"groups": 1, "bias": False}], "biases", "left out: 0"),
        ([CONV, CONV | {"groups": 2}], "weights", "3·3·(64 / 2)·64 = 18,432"),
        ([CONV], "biases", "one for each filter: 64"),
        ([CONV], "parameters", "1,728 + 64 = 1,792"),
        ([CONV], "macs", "positions times weights: 222·222·1,728 = 85,162,752"),
        ([POOL], "macs", "no weights to multiply with: 0"),
        ([POOL], "activations", "112·112·3 = 37,632"),
        ([CONV, POOL, CONV], "receptive_field", "4 + (3 − 1)·2 = 8"),
        ([POOL, POOL], "stride", "2·2 = 4"),
        (
            [POOL, FLAT, FIVE],
            "receptive_field",
            "2 + (112 − 1)·2 = 224",
        ),
        ([FLAT, FIVE], "biases", "one for each entry: 5"),
        ([FLAT, FIVE], "activations", "5"),
        ([RELU], "weights", "a fixed function: 0"),
        ([RELU], "biases", "a fixed function: 0"),
        ([RELU], "macs", "no weights to multiply with: 0"),
        ([NORM], "weights", "one scale for each channel: 3"),
        ([NORM], "biases", "one shift for each channel: 3"),
        ([POOL], "biases", "pooling learns nothing: 0"),
        ([], "receptive_field", "itself: 1"),
        ([POOL, RELU], "receptive_field", "as below: 2"),
        ([], "stride", "itself: 1"),
        ([POOL, RELU], "stride", "as below: 2"),
    ],
)
def test_formulas_are_written_as_on_the_pages(layers, column, expected):
    assert formula(column, *layers) == expected


def test_large_sizes_are_rounded_down_like_small_ones():
    size = "W and H: ⌊(4,096 − 2) / 2⌋ + 1 = 2,048; C: 3"
    assert formula("shape", POOL, image=4096) == size
