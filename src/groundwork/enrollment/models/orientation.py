"""Who has been to the orientation, where a program asks for it before anyone is matched."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from groundwork.core.models import Row, RowSet
from groundwork.programs.models import programs_coordinated_by

from .participation import Participation


class OrientationSet(RowSet):
    def visible_to(self, person: Any) -> OrientationSet:
        return self.filter(
            Q(participation__person=person) | Q(participation__cohort__program__in=programs_coordinated_by(person))
        )


class Orientation(Row):
    """Somebody has been to the orientation for their part: when it was noted, and by whom."""

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="orientation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = OrientationSet.as_manager()
