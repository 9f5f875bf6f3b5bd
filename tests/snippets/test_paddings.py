"""Each way to write a padding, and what is refused with the place of the mistake."""

import ast
import re

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
    result = rule("padding", value)
    assert result == clean
    assert repr(result) == repr(clean)  # Python's own numbers, in tuples


@pytest.mark.parametrize("rule", [layer_padding, pool_padding])
def test_what_the_message_says_to_write_is_taken(rule):
    with pytest.raises(ValueError, match="must be written per axis") as caught:
        rule("padding", (3, np.uint8(1)))
    advice = re.findall(r"\(\(\d, \d\), \(\d, \d\)\)", str(caught.value))
    assert [rule("padding", ast.literal_eval(each)) for each in advice] == [
        ((3, 3), (1, 1)),
        ((3, 1), (3, 1)),
    ]


FLAT = "got (1, 2): write ((1, 1), (2, 2)) for 1 per side along X and 2 along Y, or"
LONG = 10**99
REFUSED = [
    (axis_padding, -1, ValueError, "padding must be at least 0, got -1"),
    (axis_padding, 0.5, TypeError, "padding must be an integer, got 0.5"),
    (axis_padding, True, TypeError, "padding must be an integer, got True"),
    (axis_padding, None, TypeError, "padding must be an integer, got None"),
    (axis_padding, "full", ValueError, '"valid" or "same", got \'full\''),
    (axis_padding, (1,), ValueError, "a pair (before, after), got (1,)"),
    (axis_padding, (1, -2), ValueError, "padding[1] must be at least 0, got -2"),
    (axis_padding, (-1, 2), ValueError, "padding[0] must be at least 0, got -1"),
    (axis_padding, ((0, 1), 2), TypeError, "padding[0] must be an integer, got (0, 1)"),
    (layer_padding, "SAME", ValueError, '"valid" or "same", got \'SAME\''),
    (layer_padding, None, TypeError, "padding must be an integer, got None"),
    (layer_padding, (1, 2), ValueError, FLAT),
    (layer_padding, ("same", "valid"), TypeError, "one word for both axes or ((before"),
    (layer_padding, (1, "same"), TypeError, "one word for both axes or ((before"),
    (layer_padding, (-1, 2), ValueError, "padding[0] must be at least 0, got -1"),
    (layer_padding, (2, -1), ValueError, "padding[1] must be at least 0, got -1"),
    (layer_padding, (1, 0), ValueError, "got (1, 0): write ((1, 1), (0, 0))"),
    (layer_padding, (1.0, 2), TypeError, "padding[0] must be an integer, got 1.0"),
    (layer_padding, (LONG, LONG), ValueError, "must be written per axis, as ((before"),
    (layer_padding, np.array([1, 2]), ValueError, "write ((1, 1), (2, 2)) for 1 per"),
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
    assert len(str(caught.value)) < 600
