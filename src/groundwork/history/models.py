"""Events: the source of notifications, history and reports."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet


class EventSet(RowSet):
    def visible_to(self, person: Any) -> EventSet:
        """One's own doings; everything else is shown through the stage it belongs to."""
        return self.filter(by=person)


class Event(Row):
    """Something that happened, in the past tense (`offer.accepted`), with ids and facts but never people's words."""

    name = Label(max_length=80)
    about_type = Label(max_length=80)
    about_id = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    organization_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    announced_at = models.DateTimeField(null=True)

    objects = EventSet.as_manager()

    class Meta:
        ordering = ["at", "created_at"]
        indexes = [
            models.Index(fields=["about_id", "at"]),
            models.Index(fields=["at"], name="event_unannounced", condition=models.Q(announced_at=None)),
        ]
