"""Tables, mistakes and practice of exercise 5: the parameters of VGG-16."""
