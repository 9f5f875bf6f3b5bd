"""Figures, mistakes and practice of exercise 4: the shape of a conv layer."""
