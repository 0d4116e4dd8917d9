"""What comes with its day: rests end by themselves, and those who do not rest look back when they agreed to."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet

from groundwork.agreements.models import Agreement
from groundwork.checkpoints.actions import open_checkpoint
from groundwork.checkpoints.models import Checkpoint
from groundwork.core.clock import local_day
from groundwork.core.errors import NotNow
from groundwork.core.sweeping import sweep
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

from .actions import resume
from .models import MentorshipPause

logger = logging.getLogger(__name__)


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


@sweep(every=timedelta(minutes=30))
def open_checkpoints(now: datetime) -> int:
    """Open the look back of every pair whose agreed date has come where one of the two lives.

    Who rests is left in peace: a date that comes meanwhile opens when the two are awake again.
    """
    return sum(
        _open(agreement.mentorship, agreement.look_back_on, now)
        for agreement in _near(now)
        if agreement.look_back_on and _has_come(agreement.look_back_on, agreement.mentorship, now)
    )


def _near(now: datetime) -> QuerySet[Agreement]:
    # Where the day begins first in the world it is half a day ahead of UTC: we look that far and then ask their zones.
    opened_already = Checkpoint.objects.filter(mentorship=OuterRef("mentorship"), due_on=OuterRef("look_back_on"))
    resting = MentorshipPause.objects.filter(mentorship=OuterRef("mentorship"), ended_at=None)
    in_reach = Agreement.objects.in_force().filter(look_back_on__lte=now.date() + timedelta(days=1))
    awake = in_reach.filter(~Exists(opened_already), ~Exists(resting)).exclude(mentorship__stage=Stage.CLOSED)
    return awake.select_related("mentorship__program").prefetch_related("mentorship__seats__person")


def _has_come(day: date, mentorship: Mentorship, now: datetime) -> bool:
    return any(local_day(now, seat.person) >= day for seat in mentorship.seats.all())


def _open(mentorship: Mentorship, day: date, now: datetime) -> bool:
    try:
        open_checkpoint(mentorship, due_on=day, at=now)
    except DatabaseError:  # one pair's trouble must not keep the others waiting
        logger.exception("The look back of %r did not open", mentorship)
        return False
    return True
