"""A mentorship in facts: from when to when, how many talks, how many hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from groundwork.meetings.models import Meeting
from groundwork.mentorships.models import Mentorship


@dataclass(frozen=True)
class Summary:
    """What a record may say without anybody's words."""

    began_at: datetime
    closed_at: datetime | None
    talks: int
    minutes: int

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)


def summary_of(mentorship: Mentorship) -> Summary:
    """The facts of this mentorship."""
    held: dict[str, Any] = (
        Meeting.objects.held().filter(mentorship=mentorship).aggregate(talks=Count("pk"), minutes=Sum("minutes"))
    )
    return Summary(mentorship.began_at, mentorship.closed_at, held["talks"], held["minutes"] or 0)
