"""The tables of exercise 5 add up."""

from workbook.vgg.tables import by_block, family, per_layer


def total(rows, column):
    return sum(row[column] for row in rows)


def test_the_last_row_is_the_total():
    *rows, last = per_layer()
    assert last["Layer"] == "Total"
    for column in ("Parameters", "MACs"):
        assert last[column] == total(rows, column)
    assert last["Parameters"] == 138_357_544


def test_the_blocks_are_the_whole_network():
    rows = by_block()
    assert total(rows, "Parameters") == 138_357_544
    assert total(rows, "MACs") == 15_470_264_320
    assert total(rows, "Activations") == 15_237_608
    assert rows[-1]["Share"] == "89.4%"


def test_the_family_agrees_with_the_published_millions():
    rows = family()
    assert [row["Configuration"][0] for row in rows] == list("ABCDE")
    for row in rows:
        assert round(row["Parameters"] / 1e6) == row["Published, millions"]
