"""The figures of exercise 5 and of the home page."""

from workbook.vgg.architecture import architecture
from workbook.vgg.bars import shares
from workbook.vgg.family import family
from workbook.vgg.map import exercises, outline

__all__ = ["architecture", "exercises", "family", "outline", "shares"]
