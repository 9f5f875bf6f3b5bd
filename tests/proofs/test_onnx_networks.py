"""Generated networks against the shape inference of the package onnx, row by row."""

import numpy as np
import pytest
from onnx import TensorProto, helper, shape_inference

from snippets.network import table
from snippets.network_layers import sides_of
from snippets.networks import NAMES, named
from tests.stacks import stacks

COUNT = 400
INFERENCE = "shape inference of the onnx package"
POOLS = {"max_pool": "MaxPool", "average_pool": "AveragePool"}


def graph_of(rows):
    """Return an ONNX model with one node for each row; functions are left out."""
    w, h, c = rows[0].shape
    nodes, tensors = [], []
    for place, row in enumerate(rows[1:], start=1):
        names = [f"x{place - 1}"]
        kind, attributes, shapes = node_of(row)
        for number, shape in enumerate(shapes):
            name = f"w{place}_{number}"
            # The shapes alone matter, so that one entry stands for all.
            tensors.append(
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            )
            names.append(name)
        nodes.append(helper.make_node(kind, names, [f"x{place}"], **attributes))
    inputs = [helper.make_tensor_value_info("x0", TensorProto.FLOAT, (1, c, w, h))]
    outputs = [helper.make_empty_tensor_value_info(f"x{len(rows) - 1}")]
    graph = helper.make_graph(nodes, "network", inputs + tensors, outputs)
    return helper.make_model(graph)


def node_of(row):
    """Return the operator of a row, its attributes and the shapes of its weights."""
    if row.kind == "conv":
        filters, kernel, step, padding, dilation, groups, bias, _ = row.values
        sides = sides_of(row.below.shape, kernel, step, padding, dilation)
        attributes = windows(kernel, step, sides) | {
            "dilations": dilation,
            "group": groups,
        }
        weights = (filters, row.below.shape[2] // groups, *kernel)
        return "Conv", attributes, [weights, (filters,)] if bias else [weights]
    if row.kind in POOLS:
        kernel, step, padding, ceil = row.values
        sides = sides_of(row.below.shape, kernel, step or kernel, padding)
        attributes = windows(kernel, step or kernel, sides) | {"ceil_mode": int(ceil)}
        return POOLS[row.kind], attributes, []
    if row.kind == "affine":
        units, bias, _ = row.values
        weights = [(row.below.shape[0], units)]
        return "Gemm", {}, [*weights, (units,)] if bias else weights
    if row.kind == "batch_norm":
        return "BatchNormalization", {}, [(row.shape[-1],)] * 4
    plain = {"global_pool": "GlobalAveragePool", "flatten": "Flatten"}
    return plain.get(row.kind, "Identity"), {}, []


def windows(kernel, step, sides):
    """Return the attributes of an operator with windows."""
    (left, right), (top, bottom) = sides
    return {
        "kernel_shape": kernel,
        "strides": step,
        "pads": (left, top, right, bottom),
    }


def inferred(rows):
    """Return the shape of each row but the first, as onnx infers it."""
    model = shape_inference.infer_shapes(graph_of(rows), strict_mode=True)
    found = {}
    for value in [*model.graph.value_info, *model.graph.output]:
        shape = [d.dim_value for d in value.type.tensor_type.shape.dim]
        found[value.name] = tuple(shape[1:])
    return [found[f"x{place}"] for place in range(1, len(rows))]


def networks():
    yield from stacks(seed=21, count=COUNT)
    for name in NAMES:
        network = named(name)
        yield network.layers, network.image, network.channels


@pytest.mark.proves("network.table", "each row has the inferred shape", INFERENCE)
def test_each_row_has_the_shape_that_onnx_infers(tried):
    for stack in networks():
        rows = table(*stack)
        if len(rows) == 1:
            continue
        for row, shape in zip(rows[1:], inferred(rows), strict=True):
            ours = row.shape if len(row.shape) == 1 else (row.shape[2], *row.shape[:2])
            assert shape == ours, (stack, row)
            tried()


@pytest.mark.proves(
    "network.table",
    "each row counts the weights and biases",
    "the weights that operators of onnx take",
)
def test_the_weights_of_onnx_are_those_that_the_table_counts(tried):
    for stack in networks():
        for row in table(*stack)[1:]:
            shapes = node_of(row)[2][:2]  # a batch norm's means and variances are seen
            count = sum(int(np.prod(shape)) for shape in shapes)
            assert count == row.weights + row.biases
            tried()
