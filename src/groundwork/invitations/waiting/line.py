"""The line of a cohort: whoever has waited longest stands first, and asking somebody costs nobody their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.queries import mentees_without_a_mentor
from groundwork.mentorships.models import Mentorship
from groundwork.programs.models import Cohort


@dataclass(frozen=True)
class InLine:
    """Somebody without a mentor, by the id of their part, and since when."""

    part_id: Any
    since: datetime


def line_of(cohort: Cohort, *, at: datetime, as_told: bool = False) -> list[InLine]:
    """Everyone of the cohort who is ready and has no mentor, longest waiting first, in one query.

    Waiting begins when somebody is ready, or anew when their last mentorship has ended. Who pauses steps out for as
    long, and comes back to the same place. `as_told` is the line as those in it know it: whose pair has gone out and
    not begun still stands there.
    """
    ended = Mentorship.objects.filter(
        program=OuterRef("cohort__program"),
        seats__person=OuterRef("person"),
        seats__role=Role.MENTEE,
        closed_at__isnull=False,
    )
    last = ended.order_by("-closed_at").values("closed_at")[:1]
    mentees = mentees_without_a_mentor(cohort.program, at=at, as_told=as_told).filter(cohort=cohort)
    rows = mentees.annotate(free_since=Subquery(last)).values_list("pk", "ready_at", "free_since", "created_at")
    line = [InLine(part, _since(ready_at, free_since, created_at)) for part, ready_at, free_since, created_at in rows]
    return sorted(line, key=lambda each: (each.since, str(each.part_id)))


def place_in(line: Sequence[InLine], mentee: Participation) -> int | None:
    """The mentee's place, the first being 1; None for somebody who isn't in it."""
    return next((number for number, each in enumerate(line, 1) if each.part_id == mentee.pk), None)


def _since(ready_at: datetime | None, free_since: datetime | None, created_at: datetime) -> datetime:
    known = [moment for moment in (ready_at, free_since) if moment is not None]
    return max(known, default=created_at)
