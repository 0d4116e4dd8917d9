"""The coordinator's five numbers, each with its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.queries import mentees_without_a_mentor, mentors_with_a_free_place
from groundwork.enrollment.states import ParticipationState
from groundwork.mentorships.models import Mentorship

from .contact import Contact, contacts


@dataclass(frozen=True)
class Overview:
    """How a cohort stands, in five numbers and the pairs behind them."""

    taking_part: int
    invited: int
    pairs: int
    in_touch: int
    signed: int
    waiting: int
    waiting_since: datetime | None
    free_places: int
    mentors_with_places: int
    contacts: list[Contact]


def overview(cohort: Any, *, at: datetime) -> Overview:
    """The numbers of a cohort, in a constant number of queries."""
    pairs = contacts(Mentorship.objects.live().filter(cohort=cohort), at=at)
    parts = Participation.objects.filter(cohort=cohort).exclude(state=ParticipationState.LEFT)
    waiting = _waiting_since(mentees_without_a_mentor(cohort.program, at=at).filter(cohort=cohort))
    free = list(
        mentors_with_a_free_place(cohort.program, at=at).filter(cohort=cohort).values_list("places_offered", "held")
    )
    return Overview(
        taking_part=parts.filter(state=ParticipationState.READY).values("person").distinct().count(),
        invited=parts.values("person").distinct().count(),
        pairs=len(pairs),
        in_touch=sum(contact.is_in_touch(at) for contact in pairs),
        signed=sum(contact.signed for contact in pairs),
        waiting=len(waiting),
        waiting_since=min(waiting, default=None),
        free_places=sum(offered - held for offered, held in free),
        mentors_with_places=len(free),
        contacts=pairs,
    )


def _waiting_since(mentees: QuerySet[Participation]) -> list[datetime]:
    """Since when each has been without a mentor: since they were ready, or since their last mentorship ended."""
    ended = Mentorship.objects.filter(
        program=OuterRef("cohort__program"), seats__person=OuterRef("person"), seats__role=Role.MENTEE
    )
    last = ended.filter(closed_at__isnull=False).order_by("-closed_at").values("closed_at")[:1]
    rows = mentees.annotate(free_since=Subquery(last)).values_list("ready_at", "free_since", "created_at")
    return [max(filter(None, (ready_at, free_since)), default=created_at) for ready_at, free_since, created_at in rows]
