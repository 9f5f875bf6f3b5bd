"""The figures of exercise 1."""

from workbook.jacobians.activities import activities
from workbook.jacobians.direction import direction
from workbook.jacobians.matrices import matrices
from workbook.jacobians.tangents import tangents

__all__ = ["activities", "direction", "matrices", "tangents"]
