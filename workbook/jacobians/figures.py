"""The figures of exercise 1."""

from workbook.jacobians.heatmaps import heatmaps
from workbook.jacobians.tangents import tangents

__all__ = ["heatmaps", "tangents"]
