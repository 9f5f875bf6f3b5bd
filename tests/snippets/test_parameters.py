"""Parameter counts against the sizes of arrays that are really made."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets.parameters import affine_parameters, conv_parameters

SIZES = st.integers(1, 20)


@given(inputs=SIZES, outputs=SIZES)
def test_an_affine_layer_has_a_matrix_and_a_vector(inputs, outputs):
    W, b = np.zeros((outputs, inputs)), np.zeros(outputs)
    assert (W @ np.zeros(inputs) + b).shape == (outputs,)
    assert affine_parameters(inputs, outputs) == W.size + b.size
    assert affine_parameters(inputs, outputs, bias=False) == W.size


@given(f_x=SIZES, f_y=SIZES, c_in=SIZES, c_out=SIZES, groups=st.integers(1, 4))
def test_a_conv_layer_has_a_filter_and_a_bias_per_output_channel(
    f_x, f_y, c_in, c_out, groups
):
    filters = np.zeros((c_out * groups, f_x, f_y, c_in))
    counted = conv_parameters((f_x, f_y), c_in * groups, c_out * groups, groups)
    assert counted == filters.size + len(filters)
    counted = conv_parameters((f_x, f_y), c_in * groups, c_out * groups, groups, False)
    assert counted == filters.size


def test_the_sheets_layer():
    assert conv_parameters(3, 3, 64) == 1792
    assert conv_parameters((3, 3), 3, 64, bias=False) == 1728


def test_published_networks():
    lenet = (
        conv_parameters(5, 1, 6)
        + conv_parameters(5, 6, 16)
        + affine_parameters(400, 120)
        + affine_parameters(120, 84)
        + affine_parameters(84, 10)
    )
    assert lenet == 61_706

    def alexnet(groups):
        return (
            conv_parameters(11, 3, 96)
            + conv_parameters(5, 96, 256, groups)
            + conv_parameters(3, 256, 384)
            + conv_parameters(3, 384, 384, groups)
            + conv_parameters(3, 384, 256, groups)
            + affine_parameters(6 * 6 * 256, 4096)
            + affine_parameters(4096, 4096)
            + affine_parameters(4096, 1000)
        )

    assert (alexnet(1), alexnet(2)) == (62_378_344, 60_965_224)


def test_numpy_integers_give_a_python_int():
    counted = conv_parameters(np.array([3, 3]), np.int8(3), np.uint8(200))
    assert counted == (3 * 3 * 3 + 1) * 200
    assert type(counted) is int
    assert affine_parameters(np.int8(100), np.int8(100)) == 10_100


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: affine_parameters(0, 1),
            ValueError,
            "inputs must be at least 1, got 0",
        ),
        (
            lambda: affine_parameters(1, -2),
            ValueError,
            "outputs must be at least 1, got -2",
        ),
        (
            lambda: affine_parameters(2.0, 1),
            TypeError,
            "inputs must be an integer, got 2.0",
        ),
        (lambda: affine_parameters(1, True), TypeError, "outputs must be an integer"),
        (
            lambda: affine_parameters(1, 1, 0),
            TypeError,
            "bias must be True or False, got 0",
        ),
        (
            lambda: conv_parameters(0, 1, 1),
            ValueError,
            "kernel must be at least 1, got 0",
        ),
        (lambda: conv_parameters((3, 3, 3), 1, 1), ValueError, "got (3, 3, 3)"),
        (lambda: conv_parameters("3", 1, 1), TypeError, "kernel must be an integer"),
        (
            lambda: conv_parameters(3, 0, 1),
            ValueError,
            "channels_in must be at least 1",
        ),
        (
            lambda: conv_parameters(3, 1, 0),
            ValueError,
            "channels_out must be at least 1",
        ),
        (
            lambda: conv_parameters(3, 4, 6, 4),
            ValueError,
            "groups must divide 4 and 6, got 4",
        ),
        (
            lambda: conv_parameters(3, 3, 4, 4),
            ValueError,
            "groups must divide 3 and 4, got 4",
        ),
        (
            lambda: conv_parameters(3, 4, 4, 0),
            ValueError,
            "groups must be at least 1, got 0",
        ),
        (lambda: conv_parameters(3, 4, 4, bias=None), TypeError, "got None"),
    ],
)
def test_bad_arguments_are_refused(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
