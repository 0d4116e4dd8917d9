"""For managers, by signed link and without an account."""
