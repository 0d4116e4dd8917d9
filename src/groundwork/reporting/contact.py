"""Contact against each pair's own rhythm: agreed period plus grace, as facts, never what was said.

A pair is in touch while its last talk, its beginning or the end of its rest lies no longer back than its rhythm and
grace; a pair that rests or has a talk planned is in touch too. Nobody is late against a number of the program's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from groundwork.agreements.models import Agreement
from groundwork.care.models import Leave, MentorshipPause
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import HELD, MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage

GRACE = timedelta(days=7)  # before an agreement says otherwise
TIME_TO_SIGN = timedelta(days=21)  # after the first talk
OUTCOME_OPEN = timedelta(days=1)  # a talk counts as planned until somebody can have said what became of it
MOVED_OFTEN = 3


class Why(models.TextChoices):
    """Why a pair could use a word."""

    NO_FIRST_TALK = "no_first_talk", _("No first talk yet")
    QUIET = "quiet", _("Quiet for longer than their own rhythm")
    MOVED_OFTEN = "moved_often", _("Talks moved three times in a row")
    UNSIGNED = "unsigned", _("No agreement yet")


SILENT = {Why.QUIET, Why.NO_FIRST_TALK}


@dataclass(frozen=True)
class Contact:
    """How a pair stands: facts a coordinator may see."""

    mentorship: Mentorship
    talks: int
    first_talk_at: datetime | None
    last_talk_at: datetime | None
    next_talk_at: datetime | None
    moved_in_a_row: int
    rhythm: timedelta
    grace: timedelta
    signed: bool
    resting_until: date | None
    rested_until: datetime | None  # when the last rest ended
    left_until: date | None

    @property
    def since(self) -> datetime:
        """From when on the pair's rhythm is counted: a rest is not a silence."""
        talked = self.last_talk_at or self.mentorship.began_at
        return max(talked, self.rested_until) if self.rested_until else talked

    @property
    def due_by(self) -> datetime:
        return self.since + self.rhythm + self.grace

    def why(self, at: datetime) -> Why | None:
        """Why this pair could use a word; None when all is well, they rest, or somebody looks after it already."""
        left_in_peace = self.left_until and self.left_until > at.date()
        if self.resting_until or left_in_peace or self.mentorship.stage == Stage.CLOSED:
            return None
        if not self.is_in_touch(at):
            return Why.QUIET if self.last_talk_at else Why.NO_FIRST_TALK
        if self.moved_in_a_row >= MOVED_OFTEN:
            return Why.MOVED_OFTEN
        return Why.UNSIGNED if self._is_unsigned(at) else None

    def is_in_touch(self, at: datetime) -> bool:
        """Whether they rest, have a talk planned, or have talked within their own rhythm and grace."""
        return bool(self.resting_until or self.next_talk_at) or at <= self.due_by

    def _is_unsigned(self, at: datetime) -> bool:
        # Who grows without an agreement has chosen to, and that is on record.
        waits = self.mentorship.stage == Stage.GROUNDWORK and not self.signed
        return waits and self.first_talk_at is not None and at > self.first_talk_at + TIME_TO_SIGN


def contacts(mentorships: QuerySet[Any], *, at: datetime) -> list[Contact]:
    """How each of these pairs stands, in a constant number of queries."""
    in_force = Agreement.objects.in_force().filter(mentorship=OuterRef("pk"))
    rests = MentorshipPause.objects.filter(mentorship=OuterRef("pk"))
    left = Leave.objects.filter(mentorship=OuterRef("pk")).order_by("-until")
    held, planned = Q(meetings__state__in=HELD), Q(meetings__state=MeetingState.PLANNED)
    still_ahead = planned & Q(meetings__starts_at__gt=at - OUTCOME_OPEN)
    rows = list(
        mentorships.select_related("program", "cohort")
        .prefetch_related("seats__person")
        .annotate(
            talks=Count("meetings", filter=held),
            first_talk_at=Min("meetings__starts_at", filter=held),
            last_talk_at=Max("meetings__starts_at", filter=held),
            next_talk_at=Min("meetings__starts_at", filter=still_ahead),
            agreed_weeks=Subquery(in_force.values("rhythm_weeks")[:1]),
            agreed_grace=Subquery(in_force.values("grace_days")[:1]),
            signed=Exists(in_force),
            resting_until=Subquery(rests.filter(ended_at=None).values("until")[:1]),
            rested_until=Subquery(rests.filter(ended_at__lte=at).order_by("-ended_at").values("ended_at")[:1]),
            left_until=Subquery(left.values("until")[:1]),
        )
    )
    moved = _moved_in_a_row([row.pk for row in rows])
    return [_contact(row, moved.get(row.pk, 0)) for row in rows]


def _contact(row: Any, moved_in_a_row: int) -> Contact:
    return Contact(
        mentorship=row,
        talks=row.talks,
        first_talk_at=row.first_talk_at,
        last_talk_at=row.last_talk_at,
        next_talk_at=row.next_talk_at,
        moved_in_a_row=moved_in_a_row,
        rhythm=timedelta(weeks=row.agreed_weeks or row.program.rhythm_weeks),
        grace=timedelta(days=row.agreed_grace) if row.agreed_grace is not None else GRACE,
        signed=row.signed,
        resting_until=row.resting_until,
        rested_until=row.rested_until,
        left_until=row.left_until,
    )


def _moved_in_a_row(mentorship_ids: Iterable[Any]) -> dict[Any, int]:
    """How many talks in a row were moved, up to now, for each pair."""
    settled = Meeting.objects.filter(mentorship__in=list(mentorship_ids), settled_at__isnull=False)
    in_a_row: dict[Any, int] = {}
    for mentorship_id, state in settled.order_by("settled_at").values_list("mentorship_id", "state"):
        in_a_row[mentorship_id] = in_a_row.get(mentorship_id, 0) + 1 if state == MeetingState.MOVED else 0
    return in_a_row


def could_use_a_word(everyone: Iterable[Contact], *, at: datetime) -> list[tuple[Contact, Why]]:
    """The pairs that could use a word and why, longest silence first."""
    found = [(contact, why) for contact in everyone if (why := contact.why(at))]
    return sorted(found, key=lambda pair: (pair[0].since, str(pair[0].mentorship.pk)))
