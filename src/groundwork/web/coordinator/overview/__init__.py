"""The coordinator's home, and the pairs."""
