"""Dates to look back come by themselves, from the agreement in force."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from groundwork.agreements.models import Agreement
from groundwork.core.sweeping import sweep
from groundwork.mentorships.states import Stage

from .actions import open_checkpoint
from .models import Checkpoint


@sweep(every=timedelta(minutes=30))
def open_checkpoints(now: datetime) -> int:
    """Open the look back of every pair whose agreed date has come."""
    opened_already = Checkpoint.objects.filter(mentorship=OuterRef("mentorship"), due_on=OuterRef("look_back_on"))
    due = (
        Agreement.objects.in_force()
        .filter(~Exists(opened_already), look_back_on__lte=now.date())
        .exclude(mentorship__stage=Stage.CLOSED)
        .select_related("mentorship__program")
    )
    return len([open_checkpoint(agreement.mentorship, due_on=agreement.look_back_on, at=now) for agreement in due])
