"""Rests end by themselves on their date."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.errors import NotNow
from groundwork.core.sweeping import sweep

from .actions import resume
from .models import MentorshipPause


@sweep(every=timedelta(minutes=30))
def end_rests(now: datetime) -> int:
    """Wake the pairs whose rest is over."""
    over = MentorshipPause.objects.filter(ended_at=None, until__lte=now.date(), mentorship__closed_at=None)
    return sum(_wake(pause, now) for pause in over.select_related("mentorship__program"))


def _wake(pause: MentorshipPause, now: datetime) -> bool:
    try:
        resume(pause.mentorship, by=None, at=now)
    except NotNow:  # somebody was quicker
        return False
    return True
