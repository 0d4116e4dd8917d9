"""Plans for people: who is matched with whom, why, and how good that is."""
