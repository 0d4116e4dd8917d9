"""The number that decides what is equal."""

from __future__ import annotations

import argparse


def seed(text: str) -> int:
    """A whole number from 0 up, as a word of the command line."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 999999999")
    return int(text)
