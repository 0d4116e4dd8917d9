"""Preparation, and the agreement with its versions, clauses and signatures."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Label, Words
from groundwork.core.models import Row
from groundwork.mentorships.models import Mentorship, SeatFactsSet, SeatWordsSet, mentorships_of

from .states import AgreementState, ClauseKey


class PreparationSet(SeatWordsSet):
    def visible_to(self, person: Any) -> PreparationSet:
        """One's own, and the other's once both are shown to each other."""
        return self.filter(Q(by=person) | Q(mentorship__in=mentorships_of(person), shown_at__isnull=False))


class Preparation(Row):
    """What one thinks before the first meeting; the two read each other's when both are done, or on the day."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="preparations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expectations = Words(circle=Circle.US)  # what I expect of a mentor / of this
    this_year = Words(circle=Circle.US)  # my goals for this year / what I hope to pass on
    in_three_years = Words(circle=Circle.US)  # a mentor: what I would have liked to be asked back then
    about_me = Words(circle=Circle.US)
    done_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)

    objects = PreparationSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "by"], name="one_preparation_each")]


class AgreementSet(SeatFactsSet):
    def in_force(self) -> AgreementSet:
        return self.filter(state=AgreementState.IN_FORCE)


class Agreement(Row):
    """A version of what the two agreed, as facts that reminders and health rest on; its words are in the clauses."""

    class Channel(models.TextChoices):
        VIDEO = "video", _("By video")
        PHONE = "phone", _("By phone")
        IN_PERSON = "in_person", _("In person")
        MIXED = "mixed", _("Some of each")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)  # nobody signs what changed after they read it
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    rhythm_weeks = models.PositiveSmallIntegerField()
    grace_days = models.PositiveSmallIntegerField(default=7)
    minutes = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.VIDEO)
    hours_from = models.TimeField(null=True)  # when the mentor may be reached between talks
    hours_until = models.TimeField(null=True)
    answer_days = models.PositiveSmallIntegerField(default=2)
    look_back_on = models.DateField(null=True)
    ends_on = models.DateField()
    in_force_at = models.DateTimeField(null=True)

    objects = AgreementSet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "number"], condition=~Q(state=AgreementState.DROPPED), name="versions_count_up"
            ),
            models.UniqueConstraint(
                fields=["mentorship"], condition=Q(state=AgreementState.IN_FORCE), name="one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["mentorship"], condition=Q(state=AgreementState.DRAFT), name="one_version_being_written"
            ),
            models.CheckConstraint(
                condition=Q(rhythm_weeks__gte=1, rhythm_weeks__lte=12), name="agreed_rhythm_in_reach"
            ),
        ]


class ClauseSet(SeatWordsSet):
    path = "agreement__mentorship"


class Clause(Row):
    """One promise of an agreement, in the two people's words."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=20, choices=ClauseKey)
    text = Words(circle=Circle.US)

    objects = ClauseSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "key"], name="one_clause_per_key")]


class SignatureSet(SeatFactsSet):
    path = "agreement__mentorship"


class Signature(Row):
    """Somebody signed a version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = Label(max_length=120)  # as it stood when signing
    at = models.DateTimeField()
    time_zone = Label(max_length=64, default="UTC")

    objects = SignatureSet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["agreement", "by"], name="signed_once")]
