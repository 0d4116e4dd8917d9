"""What comes next for somebody who waits: the round, mentors whose places come free, and when we write again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Min, Q

from groundwork.core.clock import local_day
from groundwork.enrollment.models import Participation, Pause, Place, Role
from groundwork.mentorships.models import Seat

LOOKED_AHEAD = timedelta(days=120)
WRITE_EVERY = timedelta(days=30)


@dataclass(frozen=True)
class Ahead:
    """Dates to look forward to; whoever the mentors are, they are counted and not named."""

    round_on: date | None
    mentors: int  # who would suit and are expected to have a place by then
    first_on: date | None
    write_by: datetime


def ahead_for(mentee: Participation, suits: Collection[Any], free: Collection[Any], *, at: datetime) -> Ahead:
    """What is known of the next months. `suits` are mentors whom no rule keeps away, `free` those with a place now."""
    today = local_day(at, mentee.person)
    matching_on = mentee.cohort.matching_on
    days = [day for day in _days_of([one for one in suits if one not in free], at) if today <= day <= _last(today)]
    wait = mentee.waits.live().first()  # type: ignore[attr-defined]
    return Ahead(
        round_on=matching_on if matching_on and matching_on >= today else None,
        mentors=len(days),
        first_on=min(days, default=None),
        write_by=(wait.wrote_at if wait else at) + WRITE_EVERY,
    )


def _last(today: date) -> date:
    return today + LOOKED_AHEAD


def _days_of(mentors: Collection[Any], at: datetime) -> list[date]:
    """For each of these people the first day from which one of their places may be free."""
    program = Q(cohort__program__in={part.cohort.program_id for part in mentors})
    parts = Participation.objects.mentors().ready().filter(program, person__in=[part.person_id for part in mentors])
    days: dict[Any, date] = {}
    for part, day in _days_by_part(parts.select_related("offer"), at):
        days[part.person_id] = min(day, days.get(part.person_id, day))
    return list(days.values())


def _days_by_part(parts: Any, at: datetime) -> Iterable[tuple[Any, date]]:
    """A mentorship's planned end, or the end of a pause, whichever comes last; nothing where one is not known."""
    live = Seat.objects.filter(participation__in=parts, role=Role.MENTOR, mentorship__closed_at=None)
    ends = dict(live.order_by().values_list("participation").annotate(on=Min("mentorship__ends_on")))
    pauses = dict(Pause.objects.running(at).filter(participation__in=parts).values_list("participation", "until"))
    counted = Place.objects.live().filter(~Q(purpose=Place.Purpose.ASK), participation__in=parts)
    held = Counter(counted.values_list("participation", flat=True))
    for part in parts:
        until = pauses.get(part.pk)
        known: list[date | None] = [until.date() if until else None] if part.pk in pauses else []
        if held[part.pk] >= part.places:
            known.append(ends.get(part.pk))
        days = [day for day in known if day is not None]
        if days and len(days) == len(known):
            yield part, max(days)
