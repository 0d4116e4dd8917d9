"""What every row has."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone


class Row(models.Model):
    """A row with a random public id and the moment it came to be."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __repr__(self) -> str:
        # Never people's words: reprs land in logs.
        return f"<{type(self).__name__} {str(self.pk)[:8]}>"

    def __str__(self) -> str:
        return repr(self)


class RowSet(models.QuerySet):  # type: ignore[type-arg]
    """A set of rows that people look at through `visible_to`."""

    def visible_to(self, person: Any) -> RowSet:
        """Those rows that this person may see. Each model says who."""
        raise NotImplementedError(f"{self.model.__name__} says nobody may see it")


class Heartbeat(models.Model):
    """When a process that works in the background was last alive."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def beat(cls, name: str, *, at: datetime) -> None:
        """Say that it is alive."""
        cls.objects.update_or_create(name=name, defaults={"at": at})
