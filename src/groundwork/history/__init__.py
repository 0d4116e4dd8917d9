"""What happened: one past-tense event for each change, written in the change's own transaction; never people's words."""
