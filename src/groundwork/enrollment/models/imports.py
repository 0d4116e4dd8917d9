"""A file of people on its way in: staged, mapped, checked, landed in one transaction, undone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet
from groundwork.programs.models import Cohort, programs_coordinated_by

from ..states import ImportState


class ImportRunSet(RowSet):
    def visible_to(self, person: Any) -> ImportRunSet:
        return self.filter(cohort__program__in=programs_coordinated_by(person))


class ImportRun(Row):
    """One file that a coordinator brings in. Nothing is written to people until it lands."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = Label(max_length=200)
    default_role = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.MAPPING)
    content = models.BinaryField()  # the file as it came, until it lands or is thirty days old
    sheet = Label(max_length=120, blank=True)
    mapping = models.JSONField(default=dict)  # column index -> target key
    outcome = models.JSONField(default=dict)  # counts, and problems by row and column
    undo = models.JSONField(default=dict)  # what stood there before, so that undo restores exactly
    landed_at = models.DateTimeField(null=True)

    objects = ImportRunSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
