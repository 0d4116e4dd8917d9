"""Each peer as it is best used, in a module that only its own environment can import."""
