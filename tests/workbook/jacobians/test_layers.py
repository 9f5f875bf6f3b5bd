"""The plain layers give what the snippets give."""

import numpy as np
import pytest

from snippets import jacobians
from workbook.jacobians import layers

INPUTS = [[0.5, -1.0, 2.0], [0.0, 0.0, 0.0], [-2.0, 1.5, 4.0], [3.0]]


@pytest.mark.parametrize("a", INPUTS)
@pytest.mark.parametrize("name", ["relu", "square", "softmax"])
def test_a_layer_and_its_jacobian_are_those_of_the_snippets(name, a):
    output = getattr(layers, name)(a)
    assert np.allclose(output, getattr(jacobians, name)(np.array(a)))
    jacobian = getattr(layers, f"{name}_jacobian")(a)
    assert np.allclose(jacobian, getattr(jacobians, f"{name}_jacobian")(np.array(a)))
