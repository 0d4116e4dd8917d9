"""A mentor answers whether there is one more place, by a signed link, without signing in."""
