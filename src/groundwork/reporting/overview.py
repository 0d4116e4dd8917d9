"""The coordinator's five numbers, each with its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from groundwork.enrollment.models import Participation
from groundwork.enrollment.queries import mentors_with_a_free_place
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.waiting import line_of
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
    waiting = line_of(cohort, at=at)
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
        waiting_since=waiting[0].since if waiting else None,
        free_places=sum(offered - held for offered, held in free),
        mentors_with_places=len(free),
        contacts=pairs,
    )
