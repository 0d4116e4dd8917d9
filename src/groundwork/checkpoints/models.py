"""Checkpoints and the answers of each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Words
from groundwork.core.models import Row
from groundwork.mentorships.models import Mentorship, SeatFactsSet, SeatWordsSet, mentorships_of


class Checkpoint(Row):
    """A date on which the two look back; shown to each other once both have answered."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="checkpoints")
    due_on = models.DateField()
    shown_at = models.DateTimeField(null=True)

    objects = SeatFactsSet.as_manager()

    class Meta:
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["mentorship", "due_on"], name="one_look_per_date")]


class AnswerSet(SeatWordsSet):
    path = "checkpoint__mentorship"

    def visible_to(self, person: Any) -> AnswerSet:
        """One's own; the other's once both have answered."""
        return self.filter(
            Q(by=person) | Q(checkpoint__mentorship__in=mentorships_of(person), checkpoint__shown_at__isnull=False)
        )


class Answer(Row):
    """How one of the two sees it, answered alone."""

    class Satisfied(models.TextChoices):
        VERY = "very", _("Very much")
        MOSTLY = "mostly", _("Mostly")
        PARTLY = "partly", _("In part")
        NOT_YET = "not_yet", _("Not yet")
        RATHER_NOT = "rather_not", _("I would rather not say")

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    satisfied = models.CharField(max_length=12, choices=Satisfied)
    working = Words(circle=Circle.US)
    progress = Words(circle=Circle.US)
    better = Words(circle=Circle.US)  # what each of us could do better
    answered_at = models.DateTimeField()

    objects = AnswerSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "by"], name="one_answer_each")]
