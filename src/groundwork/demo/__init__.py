"""A living program to look around in: made by a seed through the same actions that people use."""
