"""Figures of exercise 6 and of the notebook about memory."""
