"""Contact against each pair's own rhythm: agreed period plus grace, as facts, never what was said.

A pair is in touch while its last talk, or its beginning, lies no longer back than its rhythm and grace; a pair that
rests, or has a talk planned within that time, is in touch too. Nobody is late against a number of the program's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery

from groundwork.agreements.models import Agreement
from groundwork.care.models import Leave, MentorshipPause
from groundwork.meetings.states import HELD, MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

GRACE = timedelta(days=7)  # before an agreement says otherwise
TIME_TO_SIGN = timedelta(days=21)  # after the first talk


@dataclass(frozen=True)
class Contact:
    """How a pair stands: facts a coordinator may see."""

    mentorship: Mentorship
    last_talk_at: datetime | None
    next_talk_at: datetime | None
    talks: int
    rhythm: timedelta
    grace: timedelta
    paused_until: date | None
    left_until: date | None
    signed: bool
    moved_in_a_row: int
    first_talk_at: datetime | None

    @property
    def since(self) -> datetime:
        """From when on the pair's rhythm is counted."""
        return self.last_talk_at or self.mentorship.began_at

    @property
    def due_by(self) -> datetime:
        return self.since + self.rhythm + self.grace

    def reason(self, at: datetime) -> str | None:
        """Why this pair could use a word, as a code; None when all is well."""
        if self.paused_until or (self.left_until and self.left_until > at.date()):
            return None
        if self.mentorship.stage == Stage.CLOSED:
            return None
        if self.next_talk_at is None and at > self.due_by:
            return "no_first_talk" if self.last_talk_at is None else "quiet"
        if self.moved_in_a_row >= 3:
            return "moved_often"
        if not self.signed and self.first_talk_at and at > self.first_talk_at + TIME_TO_SIGN:
            return "unsigned"
        return None

    def in_touch(self, at: datetime) -> bool:
        return self.reason(at) not in {"quiet", "no_first_talk"}


def contacts(mentorships: QuerySet[Any], *, at: datetime) -> list[Contact]:
    """How each of these pairs stands, in a constant number of queries."""
    in_force = Agreement.objects.in_force().filter(mentorship=OuterRef("pk"))
    resting = MentorshipPause.objects.filter(mentorship=OuterRef("pk"), ended_at=None)
    left = Leave.objects.filter(mentorship=OuterRef("pk")).order_by("-until")
    held = Q(meetings__state__in=HELD)
    rows = (
        mentorships.select_related("program", "cohort")
        .prefetch_related("seats__person")
        .annotate(
            last_talk_at=Max("meetings__starts_at", filter=held),
            first_talk_at=Min("meetings__starts_at", filter=held),
            next_talk_at=Max("meetings__starts_at", filter=Q(meetings__state=MeetingState.PLANNED)),
            talks=Count("meetings", filter=held),
            agreed_weeks=Subquery(in_force.values("rhythm_weeks")[:1]),
            agreed_grace=Subquery(in_force.values("grace_days")[:1]),
            signed=Exists(in_force),
            paused_until=Subquery(resting.values("until")[:1]),
            left_until=Subquery(left.values("until")[:1]),
        )
    )
    rows = list(rows)
    moved = _moved_in_a_row([row.pk for row in rows])
    return [_contact(row, moved.get(row.pk, 0), at) for row in rows]


def _contact(row: Any, moved: int, at: datetime) -> Contact:
    planned_ahead = row.next_talk_at if row.next_talk_at and row.next_talk_at > at - timedelta(days=1) else None
    return Contact(
        mentorship=row,
        last_talk_at=row.last_talk_at,
        first_talk_at=row.first_talk_at,
        next_talk_at=planned_ahead,
        talks=row.talks,
        rhythm=timedelta(weeks=row.agreed_weeks or row.program.rhythm_weeks),
        grace=timedelta(days=row.agreed_grace) if row.agreed_grace is not None else GRACE,
        paused_until=row.paused_until,
        left_until=row.left_until,
        signed=row.signed,
        moved_in_a_row=moved,
    )


def _moved_in_a_row(mentorship_ids: Iterable[Any]) -> dict[Any, int]:
    """How many talks in a row were moved, up to now, for each pair."""
    from groundwork.meetings.models import Meeting

    settled = Meeting.objects.filter(mentorship__in=list(mentorship_ids), settled_at__isnull=False)
    in_a_row: dict[Any, int] = {}
    for mentorship_id, state in settled.order_by("settled_at").values_list("mentorship_id", "state"):
        in_a_row[mentorship_id] = in_a_row.get(mentorship_id, 0) + 1 if state == MeetingState.MOVED else 0
    return in_a_row


def could_use_a_word(everyone: Iterable[Contact], *, at: datetime) -> list[tuple[Contact, str]]:
    """The pairs that could use a word and why, longest silence first."""
    found = [(contact, reason) for contact in everyone if (reason := contact.reason(at))]
    return sorted(found, key=lambda pair: pair[0].since)
