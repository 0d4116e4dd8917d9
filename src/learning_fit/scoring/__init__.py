"""What speaks for a pair: the named parts of a fit."""
