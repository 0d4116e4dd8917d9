"""What became of a talk: kept, kept short, or missed. What stays open on the agenda comes along by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.actions.holding import hold
from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import AgendaItem, Meeting, Pulse
from ..states import MEETING_LEADS_TO, MeetingState
from .recording import record_talk

SAME_TALK = timedelta(hours=1)  # two people who note one talk rarely agree on the minute


@transaction.atomic
def note_talk(
    meeting: Meeting, *, minutes: int | None = None, talked_about: Iterable[AgendaItem] = (), by: Any, at: datetime
) -> None:
    """It took place, whole or shorter. The items that were talked about are settled; the others come along."""
    rules.require_both_open(by, hold(meeting.mentorship))
    meeting.refresh_from_db(fields=["state", "minutes", "shortened_from"])
    rules.require_begun(meeting, at=at)
    meant = meeting.shortened_from or meeting.minutes
    took = meeting.minutes if minutes is None else minutes
    rules.require_length(took, field="minutes")
    is_short = took < meant
    state = MeetingState.SHORTENED if is_short else MeetingState.KEPT
    also: dict[str, Any] = {"minutes": took, "shortened_from": meant if is_short else None}
    move(meeting, state, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at, **also)
    _settle(meeting, talked_about)
    record_talk(f"meeting.{state}", meeting, by, at)


@transaction.atomic
def tick_talked_about(meeting: Meeting, items: Iterable[AgendaItem], *, by: Any, at: datetime) -> None:
    """These were talked about too, remembered after somebody said that the talk took place."""
    rules.require_both_open(by, hold(meeting.mentorship))
    rules.require_held(meeting)
    if _settle(meeting, items):
        record_talk("agenda.talked_about", meeting, by, at)


@transaction.atomic
def note_missed(meeting: Meeting, *, by: Any, at: datetime) -> None:
    """It did not take place. A fact, nobody's fault."""
    rules.require_both_open(by, hold(meeting.mentorship))
    rules.require_begun(meeting, at=at)
    move(meeting, MeetingState.MISSED, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at)
    record_talk("meeting.missed", meeting, by, at)


@transaction.atomic
def note_unplanned_talk(mentorship: Mentorship, *, starts_at: datetime, minutes: int, by: Any, at: datetime) -> Meeting:
    """The two talked without having planned it here. It counts like any other."""
    rules.require_both_open(by, hold(mentorship))
    rules.require_length(minutes, field="minutes")
    rules.require_within(mentorship, starts_at, at=at)
    near = (starts_at - SAME_TALK, starts_at + SAME_TALK)
    if Meeting.objects.held().filter(mentorship=mentorship, starts_at__range=near).exists():
        raise NotNow("noted_already", _("A talk at that time is noted already."))
    meeting = Meeting.objects.create(
        mentorship=mentorship,
        state=MeetingState.KEPT,
        starts_at=starts_at,
        minutes=minutes,
        settled_by=by,
        settled_at=at,
        created_at=at,
    )
    record_talk("meeting.kept", meeting, by, at, unplanned=True)
    return meeting


@transaction.atomic
def give_pulse(meeting: Meeting, value: str, *, by: Any, at: datetime) -> Pulse:
    """How the talk was for oneself, in one tap; nobody else sees it (P27)."""
    rules.require_both_open(by, meeting.mentorship)
    rules.require_held(meeting)
    if value not in Pulse.Value.values:
        raise Unacceptable("unknown", _("Choose one of the four answers"), field="pulse")
    pulse, _new = Pulse.objects.update_or_create(meeting=meeting, by=by, defaults={"value": value})
    record_talk("pulse.given", meeting, by, at)
    return pulse


def _settle(meeting: Meeting, items: Iterable[AgendaItem]) -> int:
    open_items = AgendaItem.objects.filter(mentorship=meeting.mentorship_id, talked_in=None, dropped_at=None)
    return open_items.filter(pk__in=[item.pk for item in items]).update(talked_in=meeting)
