"""A filter reaches through all channels; its parameters are those of real arrays."""

import numpy as np

from tests.figures import Drawing, settings
from workbook.shapes.figures import one_filter


def test_the_parameters_are_those_of_arrays_that_are_made():
    for setting in settings(one_filter):
        channels, f, filters = (setting[c.name] for c in one_filter.controls)
        weights = np.zeros((f, f, channels, filters))
        biases = np.zeros(filters)
        drawing = Drawing(one_filter(**setting))
        each = weights[..., 0].size + 1
        total = weights.size + biases.size
        first, second = drawing.texts()[-2:]
        assert first.startswith(f"{f}·{f}·{channels} = {weights[..., 0].size} weight")
        assert first.endswith(f"and 1 bias: {each}")
        assert second.endswith(f"{filters} · {each} = {total} parameters")
        assert drawing.said.endswith(f": {total}.")


def test_each_channel_has_its_slice_of_the_filter_and_each_filter_its_channel():
    for setting in settings(one_filter):
        channels, f, filters = (setting[c.name] for c in one_filter.controls)
        drawing = Drawing(one_filter(**setting))
        for channel in range(4):
            # The input, the window on it, and the filter, drawn twice.
            sheets = drawing.of("sheet", f"hue{channel}")
            assert len(sheets) == (4 if channel < channels else 0)
        assert len(drawing.of("channel")) == filters
        side = int(drawing.of("entry")[0][0].get("width"))
        (first,) = drawing.of("first")
        assert int(first[0].get("width")) == (5 - f + 1) * side


def test_one_is_no_plural():
    texts = Drawing(one_filter(channels=1, kernel=1, filters=1)).texts()
    assert "1 channel" in texts
    assert "1·1·1 = 1 weight, and 1 bias: 2" in texts
    assert "1 filter: 1 · 2 = 2 parameters" in texts
