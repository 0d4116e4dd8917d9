"""The spine: a mentor and a mentee in a program, at a stage, since when."""
