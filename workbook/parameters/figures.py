"""The figures of exercises 2 and 3."""

from workbook.parameters.affine import affine, counted

__all__ = ["affine", "counted"]
