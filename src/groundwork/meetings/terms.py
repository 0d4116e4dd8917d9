"""What the two agreed about their talks, or what their program suggests until they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from groundwork.agreements.models import Agreement
from groundwork.mentorships.models import Mentorship


@dataclass(frozen=True)
class Terms:
    """How often, how long and by which way; `agreed` says whether the two signed it."""

    rhythm_weeks: int
    minutes: int
    channel: str = ""
    agreed: bool = False

    @property
    def rhythm(self) -> timedelta:
        return timedelta(weeks=self.rhythm_weeks)

    def due_after(self, last_talk_at: datetime) -> datetime:
        """When the rhythm would have them talk again."""
        return last_talk_at + self.rhythm


def terms_of(mentorship: Mentorship) -> Terms:
    """The terms that hold for these two now."""
    return terms_of_all([mentorship])[mentorship.pk]


def terms_of_all(mentorships: Iterable[Mentorship]) -> dict[UUID, Terms]:
    """Mentorship id -> terms, in one query."""
    pairs = list(mentorships)
    in_force = Agreement.objects.in_force().filter(mentorship__in=[pair.pk for pair in pairs])
    agreed = {agreement.mentorship_id: agreement for agreement in in_force}
    return {pair.pk: _terms(agreed.get(pair.pk), pair) for pair in pairs}


def _terms(agreement: Agreement | None, mentorship: Any) -> Terms:
    if agreement is None:
        return Terms(mentorship.program.rhythm_weeks, mentorship.program.meeting_minutes)
    return Terms(agreement.rhythm_weeks, agreement.minutes, agreement.channel, agreed=True)
