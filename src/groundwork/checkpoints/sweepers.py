"""Dates to look back come by themselves, from the agreement in force."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet

from groundwork.agreements.models import Agreement
from groundwork.core.clock import local_day
from groundwork.core.sweeping import sweep
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

from .actions import open_checkpoint
from .models import Checkpoint

logger = logging.getLogger(__name__)


@sweep(every=timedelta(minutes=30))
def open_checkpoints(now: datetime) -> int:
    """Open the look back of every pair whose agreed date has come where one of the two lives."""
    return sum(
        _open(agreement.mentorship, agreement.look_back_on, now)
        for agreement in _near(now)
        if agreement.look_back_on and _has_come(agreement.look_back_on, agreement.mentorship, now)
    )


def _near(now: datetime) -> QuerySet[Agreement]:
    # Where the day begins first in the world it is half a day ahead of UTC: we look that far and then ask their zones.
    opened_already = Checkpoint.objects.filter(mentorship=OuterRef("mentorship"), due_on=OuterRef("look_back_on"))
    in_reach = Agreement.objects.in_force().filter(look_back_on__lte=now.date() + timedelta(days=1))
    live = in_reach.filter(~Exists(opened_already)).exclude(mentorship__stage=Stage.CLOSED)
    return live.select_related("mentorship__program").prefetch_related("mentorship__seats__person")


def _has_come(day: date, mentorship: Mentorship, now: datetime) -> bool:
    return any(local_day(now, seat.person) >= day for seat in mentorship.seats.all())


def _open(mentorship: Mentorship, day: date, now: datetime) -> bool:
    try:
        open_checkpoint(mentorship, due_on=day, at=now)
    except DatabaseError:  # one pair's trouble must not keep the others waiting
        logger.exception("The look back of %r did not open", mentorship)
        return False
    return True
