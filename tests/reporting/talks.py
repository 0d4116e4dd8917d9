"""Talks as they lie in the database, days before or after NOW."""

from __future__ import annotations

from datetime import timedelta

from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship
from tests.make import NOW


def talk(mentorship: Mentorship, day: int, state: str = MeetingState.KEPT) -> Meeting:
    """A talk `day` days from now; what is behind us was settled that very day."""
    starts_at = NOW + timedelta(days=day)
    settled = state not in {MeetingState.PLANNED, MeetingState.PROPOSED}
    return Meeting.objects.create(
        mentorship=mentorship, state=state, starts_at=starts_at, minutes=60, settled_at=starts_at if settled else None
    )
