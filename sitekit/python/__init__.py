"""Packs the Python that readers copy, download and run."""
