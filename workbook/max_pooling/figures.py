"""The figures of exercise 6 and of the notebook about memory."""

from workbook.max_pooling.memory import orders, windows
from workbook.max_pooling.programs import reshapes, traps

__all__ = ["orders", "reshapes", "traps", "windows"]
