"""What follows from silence."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep

from . import nudging


@sweep(every=timedelta(hours=1))
def nudge_quiet_pairs(now: datetime) -> int:
    """A kind word to pairs that have been quiet longer than they planned."""
    return nudging.nudge_quiet_pairs(now)
