"""People of a cohort, and importing them from files."""
