"""For coordinators: they see counts and states, never what is private."""
