"""How a program is doing: contact against each pair's own rhythm, counts, and what could use a word."""
