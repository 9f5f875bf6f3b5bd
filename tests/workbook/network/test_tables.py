"""The tables that stand on the page without a script."""

import pytest

from snippets.network import table
from snippets.network_table import cells
from snippets.networks import NAMES, named
from workbook.network.tables import beside_torchinfo, network


@pytest.mark.parametrize("name", NAMES)
def test_a_row_for_each_layer_and_one_for_the_whole(name):
    found = named(name)
    rows = table(found.layers, found.image, found.channels)
    *lines, whole = network(name)
    assert [list(line.values()) for line in lines] == [cells(row) for row in rows]
    assert whole["parameters"] == f"{sum(row.parameters for row in rows):,}"
    assert whole["MACs"] == f"{sum(row.macs for row in rows):,}"


def test_torchinfo_counts_biases_and_forgets_pooling():
    for line, name in zip(
        beside_torchinfo(), ("vgg16", "lenet5", "alexnet"), strict=True
    ):
        numbers = {key: text.replace(",", "") for key, text in line.items()}
        found = named(name)
        rows = table(found.layers, found.image, found.channels)
        weighted = [row for row in rows if row.weights]
        more = sum(row.activations for row in weighted if row.biases)
        ours = int(numbers["MACs, here"])
        assert int(numbers["mult-adds, torchinfo"]) == ours + more
        values = sum(row.activations for row in weighted)
        assert int(numbers["values, torchinfo"]) == values
