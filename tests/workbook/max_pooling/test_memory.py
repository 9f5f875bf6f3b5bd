"""The figures of the memory show what NumPy does, over all settings."""

import numpy as np
import pytest

from tests.figures import Drawing, settings
from workbook.max_pooling.figures import orders, windows


def window_of_each_place(k):
    """Follow a label for each window through NumPy's own order of the entries."""
    labels = np.arange(4).reshape(2, 2).repeat(k, axis=0).repeat(k, axis=1)
    return labels.ravel()


@pytest.mark.parametrize("setting", settings(windows), ids=str)
def test_each_place_has_the_colour_of_its_window_in_image_and_memory(setting):
    k, place = int(setting["kernel"]), setting["place"]
    drawing = Drawing(windows(**setting))
    of_each = window_of_each_place(k)
    for window in range(4):
        places = [str(n) for n in np.flatnonzero(of_each == window) for _ in range(2)]
        assert drawing.cells(f"hue{window}") == places
    assert drawing.cells("here") == [str(place)] * 2
    assert drawing.cells("lit") == drawing.cells(f"hue{of_each[place]}")
    w, h = np.unravel_index(place, (2 * k, 2 * k))
    letter = "ABCD"[of_each[place]]
    shown = f"the pixel w = {w}, h = {h} of window {letter}"
    assert drawing.said == f"Place {place} in memory is {shown}."
    facts = {f"place {place}", f"w = {w}, h = {h}", f"window {letter}"}
    assert facts <= set(drawing.texts())


@pytest.mark.parametrize("kernel", ["2", "3"])
def test_an_image_stands_as_it_is_seen(kernel):
    """Width runs to the right and height down."""
    size = 2 * int(kernel)
    table = Drawing(windows(kernel=kernel, place=0)).tables()[0]
    assert np.array_equal(table, np.arange(size**2).reshape(size, size).T)


def test_pointing_at_an_entry_sets_its_place():
    cells = Drawing(windows()).of("cell")
    assert [c.get("data-set") for c in cells] == [
        f"place={''.join(c.itertext())}" for c in cells
    ]


def test_the_two_orders_are_those_of_numpy():
    image, printout, memory, *others = Drawing(orders()).tables()
    nwhc = np.arange(12).reshape(1, 4, 3, 1)
    assert np.array_equal(printout, nwhc[0, :, :, 0])
    assert np.array_equal(image, nwhc[0, :, :, 0].T)
    assert np.array_equal(memory, [nwhc.ravel()])
    image, printout, memory = others
    nhwc = np.arange(12).reshape(1, 3, 4, 1)
    assert np.array_equal(printout, nhwc[0, :, :, 0])
    assert np.array_equal(image, nhwc[0, :, :, 0])
    assert np.array_equal(memory, [nhwc.ravel()])


def test_what_lies_together_has_one_colour():
    drawing = Drawing(orders())
    nwhc, nhwc = [0, 1, 2], [0, 1, 2, 3]
    for line in range(3):
        columns = [3 * line + n for n in nwhc]
        rows = [4 * line + n for n in nhwc]
        expected = [str(n) for n in columns for _ in range(3)]
        expected += [str(n) for n in rows for _ in range(3)]
        assert sorted(drawing.cells(f"hue{line}")) == sorted(expected)
