"""Joining a cohort by its link."""
