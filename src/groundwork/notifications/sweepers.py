"""The worker's part: announce what happened, send what is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep

from .announcing import announce
from .sending import send_due


@sweep(every=timedelta(seconds=5))
def announce_events(now: datetime) -> int:
    """Tell of what happened."""
    return announce(now)


@sweep(every=timedelta(seconds=5))
def send_letters(now: datetime) -> int:
    """Send the letters that are due."""
    return send_due(now)
