"""The figures of exercise 4."""

from workbook.shapes.axis import same, size
from workbook.shapes.filters import one_filter
from workbook.shapes.sliding import sliding

__all__ = ["one_filter", "same", "size", "sliding"]
