"""Figures of exercise 4."""
