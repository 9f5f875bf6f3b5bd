"""Judges what a reader answers; plain Python that light Python runs in the page."""
