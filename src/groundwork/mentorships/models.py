"""Mentorships and the seats people take in them. No words here: what a pair says lives in the stages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet
from groundwork.enrollment.models import Participation, Role
from groundwork.programs.models import Cohort, Program, programs_coordinated_by

from .states import Stage


def mentorships_of(person: Any) -> models.QuerySet[Seat, dict[str, Any]]:
    """Ids of the mentorships this person has a seat in. Fetched first: an OR over two joins scans everything."""
    return Seat.objects.filter(person=person).values("mentorship_id")


class MentorshipSet(RowSet):
    def visible_to(self, person: Any) -> MentorshipSet:
        """The two of them, and the program's coordinators: that it exists and how it stands, never what is said."""
        return self.filter(Q(pk__in=mentorships_of(person)) | Q(program__in=programs_coordinated_by(person)))

    def of(self, person: Any) -> MentorshipSet:
        return self.filter(pk__in=mentorships_of(person))

    def live(self) -> MentorshipSet:
        return self.exclude(stage=Stage.CLOSED)


class Mentorship(Row):
    """Two people in a program, one further along than the other, who agreed to help one of them grow."""

    class Origin(models.TextChoices):
        ROUND = "round", _("A matching round")
        OFFER = "offer", _("A mentor's offer")
        REQUEST = "request", _("A mentee's request")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="mentorships")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="mentorships")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.GROUNDWORK)
    origin = models.CharField(max_length=10, choices=Origin)
    pair_key = Label(max_length=80)  # the two people's ids, so that a pair is live once in a program
    began_at = models.DateTimeField()
    growing_at = models.DateTimeField(null=True)
    ends_on = models.DateField()
    closed_at = models.DateTimeField(null=True)

    objects = MentorshipSet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "pair_key"], condition=Q(closed_at=None), name="live_once_per_pair"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_at__isnull=False) | (~Q(stage=Stage.CLOSED) & Q(closed_at=None)),
                name="closed_has_a_date",
            ),
        ]

    @property
    def mentor(self) -> Any:
        return self._seated(Role.MENTOR)

    @property
    def mentee(self) -> Any:
        return self._seated(Role.MENTEE)

    def _seated(self, role: str) -> Any:
        return next(seat.person for seat in self.seats.all() if seat.role == role)

    def other(self, person: Any) -> Any:
        """The one who isn't `person`."""
        return next(seat.person for seat in self.seats.all() if seat.person_id != person.pk)

    def role_of(self, person: Any) -> str | None:
        return next((seat.role for seat in self.seats.all() if seat.person_id == person.pk), None)


class SeatSet(RowSet):
    def visible_to(self, person: Any) -> SeatSet:
        return self.filter(mentorship__in=Mentorship.objects.visible_to(person))


class Seat(Row):
    """A person's seat in a mentorship."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=10, choices=Role)

    objects = SeatSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "person"], name="one_seat_each"),
            models.UniqueConstraint(fields=["mentorship", "role"], name="one_of_each_role"),
        ]


class SeatWordsSet(RowSet):
    """Rows that belong to a mentorship and hold the words of the two."""

    path = "mentorship"

    def visible_to(self, person: Any) -> SeatWordsSet:
        return self.filter(**{f"{self.path}__in": mentorships_of(person)})


class SeatFactsSet(RowSet):
    """Rows that belong to a mentorship and hold facts: the two and the program's coordinators see them."""

    path = "mentorship"

    def visible_to(self, person: Any) -> SeatFactsSet:
        return self.filter(
            Q(**{f"{self.path}__in": mentorships_of(person)})
            | Q(**{f"{self.path}__program__in": programs_coordinated_by(person)})
        )
