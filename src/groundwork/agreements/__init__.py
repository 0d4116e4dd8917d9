"""Groundwork: both prepare, meet for the first time, and promise each other something, signed by both."""
