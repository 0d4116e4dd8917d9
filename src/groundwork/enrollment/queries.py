"""Reads about participations that are longer than a line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from .models import Participation, Role
from .places import with_free_places


def mentors_with_a_free_place(program: Any, *, at: datetime) -> QuerySet[Any]:
    """Ready mentors of the program's open cohorts who aren't paused and have a place nobody holds."""
    mentors = Participation.objects.mentors().ready().filter(cohort__program=program, offer__isnull=False)
    return with_free_places(mentors, at=at).filter(held__lt=F("places_offered"))


def mentees_without_a_mentor(program: Any, *, at: datetime) -> QuerySet[Any]:
    """Ready mentees of the program who hold no place with anybody, longest waiting first."""
    mentees = Participation.objects.filter(role=Role.MENTEE).ready().filter(cohort__program=program)
    return with_free_places(mentees, at=at).filter(held=0).order_by("ready_at")
