"""Reads about mentorships that are longer than a line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from groundwork.history.models import Event

from .models import Mentorship

STAGE_MOVES = ["mentorship.grew", "mentorship.review_began", "mentorship.went_on"]


def pairs_of(person: Any) -> QuerySet[Mentorship]:
    """The mentorships this person has a seat in, with both people and the program at hand."""
    return (
        Mentorship.objects.of(person)
        .select_related("program__organization", "cohort")
        .prefetch_related("seats__person")
    )


def stage_moves(mentorship: Mentorship) -> list[tuple[str, datetime, dict[str, Any]]]:
    """Name, moment and facts of each move from stage to stage, oldest first."""
    moves = Event.objects.filter(about_id=mentorship.pk, name__in=STAGE_MOVES).order_by("at", "created_at")
    return [(event.name, event.at, event.facts) for event in moves]
