"""Pauses, concerns, the review and a good ending."""
