"""Looking back: a plan by group, and what a program's own past says of its weights."""
