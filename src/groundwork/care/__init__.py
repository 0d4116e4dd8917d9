"""Trouble met early: pauses of a mentorship, and concerns told in confidence."""
