"""Finding a time, changing it, and making a talk shorter rather than losing it (P25, P26)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import Meeting, TimeOption
from ..states import MEETING_LEADS_TO, MeetingState

SHORTEST = 10  # minutes


def _begin(meeting: Meeting) -> Meeting:
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError as problem:
        raise NotNow("talk_ahead", _("A talk is ahead already. Change that one, or say how it went.")) from problem
    return meeting


def _record(name: str, meeting: Meeting, by: Any, at: datetime, **facts: Any) -> None:
    organization = meeting.mentorship.program.organization_id
    record(name, about=meeting, by=by, at=at, organization=organization, mentorship=meeting.mentorship, **facts)


@transaction.atomic
def propose_times(mentorship: Mentorship, times: list[datetime], *, minutes: int, by: Any, at: datetime) -> Meeting:
    """One of the two proposes two or three times; the other will pick one."""
    rules.require_both_open(by, mentorship)
    rules.require_proposable(times, at=at)
    meeting = _begin(Meeting(mentorship=mentorship, proposed_by=by, minutes=minutes))
    TimeOption.objects.bulk_create(TimeOption(meeting=meeting, starts_at=time) for time in sorted(set(times)))
    _record("meeting.proposed", meeting, by, at)
    return meeting


@transaction.atomic
def choose_time(meeting: Meeting, option: TimeOption, *, by: Any, at: datetime) -> None:
    """The other picks one of the proposed times, and the talk is planned."""
    rules.require_other_than_proposer(by, meeting)
    if option.meeting_id != meeting.pk or option.starts_at <= at:
        raise Unacceptable("pick_one", _("Choose one of the times that are still ahead"), field="option")
    move(meeting, MeetingState.PLANNED, leads_to=MEETING_LEADS_TO, starts_at=option.starts_at)
    _record("meeting.planned", meeting, by, at)


@transaction.atomic
def plan_talk(mentorship: Mentorship, starts_at: datetime, *, minutes: int, by: Any, at: datetime) -> Meeting:
    """The two settled the next date while they sat together."""
    rules.require_both_open(by, mentorship)
    if starts_at <= at:
        raise Unacceptable("in_the_past", _("Enter a time that is still ahead"), field="next_at")
    meeting = _begin(
        Meeting(mentorship=mentorship, proposed_by=by, state=MeetingState.PLANNED, starts_at=starts_at, minutes=minutes)
    )
    _record("meeting.planned", meeting, by, at)
    return meeting


@transaction.atomic
def propose_instead(meeting: Meeting, times: list[datetime], *, by: Any, at: datetime) -> Meeting:
    """Move a planned talk: it becomes "moved", and new times are proposed in its stead."""
    rules.require_both_open(by, meeting.mentorship)
    rules.require_proposable(times, at=at)
    move(
        meeting, MeetingState.MOVED, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at, sequence=meeting.sequence + 1
    )
    instead = _begin(
        Meeting(mentorship=meeting.mentorship, proposed_by=by, minutes=meeting.minutes, moved_from=meeting)
    )
    TimeOption.objects.bulk_create(TimeOption(meeting=instead, starts_at=time) for time in sorted(set(times)))
    _record("meeting.moved", meeting, by, at)
    _record("meeting.proposed", instead, by, at, instead_of=meeting)
    return instead


@transaction.atomic
def make_shorter(meeting: Meeting, minutes: int, *, by: Any, at: datetime) -> None:
    """A short talk is better than none."""
    rules.require_both_open(by, meeting.mentorship)
    if not SHORTEST <= minutes < meeting.minutes:
        raise Unacceptable("shorter", _("Choose a length that is shorter than now"), field="minutes")
    changed = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED, starts_at__gt=at).update(
        minutes=minutes, sequence=F("sequence") + 1
    )
    if not changed:
        raise NotNow("not_ahead", _("This talk is not ahead any more."))
    meeting.refresh_from_db()
    _record("meeting.shortened_ahead", meeting, by, at, minutes=minutes)


@transaction.atomic
def call_off(meeting: Meeting, *, by: Any, at: datetime) -> None:
    """No talk this time; nothing is counted against anybody."""
    rules.require_both_open(by, meeting.mentorship)
    move(meeting, MeetingState.CALLED_OFF, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at)
    _record("meeting.called_off", meeting, by, at)
