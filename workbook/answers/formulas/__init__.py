"""Formulas that readers type: from text to a tree, to numbers, and to MathML."""
