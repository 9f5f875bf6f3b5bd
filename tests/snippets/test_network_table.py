"""The table of a network as text, CSV and Markdown says what its rows say."""

import csv
import io
import re

import pytest

from snippets.network import table
from snippets.network_table import (
    COLUMNS,
    as_csv,
    as_markdown,
    as_text,
    cells,
    pair_text,
    totals,
)
from snippets.networks import named

LENET = named("lenet5")
ROWS = table(LENET.layers, LENET.image, LENET.channels)


def test_csv_has_the_numbers_as_a_spreadsheet_reads_them():
    head, *lines = csv.reader(io.StringIO(as_csv(ROWS)))
    assert tuple(head) == COLUMNS
    for row, line in zip(ROWS, lines, strict=True):
        found = dict(zip(head, line, strict=True))
        assert found["layer"] == row.name
        assert int(found["parameters"]) == row.weights + row.biases
        assert int(found["MACs"]) == row.macs
        assert int(found["values"]) == row.activations
        assert found["shape"].split("×") == [str(size) for size in row.shape]


def test_the_text_is_aligned_on_the_last_digits():
    lines = as_text(ROWS).partition("\n\n")[0].split("\n")
    assert len(lines) == len(ROWS) + 1
    assert len({len(line) for line in lines}) == 1
    ends = {line.rindex("  ") for line in lines}
    assert len(ends) <= 2  # the last column has one digit or a dash
    for row, line in zip(ROWS, lines[1:], strict=True):
        assert line.split() == cells(row)


def test_a_long_name_widens_its_column():
    rows = table([{"kind": "flatten", "name": "the_pixels_as_one_vector"}], 2, 1)
    lines = as_text(rows).partition("\n\n")[0].split("\n")
    assert [
        line.index(row.name) for row, line in zip(rows, lines[1:], strict=True)
    ] == [
        0,
        0,
    ]
    assert len({len(line) for line in lines}) == 1


def test_the_totals_stand_in_one_column():
    lines = as_text(ROWS).partition("\n\n")[2].split("\n")
    for line, (name, text) in zip(lines, totals(ROWS), strict=True):
        assert line == f"{name:<21}  {text}"
    assert max(len(name) for name, _ in totals(ROWS)) == 21


def test_markdown_has_a_line_for_each_row():
    head, rule, *lines = as_markdown(ROWS).split("\n")
    assert head == "| " + " | ".join(COLUMNS) + " |"
    assert rule.count("|") == len(COLUMNS) + 1
    assert lines[1].startswith("| conv1 | 28×28×6 | 150 | 6 | 156 | 117,600 | 4,704 |")
    assert len(lines) == len(ROWS)


def test_the_totals_are_sums():
    found = dict(totals(ROWS))
    parameters = sum(row.weights + row.biases for row in ROWS)
    assert found["parameters"] == f"{parameters:,}" == "61,706"
    assert found["FLOPs"] == f"{2 * sum(row.macs for row in ROWS):,}"
    assert found["parameters in float32"] == (
        f"{4 * parameters / 1e6:.2f} MB, {4 * parameters / 2**20:.2f} MiB"
    )
    assert found["values in int8"].startswith("0.01 MB")


@pytest.mark.parametrize("precision", ["float64", "float32", "float16", "int8"])
def test_the_name_of_a_precision_has_its_bits(precision):
    vgg = named("vgg16")
    found = dict(totals(table(vgg.layers, vgg.image, vgg.channels)))
    bits = int(re.sub(r"\D+", "", precision))
    for name, count in {"parameters": 138_357_544, "values": 15_237_608}.items():
        size = count * bits / 8
        shown = f"{size / 1e6:.2f} MB, {size / 2**20:.2f} MiB"
        assert found[f"{name} in {precision}"] == shown


def test_equal_sides_are_written_once_however_large():
    assert pair_text((int("512"), int("512"))) == "512"


def test_unequal_sides_and_no_stride_are_told():
    layers = [{"kind": "conv", "filters": 1, "kernel": [3, 5], "stride": [1, 2]}]
    layers += [{"kind": "flatten"}, {"kind": "affine", "units": 2}]
    lines = as_csv(table(layers, 8, 1)).split("\n")
    assert lines[2].endswith("3×5,1×2")
    assert lines[4].endswith("8×8,–") or lines[4].endswith("8×7,–")
