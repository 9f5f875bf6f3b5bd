"""What the layers of a convolutional network do, as NumPy functions to copy."""
