"""Dated looks at how it is going: each answers alone, then the two read together."""
