"""Pauses and concerns."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row, RowSet
from groundwork.mentorships.models import Mentorship, SeatFactsSet
from groundwork.programs.models import Program, programs_coordinated_by


class MentorshipPause(Row):
    """The two rest until a date; nobody is reminded meanwhile."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="pauses")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    objects = SeatFactsSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentorship"], condition=Q(ended_at=None), name="one_pause_at_a_time")
        ]


class LeaveSet(RowSet):
    def visible_to(self, person: Any) -> LeaveSet:
        return self.filter(mentorship__program__in=programs_coordinated_by(person))


class Leave(Row):
    """A coordinator looked at a quiet pair and leaves it until a date. The pair never learns of it."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="leaves")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    until = models.DateField()

    objects = LeaveSet.as_manager()


class ConcernSet(RowSet):
    def visible_to(self, person: Any) -> ConcernSet:
        """Who raised it and the program's coordinators, but never the one it is about."""
        mine = Q(by=person) | Q(program__in=programs_coordinated_by(person))
        return self.filter(mine).exclude(about=person)


class Concern(Row):
    """Something told to the coordinators in confidence. The one it is about never sees it."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="concerns")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.COORDINATOR)
    seen_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = ConcernSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
