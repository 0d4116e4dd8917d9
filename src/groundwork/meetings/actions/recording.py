"""What every verb about a talk ends with: the event, and the talk itself where one begins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.history.actions import record

from ..models import Meeting, TimeOption


def begin(meeting: Meeting) -> Meeting:
    """Save a new talk. A pair has one talk ahead at a time: the constraint decides when both propose at once."""
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError as problem:
        raise NotNow("talk_ahead", _("A talk is ahead already. Change that one, or say how it went.")) from problem
    return meeting


def offer(meeting: Meeting, times: list[datetime]) -> None:
    """Put these times up for choice."""
    TimeOption.objects.bulk_create(TimeOption(meeting=meeting, starts_at=time) for time in sorted(set(times)))


def record_talk(name: str, meeting: Meeting, by: Any, at: datetime, **facts: Any) -> None:
    """Write down what happened to a talk."""
    organization = meeting.mentorship.program.organization_id
    record(name, about=meeting, by=by, at=at, organization=organization, mentorship=meeting.mentorship_id, **facts)
