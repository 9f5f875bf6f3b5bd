"""The calculator: what the page does with networks."""
