"""Mistakes and practice of exercises 3 and 4: how many parameters."""
