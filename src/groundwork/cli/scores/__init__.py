"""Bare scores from files: a matrix, a list of pairs or an array in, an assignment out."""
