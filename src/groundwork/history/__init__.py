"""What happened: one past-tense event for each change, in the change's own transaction; never people's words."""
