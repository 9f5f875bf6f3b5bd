"""What the page of the calculator shows without a script is computed or tried."""

from snippets.network import table
from snippets.network_text import read_text
from snippets.networks import NAMES, named

PAGE = "calculator/index.html"


def test_the_example_of_a_file_is_a_network(pages):
    (example,) = pages[PAGE].xpath("//article//pre/samp")
    network, _ = read_text(example.text)
    assert table(network.layers, network.image, network.channels)[-1].shape == (10,)


def test_each_named_network_has_its_table(pages):
    beside, *tables = pages[PAGE].xpath("//table[@class='computed']")
    assert "torchinfo" in beside.xpath("string(caption)")
    for name, shown in zip(NAMES, tables, strict=True):
        network = named(name)
        rows = table(network.layers, network.image, network.channels)
        total = f"{sum(row.parameters for row in rows):,}"
        assert total in shown.xpath("string(tbody/tr[last()])")
