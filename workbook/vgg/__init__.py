"""Tables of exercise 5."""
