"""Exercise 3, and the counts of exercise 4: parameters of a layer."""
