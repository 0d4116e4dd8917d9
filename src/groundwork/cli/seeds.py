"""The number that decides what is equal."""

from __future__ import annotations

import argparse

GREATEST = 2**31 - 1


def seed(text: str) -> int:
    """A whole number from 0 up, as a word of the command line."""
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= GREATEST):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {GREATEST}")
    return int(text)
