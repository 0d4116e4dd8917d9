"""Changing a planned talk: another time, a shorter one rather than none, or none this time (P26)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.actions.holding import hold
from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_seat

from .. import rules
from ..models import Meeting
from ..states import MEETING_LEADS_TO, MeetingState
from .planning import plan_talk
from .recording import begin, offer, record_talk


@transaction.atomic
def propose_instead(meeting: Meeting, times: list[datetime], *, by: Any, at: datetime) -> Meeting:
    """Move a planned talk: it becomes "moved", and new times are proposed in its stead."""
    _require_both_open(meeting, by)
    rules.require_proposable(times, at=at)
    _move_away(meeting, MeetingState.MOVED, by, at)
    instead = begin(
        Meeting(
            mentorship=meeting.mentorship,
            proposed_by=by,
            minutes=meeting.shortened_from or meeting.minutes,
            moved_from=meeting,
            created_at=at,
        )
    )
    offer(instead, times)
    record_talk("meeting.moved", meeting, by, at)
    record_talk("meeting.proposed", instead, by, at, instead_of=meeting)
    return instead


@transaction.atomic
def note_moved(meeting: Meeting, *, to: datetime | None = None, by: Any, at: datetime) -> Meeting | None:
    """The two moved a talk between themselves; the new one when they know its time already."""
    _require_both_open(meeting, by)
    if to is None:
        rules.require_begun(meeting, at=at)
    _move_away(meeting, MeetingState.MOVED, by, at)
    record_talk("meeting.moved", meeting, by, at)
    if to is None:
        return None
    length = meeting.shortened_from or meeting.minutes
    return plan_talk(meeting.mentorship, to, minutes=length, moved_from=meeting, by=by, at=at)


@transaction.atomic
def make_shorter(meeting: Meeting, minutes: int, *, by: Any, at: datetime) -> None:
    """A short talk is better than none."""
    _require_both_open(meeting, by)
    rules.require_shorter(minutes, meeting)
    shortened_from = meeting.shortened_from or meeting.minutes
    changed = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED, starts_at__gt=at).update(
        minutes=minutes, shortened_from=shortened_from, sequence=meeting.sequence + 1
    )
    if not changed:
        raise NotNow("not_ahead", _("This talk is not ahead any more. Say how it went instead."))
    meeting.refresh_from_db(fields=["minutes", "shortened_from", "sequence"])
    record_talk("meeting.shortened_ahead", meeting, by, at, minutes=minutes)


@transaction.atomic
def call_off(meeting: Meeting, *, by: Any, at: datetime) -> None:
    """No talk this time; nothing is counted against anybody."""
    _require_both_open(meeting, by)
    rules.require_not_begun(meeting, at=at)
    _move_away(meeting, MeetingState.CALLED_OFF, by, at)
    record_talk("meeting.called_off", meeting, by, at, was_planned=meeting.starts_at is not None)


@transaction.atomic
def call_off_with_the_ending(mentorship: Mentorship, *, by: Any, at: datetime) -> None:
    """A mentorship ends, and what was ahead of the two with it. Whoever ends it holds the pair already."""
    require_seat(by, mentorship)
    for meeting in Meeting.objects.ahead().filter(mentorship=mentorship):
        _move_away(meeting, MeetingState.CALLED_OFF, by, at)
        record_talk("meeting.called_off", meeting, by, at, was_planned=meeting.starts_at is not None)


def _require_both_open(meeting: Meeting, by: Any) -> None:
    """Hold the pair, and look at the talk as it is now: somebody may have changed it meanwhile."""
    rules.require_both_open(by, hold(meeting.mentorship))
    meeting.refresh_from_db(fields=["state", "starts_at", "minutes", "shortened_from", "sequence"])


def _move_away(meeting: Meeting, to: MeetingState, by: Any, at: datetime) -> None:
    """It does not take place at its time; the calendar entry is counted up, so that calendars follow."""
    move(
        meeting,
        to,
        leads_to=MEETING_LEADS_TO,
        settled_by=by,
        settled_at=at,
        sequence=meeting.sequence + 1,
    )
