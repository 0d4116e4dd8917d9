"""How many letters nobody asked for somebody may get in a week. The one place that counts them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.mentorships.models import Seat
from groundwork.people.models import Person

from .models import Importance, Notification

UNASKED = {Importance.FOLLOW_UP, Importance.NUDGE, Importance.NEWS}
A_WEEK = timedelta(days=7)
FOR_MENTORS, FOR_OTHERS = 1, 2


def take_turns(people: Iterable[Any]) -> None:
    """From here to the end of the transaction nobody else counts for these people: two workers, one budget."""
    ids = {person.pk for person in people if person}
    list(Person.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",), no_key=True))


def is_spent(person: Any, *, around: datetime) -> bool:
    """Whether one more unasked letter at this time would be one too many within a week."""
    counted = Notification.objects.filter(
        person=person,
        importance__in=UNASKED,
        not_before__gt=around - A_WEEK,
        not_before__lt=around + A_WEEK,
    ).exclude(state__in=[Notification.State.SKIPPED, Notification.State.FAILED])
    return counted.count() >= (FOR_MENTORS if _mentors(person) else FOR_OTHERS)


def _mentors(person: Any) -> bool:
    offers = Participation.objects.mentors().filter(person=person).exclude(state=ParticipationState.LEFT)
    return offers.exists() or Seat.objects.filter(person=person, role=Role.MENTOR, mentorship__closed_at=None).exists()
