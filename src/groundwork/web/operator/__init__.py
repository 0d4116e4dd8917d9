"""For operators: organizations and health, nobody's words."""
