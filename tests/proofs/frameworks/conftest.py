"""Lets Keras compute with PyTorch, before any test loads it."""

import os

os.environ["KERAS_BACKEND"] = "torch"
