"""What comes with the day of a talk."""

from __future__ import annotations

from datetime import datetime, timedelta

from groundwork.agreements.actions import show_preparations
from groundwork.agreements.models import Preparation
from groundwork.core.clock import local_day
from groundwork.core.sweeping import sweep
from groundwork.mentorships.models import Mentorship

from .models import Meeting
from .states import HELD, MeetingState


@sweep(every=timedelta(minutes=30))
def show_preparations_on_the_day(now: datetime) -> int:
    """Who is ready is read on the day of the first talk, even when the other is not ready yet (P20)."""
    ready = Preparation.objects.filter(done_at__isnull=False, shown_at=None)
    # Where the day begins first in the world it is half a day ahead of UTC, so we look that far and then ask its zone.
    near = Meeting.objects.filter(
        mentorship__in=ready.values("mentorship_id"),
        state__in=[MeetingState.PLANNED, *HELD],
        starts_at__lte=now + timedelta(days=2),
    )
    pairs = Mentorship.objects.live().filter(pk__in=near.values("mentorship_id")).select_related("program")
    return sum(
        show_preparations(pair, at=now) > 0
        for pair in pairs.prefetch_related("seats__person", "meetings")
        if _is_the_day(pair, now)
    )


def _is_the_day(mentorship: Mentorship, now: datetime) -> bool:
    talks = [
        talk for talk in mentorship.meetings.all() if talk.starts_at and talk.state in {MeetingState.PLANNED, *HELD}
    ]
    people = [seat.person for seat in mentorship.seats.all()]
    return any(local_day(now, person) >= local_day(talk.starts_at, person) for talk in talks for person in people)
