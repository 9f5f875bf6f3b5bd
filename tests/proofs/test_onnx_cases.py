"""The cases that the `onnx` package ships: somebody else's tests.

Sizes are compared axis by axis, so that cases with one or three directions count too.
"""

from math import prod

import numpy as np
import pytest

from snippets import jacobians
from snippets.max_pooling import max_pool
from snippets.parameters import conv_parameters
from snippets.shapes import conv_size, pool_size, same_padding
from tests.proofs.onnx_models import nchw, nwhc, shipped_cases

SHIPPED = "test cases of the onnx package"


def cases(*operators):
    return [case for case in shipped_cases() if case.op in operators]


def axes(case):
    """Yield each direction: size, kernel, stride, padding, dilation, and output."""
    x, settings = case.inputs[0], case.settings
    kernel = settings.get("kernel_shape") or case.inputs[1].shape[2:]
    sizes, rank = x.shape[2:], len(kernel)
    strides = settings.get("strides", [1] * rank)
    dilations = settings.get("dilations", [1] * rank)
    pads = settings.get("pads", [0] * 2 * rank)
    for i, n in enumerate(sizes):
        sides = pads[i], pads[rank + i]
        if settings.get("auto_pad", b"NOTSET") in (b"SAME_UPPER", b"SAME_LOWER"):
            sides = same_padding(n, kernel[i], strides[i], dilations[i])
        size = case.outputs[0].shape[2 + i]
        yield n, kernel[i], strides[i], sides, dilations[i], size


def no_pooling_of_ours(case):
    """Say why `pool_size` does not describe a case; nothing if it does."""
    if max(case.settings.get("dilations", [1])) > 1:
        return "its window has gaps (dilation), which our pooling does not have"
    if any(2 * max(sides) > f for _, f, _, sides, _, _ in axes(case)):
        return "its padding is more than half of the window, which we refuse"
    return ""


def no_max_pool_of_ours(case):
    """Say why `max_pool` does not compute a case; nothing if it does."""
    if case.inputs[0].ndim != 4:
        return "it pools along one or three directions, ours along two"
    if reason := no_pooling_of_ours(case):
        return reason
    directions = list(axes(case))
    if any(max(sides) for *_, sides, _, _ in directions):
        return "it has padding, which our pooling of arrays does not have"
    if len({number for _, f, step, *_ in directions for number in (f, step)}) > 1:
        return "its step is not its window, or the window is no square"
    return ""


@pytest.mark.proves("jacobians.relu", "it gives the expected arrays", SHIPPED)
def test_relu(tried):
    for case in cases("Relu"):
        np.testing.assert_array_equal(jacobians.relu(case.inputs[0]), case.outputs[0])
        tried()


@pytest.mark.proves("jacobians.softmax", "it gives the expected arrays", SHIPPED)
def test_softmax(tried):
    for case in cases("Softmax"):
        axis = case.settings.get("axis", -1)
        a, expected = (np.moveaxis(x, axis, -1) for x in (*case.inputs, *case.outputs))
        np.testing.assert_allclose(jacobians.softmax(a), expected, rtol=1e-5)
        tried()


@pytest.mark.proves("shapes.conv_size", "it gives the expected sizes", SHIPPED)
@pytest.mark.proves("parameters.conv_parameters", "it counts the filters", SHIPPED)
def test_conv(tried):
    for case in cases("Conv"):
        for n, f, step, sides, d, expected in axes(case):
            assert conv_size(n, f, step, sides, d) == expected, case.name
        x, filters, *bias = case.inputs
        groups = case.settings.get("group", 1)
        f = prod(filters.shape[2:]), 1
        counted = conv_parameters(f, x.shape[1], len(filters), groups, bool(bias))
        assert counted == filters.size + sum(b.size for b in bias), case.name
        tried()


@pytest.mark.proves("shapes.pool_shape", "it gives the expected sizes", SHIPPED)
def test_pooling_sizes(tried, left_out):
    for case in cases("MaxPool", "AveragePool"):
        if reason := no_pooling_of_ours(case):
            left_out(case.name, reason)
            continue
        ceil = bool(case.settings.get("ceil_mode", 0))
        for n, f, step, sides, _, expected in axes(case):
            assert pool_size(n, f, step, sides, ceil) == expected, case.name
        tried()


@pytest.mark.proves("max_pooling.max_pool", "it gives the expected arrays", SHIPPED)
def test_max_pooling(tried, left_out):
    for case in cases("MaxPool"):
        if reason := no_max_pool_of_ours(case):
            left_out(case.name, reason)
            continue
        k = case.settings["kernel_shape"][0]
        x = nwhc(case.inputs[0])
        w, h = (n // k * k for n in x.shape[1:3])  # what is left over is dropped
        found = nchw(max_pool(x[:, :w, :h], k))
        np.testing.assert_array_equal(found, case.outputs[0], err_msg=case.name)
        tried()
