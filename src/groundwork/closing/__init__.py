"""Ending well, early or as planned: a closing conversation, thanks, and what each may keep."""
