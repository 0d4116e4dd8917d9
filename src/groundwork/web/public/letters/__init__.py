"""Switching off a class of letters from the letter itself, without signing in."""
