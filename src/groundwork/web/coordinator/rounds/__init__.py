"""A matching round, from choosing people to publishing."""
