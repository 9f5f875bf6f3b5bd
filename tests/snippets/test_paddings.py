"""Each way to write a padding, and what is refused with the place of the mistake."""

import numpy as np
import pytest

from snippets.paddings import axis_padding, layer_padding, pool_padding


@pytest.mark.parametrize(
    ("rule", "value", "clean"),
    [
        (axis_padding, 0, 0),
        (axis_padding, np.int8(2), 2),
        (axis_padding, [0, 1], (0, 1)),
        (axis_padding, np.array([3, 0]), (3, 0)),
        (axis_padding, "same", "same"),
        (layer_padding, 1, 1),
        (layer_padding, "valid", "valid"),
        (layer_padding, [[0, 1], (2, 3)], ((0, 1), (2, 3))),
        (layer_padding, np.array([[0, 1], [2, 3]]), ((0, 1), (2, 3))),
        (pool_padding, 1, 1),
        (pool_padding, ((0, 1), (0, 0)), ((0, 1), (0, 0))),
    ],
)
def test_what_is_taken(rule, value, clean):
    assert rule("padding", value) == clean


FLAT = (
    "per axis, as ((before, after), (before, after)): ((1, 1), (2, 2)) for 1 per side"
)
REFUSED = [
    (axis_padding, -1, ValueError, "padding must be at least 0, got -1"),
    (axis_padding, 0.5, TypeError, "padding must be an integer, got 0.5"),
    (axis_padding, True, TypeError, "padding must be an integer, got True"),
    (axis_padding, None, TypeError, "padding must be an integer, got None"),
    (axis_padding, "full", ValueError, '"valid" or "same", got \'full\''),
    (axis_padding, (1,), ValueError, "a pair (before, after), got (1,)"),
    (axis_padding, (1, -2), ValueError, "padding[1] must be at least 0, got -2"),
    (axis_padding, ((0, 1), 2), TypeError, "padding[0] must be an integer, got (0, 1)"),
    (layer_padding, "SAME", ValueError, '"valid" or "same", got \'SAME\''),
    (layer_padding, None, TypeError, "padding must be an integer, got None"),
    (layer_padding, (1, 2), ValueError, FLAT),
    (layer_padding, ("same", "valid"), ValueError, "got the flat pair ('same', 'val"),
    (layer_padding, (1, 2, 3), ValueError, "or ((before, after), (before, after)), g"),
    (layer_padding, ((0, 1), 2), TypeError, "padding[1] must be a pair (before, aft"),
    (layer_padding, ((0, -1), (0, 0)), ValueError, "padding[0][1] must be at least 0"),
    (layer_padding, ((0, 1), (0.5, 0)), TypeError, "padding[1][0] must be an integer"),
    (layer_padding, ((0, 1), (0,)), ValueError, "padding[1] must be a pair (before"),
    (pool_padding, "same", TypeError, "padding must be an integer, got 'same'"),
    (pool_padding, (1, 2), ValueError, FLAT),
    (pool_padding, -1, ValueError, "padding must be at least 0, got -1"),
]


@pytest.mark.parametrize(
    ("rule", "value", "error", "message"), REFUSED, ids=[row[-1] for row in REFUSED]
)
def test_what_is_refused(rule, value, error, message):
    with pytest.raises(error) as caught:
        rule("padding", value)
    assert message in str(caught.value)
