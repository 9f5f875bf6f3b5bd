"""One-node models of the `onnx` package, and what it says about them."""

import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper, shape_inference
from onnx.backend.test.loader import load_model_tests
from onnx.reference import ReferenceEvaluator

OPSET = helper.make_opsetid("", 22)


def model(op, arrays_or_shapes, rank=4, **attributes):
    """Make a model of one node; its inputs are given by their shapes."""
    names = ("x", "w", "b")[: len(arrays_or_shapes)]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.DOUBLE, shape)
        for name, shape in zip(names, arrays_or_shapes, strict=True)
    ]
    output = helper.make_tensor_value_info("y", TensorProto.DOUBLE, [None] * rank)
    node = helper.make_node(op, names, ["y"], **attributes)
    graph = helper.make_graph([node], op, inputs, [output])
    return helper.make_model(graph, opset_imports=[OPSET])


def inferred_shape(op, shapes, **attributes):
    """Return the shape that shape inference gives the output."""
    made = model(op, shapes, **attributes)
    found = shape_inference.infer_shapes(made, strict_mode=True)
    (output,) = found.graph.output
    return tuple(size.dim_value for size in output.type.tensor_type.shape.dim)


def evaluated(op, *arrays, **attributes):
    """Return what the reference evaluator computes."""
    made = model(op, [a.shape for a in arrays], rank=arrays[0].ndim, **attributes)
    names = [value.name for value in made.graph.input]
    (result,) = ReferenceEvaluator(made).run(
        None, dict(zip(names, arrays, strict=True))
    )
    return result


def nchw(array):
    """Turn NWHC into NCHW. The library's two directions are W and H here too."""
    return np.moveaxis(array, -1, 1)


def nwhc(array):
    """Turn NCHW into NWHC."""
    return np.moveaxis(array, 1, -1)


OPERATORS = ("Relu", "Softmax", "Conv", "MaxPool", "AveragePool")


@dataclass(frozen=True)
class Case:
    """One shipped case: a node, its inputs and the outputs that are expected."""

    name: str
    op: str
    settings: dict
    inputs: list
    outputs: list


@cache
def shipped_cases():
    """Return the shipped cases whose model is one node of these operators."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package computes NaN on purpose
        from onnx.backend.test.case.node import collect_testcases

        own = collect_testcases()
    converted = [
        *load_model_tests(kind="pytorch-converted"),
        *load_model_tests(kind="pytorch-operator"),
    ]
    return [case for each in [*own, *converted] for case in one_node(each)]


def one_node(shipped):
    """Yield the case of a model that is one node, none of any other."""
    model = shipped.model or onnx.load(f"{shipped.model_dir}/model.onnx")
    nodes = model.graph.node
    if len(nodes) != 1 or nodes[0].op_type not in OPERATORS:
        return
    settings = {a.name: helper.get_attribute_value(a) for a in nodes[0].attribute}
    if shipped.data_sets:
        inputs, outputs = shipped.data_sets[0]
    else:
        folder = Path(shipped.model_dir) / "test_data_set_0"
        inputs, outputs = (loaded(folder, kind) for kind in ("input", "output"))
    inputs = [*inputs, *map(numpy_helper.to_array, model.graph.initializer)]
    yield Case(shipped.name, nodes[0].op_type, settings, inputs, outputs)


def loaded(folder, kind):
    """Read the arrays of a converted case."""
    files = sorted(folder.glob(f"{kind}_*.pb"))
    return [numpy_helper.to_array(onnx.load_tensor(file)) for file in files]
