"""Rounds, the pairings they propose, and their publication. Coordinators alone look in here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row, RowSet
from groundwork.enrollment.models import Participation
from groundwork.programs.models import Cohort, programs_coordinated_by

from .states import PublicationState, RoundState

COORDINATORS = _("The coordinators of this program")


class RoundSet(RowSet):
    def visible_to(self, person: Any) -> RoundSet:
        return self.filter(cohort__program__in=programs_coordinated_by(person))


class Round(Row):
    """One matching of a cohort: who takes part, the rules, the plan, and how far it is from the best possible."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="rounds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    people = models.ManyToManyField(Participation, related_name="rounds")
    weights = models.JSONField(default=dict)  # part -> must / matters / nice / ignore
    seed = models.PositiveIntegerField(default=0)
    snapshot = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)  # people and answers as they were, JSON
    result = models.JSONField(default=dict)  # certificate and unmatched, codes and numbers
    ran_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    objects = RoundSet.as_manager()

    class Meta:
        ordering = ["-created_at"]


class RoundPartSet(RowSet):
    def visible_to(self, person: Any) -> RoundPartSet:
        return self.filter(round__cohort__program__in=programs_coordinated_by(person))


class Pairing(Row):
    """Two people a round proposes for each other, with the parts of their fit."""

    class Keep(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        LOCKED = "locked", _("Locked")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pairings")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    keep = models.CharField(max_length=10, choices=Keep, default=Keep.PROPOSED)
    fit = models.PositiveSmallIntegerField()  # 0 to 10,000
    parts = models.JSONField(default=list)  # name, value, evidence in codes
    by_hand = models.BooleanField(default=False)

    objects = RoundPartSet.as_manager()

    class Meta:
        ordering = ["fit"]
        constraints = [models.UniqueConstraint(fields=["round", "mentee"], name="one_mentor_per_mentee_and_round")]


class Exclusion(Row):
    """Two people who, a coordinator says, are not to be matched in this round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="exclusions")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)

    objects = RoundPartSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "mentor", "mentee"], name="excluded_once")]


class Publication(Row):
    """A round's pairings go out; nobody is told for thirty minutes, and until then it can be undone."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="publications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=PublicationState, default=PublicationState.WAITING)
    undo_until = models.DateTimeField()

    objects = RoundPartSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(state=PublicationState.WAITING), name="one_publication_at_a_time"
            )
        ]
