"""The figures of max-pooling show what NumPy does, over all settings."""

import numpy as np
import pytest

from tests.figures import Drawing, settings
from workbook.max_pooling.figures import windows


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
    assert drawing.cells("lit") == [str(place)] * 2
    w, h = np.unravel_index(place, (2 * k, 2 * k))
    letter = "ABCD"[of_each[place]]
    shown = f"the pixel w = {w}, h = {h} of window {letter}"
    assert drawing.said == f"Place {place} in memory is {shown}."
    assert {f"place {place}", f"w = {w}, h = {h}", f"window {letter}"} <= set(
        drawing.texts()
    )


def test_pointing_at_an_entry_sets_its_place():
    cells = Drawing(windows()).of("cell")
    assert [c.get("data-set") for c in cells] == [
        f"place={''.join(c.itertext())}" for c in cells
    ]
