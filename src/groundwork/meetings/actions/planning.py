"""Finding a time: one proposes two or three, the other picks one (P25)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.actions.holding import hold
from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import Meeting, TimeOption
from ..states import MEETING_LEADS_TO, MeetingState
from .recording import begin, offer, record_talk


@transaction.atomic
def propose_times(mentorship: Mentorship, times: list[datetime], *, minutes: int, by: Any, at: datetime) -> Meeting:
    """One of the two proposes two or three times; the other will pick one."""
    rules.require_both_open(by, hold(mentorship))
    rules.require_proposable(times, at=at)
    rules.require_length(minutes)
    meeting = begin(Meeting(mentorship=mentorship, proposed_by=by, minutes=minutes, created_at=at))
    offer(meeting, times)
    record_talk("meeting.proposed", meeting, by, at)
    return meeting


@transaction.atomic
def propose_others(meeting: Meeting, times: list[datetime], *, by: Any, at: datetime) -> None:
    """None of the proposed times fits: others take their place, and now the other of the two picks."""
    rules.require_both_open(by, hold(meeting.mentorship))
    rules.require_proposable(times, at=at)
    changed = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PROPOSED).update(proposed_by=by)
    if not changed:
        raise NotNow("time_chosen", _("This talk is no longer waiting for a time. Nothing was changed."))
    meeting.proposed_by = by
    meeting.options.all().delete()
    offer(meeting, times)
    record_talk("meeting.proposed", meeting, by, at, others=True)


@transaction.atomic
def choose_time(meeting: Meeting, option: TimeOption, *, by: Any, at: datetime) -> None:
    """The other picks one of the proposed times, and the talk is planned."""
    hold(meeting.mentorship)
    # What was read on the page may have been replaced by other times since, or by the chooser's own.
    meeting.refresh_from_db(fields=["state", "proposed_by"])
    rules.require_other_than_proposer(by, meeting)
    rules.require_on_offer(option, meeting, at=at)
    move(meeting, MeetingState.PLANNED, leads_to=MEETING_LEADS_TO, starts_at=option.starts_at)
    record_talk("meeting.planned", meeting, by, at)


@transaction.atomic
def plan_talk(
    mentorship: Mentorship,
    starts_at: datetime,
    *,
    minutes: int,
    moved_from: Meeting | None = None,
    by: Any,
    at: datetime,
) -> Meeting:
    """The two settled the next date while they sat together."""
    rules.require_both_open(by, hold(mentorship))
    rules.require_still_ahead(starts_at, at=at)
    rules.require_length(minutes)
    meeting = begin(
        Meeting(
            mentorship=mentorship,
            proposed_by=by,
            state=MeetingState.PLANNED,
            starts_at=starts_at,
            minutes=minutes,
            moved_from=moved_from,
            created_at=at,
        )
    )
    record_talk("meeting.planned", meeting, by, at)
    return meeting
