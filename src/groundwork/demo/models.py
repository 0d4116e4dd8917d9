"""The outbox: mail that leaves nothing but this page."""

from __future__ import annotations

from typing import Any

from django.db import models

from groundwork.core.circles import Label
from groundwork.core.models import Row, RowSet


class MailSet(RowSet):
    def visible_to(self, person: Any) -> MailSet:
        """Everybody: in the demo all mail lies open, that is what it is for."""
        return self.all()


class Mail(Row):
    """A mail that would have been sent."""

    to = Label(max_length=254)
    subject = Label(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list)  # their names

    objects = MailSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
