"""Rests end by themselves on their date."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.core.sweeping import sweep

from .actions import resume
from .models import MentorshipPause


@sweep(every=timedelta(minutes=30))
def end_rests(now: datetime) -> int:
    """Wake the pairs whose rest is over."""
    over = MentorshipPause.objects.filter(ended_at=None, until__lte=now.date()).select_related("mentorship__program")
    pauses = list(over)
    for pause in pauses:
        resume(pause.mentorship, by=None, at=now)
    return len(pauses)
