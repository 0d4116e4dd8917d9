"""Answering mail by a signed link, without signing in."""
