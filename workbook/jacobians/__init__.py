"""Exercises 1 and 2: derivatives of a layer's activity."""
