"""Asking to take part: what a mentor offers, whom a mentee seeks, places, pauses, and people imported from files."""
