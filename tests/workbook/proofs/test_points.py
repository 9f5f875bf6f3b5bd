"""Each point gives finite numbers, and the points are not all the same."""

import inspect
import math
from itertools import chain

import pytest

from workbook.proofs import jacobians, max_pooling, parameters, shapes

MODULES = (jacobians, max_pooling, parameters, shapes)
FUNCTIONS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__
    and function.__annotations__.get("return") == module.Points
    and not inspect.signature(function).parameters
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_points_are_finite_and_many(name):
    points = FUNCTIONS[name]()
    assert len(points) == 100
    assert all(map(math.isfinite, chain.from_iterable(p.values() for p in points)))
    assert len({tuple(point.values()) for point in points}) > 1
