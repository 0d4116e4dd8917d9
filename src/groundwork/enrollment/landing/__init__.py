"""Landing an import: what a file would change, all of it in one transaction, and the way back."""
