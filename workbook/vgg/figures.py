"""The figures of exercise 5."""

from workbook.vgg.architecture import architecture
from workbook.vgg.bars import shares
from workbook.vgg.family import family

__all__ = ["architecture", "family", "shares"]
