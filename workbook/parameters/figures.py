"""The figures of exercises 2 and 3."""

from workbook.parameters.affine import affine, counted, layer
from workbook.parameters.bias import bias
from workbook.parameters.neurons import neurons

__all__ = ["affine", "bias", "counted", "layer", "neurons"]
