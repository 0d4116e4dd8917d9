"""The command line's way of saying no."""

from __future__ import annotations


class Stop(Exception):
    """A command can't go on, for a reason that its one sentence gives together with what to do."""
