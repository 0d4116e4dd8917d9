"""Matching from spreadsheets, for those who have nothing else: files in, a plan with its reasons out."""
