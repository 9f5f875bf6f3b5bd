"""Figures, mistakes and practice of exercise 6: the shape that max-pooling gives."""
