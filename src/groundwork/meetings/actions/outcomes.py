"""What became of a talk: kept, kept short, or missed. What stays open on the agenda comes along by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from groundwork.core.moves import move
from groundwork.history.actions import record

from .. import rules
from ..models import AgendaItem, Meeting
from ..states import MEETING_LEADS_TO, MeetingState


@transaction.atomic
def note_talk(
    meeting: Meeting, *, minutes: int | None = None, talked_about: Iterable[AgendaItem] = (), by: Any, at: datetime
) -> None:
    """It took place, whole or shorter. The items that were talked about are settled; the others come along."""
    rules.require_both_open(by, meeting.mentorship)
    rules.require_begun(meeting, at=at)
    took = minutes or meeting.minutes
    state = MeetingState.SHORTENED if took < meeting.minutes else MeetingState.KEPT
    move(meeting, state, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at, minutes=took)
    AgendaItem.objects.filter(
        mentorship=meeting.mentorship, pk__in=[item.pk for item in talked_about], talked_in=None
    ).update(talked_in=meeting)
    _record(f"meeting.{state}", meeting, by, at)


@transaction.atomic
def note_missed(meeting: Meeting, *, by: Any, at: datetime) -> None:
    """It did not take place. A fact, nobody's fault."""
    rules.require_both_open(by, meeting.mentorship)
    rules.require_begun(meeting, at=at)
    move(meeting, MeetingState.MISSED, leads_to=MEETING_LEADS_TO, settled_by=by, settled_at=at)
    _record("meeting.missed", meeting, by, at)


def _record(name: str, meeting: Meeting, by: Any, at: datetime) -> None:
    organization = meeting.mentorship.program.organization_id
    record(name, about=meeting, by=by, at=at, organization=organization, mentorship=meeting.mentorship)
