"""A coordinator asks a mentor for one more place. Whether there is one, the mentor alone says."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from groundwork.core.models import Row, RowSet
from groundwork.programs.models import programs_coordinated_by

from ..states import PlaceAskState
from .participation import Participation


class PlaceAskSet(RowSet):
    def visible_to(self, person: Any) -> PlaceAskSet:
        return self.filter(
            Q(participation__person=person) | Q(participation__cohort__program__in=programs_coordinated_by(person))
        )

    def open(self, at: Any) -> PlaceAskSet:
        """Those that can still be answered."""
        return self.filter(state=PlaceAskState.WAITING, expires_at__gt=at)


class PlaceAsk(Row):
    """One question to one mentor: could you take one more person? It ends by itself."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="place_asks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=PlaceAskState, default=PlaceAskState.WAITING)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = PlaceAskSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation"], condition=Q(state=PlaceAskState.WAITING), name="one_open_ask_for_a_place"
            )
        ]
