"""Signing in and out, and the ways to do it."""
