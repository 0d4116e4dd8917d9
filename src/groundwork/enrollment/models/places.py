"""Capacity as numbered places with at most one live holder each: it can't be overrun, on either database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.models import Row, RowSet
from groundwork.programs.models import programs_coordinated_by

from .participation import Participation


class PlaceSet(RowSet):
    def visible_to(self, person: Any) -> PlaceSet:
        return self.filter(
            Q(participation__person=person) | Q(participation__cohort__program__in=programs_coordinated_by(person))
        )

    def live(self) -> PlaceSet:
        return self.filter(released_at=None)

    def told(self) -> PlaceSet:
        """Live places of which the two have been told: a published pair learns of its own when it begins."""
        return self.live().exclude(purpose=Place.Purpose.PAIRING)


class Place(Row):
    """A numbered place of a participation, held by an open ask, a published pairing or a mentorship."""

    class Purpose(models.TextChoices):
        ASK = "ask", _("An open request or offer")
        PAIRING = "pairing", _("A published match")
        MENTORSHIP = "mentorship", _("A mentorship")

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="held_places")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=12, choices=Purpose)
    holder_id = models.UUIDField(db_index=True)  # the invitation, pairing or mentorship
    partner = models.ForeignKey(Participation, null=True, on_delete=models.CASCADE, related_name="+")
    released_at = models.DateTimeField(null=True)

    objects = PlaceSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "number"], condition=Q(released_at=None), name="one_live_holder_per_place"
            )
        ]


class PauseSet(RowSet):
    def visible_to(self, person: Any) -> PauseSet:
        return self.filter(
            Q(participation__person=person) | Q(participation__cohort__program__in=programs_coordinated_by(person))
        )

    def running(self, at: Any) -> PauseSet:
        return self.filter(Q(until=None) | Q(until__gt=at), since__lte=at, lifted_at=None)


class Pause(Row):
    """No new requests for a while: hidden from search, matching and suggestions; what runs, runs on."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    objects = PauseSet.as_manager()
