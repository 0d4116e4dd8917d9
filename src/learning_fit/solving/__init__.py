"""The best assignment of rows to columns, proven: numbers only, no people."""
