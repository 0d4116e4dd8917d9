"""What came of it: fit by group, and what a program's own past says of its weights."""
