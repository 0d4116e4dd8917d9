"""The one next step, and one's own account."""
