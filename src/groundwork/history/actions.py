"""Writing down what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from .models import Event


def record(name: str, *, about: models.Model, by: Any, at: datetime, organization: Any = None, **facts: Any) -> Event:
    """Write the event in the caller's transaction. `facts` are ids, numbers, dates and codes: never people's words."""
    return Event.objects.create(
        name=name,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        by=by,
        at=at,
        organization_id=getattr(organization, "pk", organization),
        facts={key: _plain(value) for key, value in facts.items()},
    )


def record_each(
    name: str,
    *,
    about: Iterable[models.Model],
    by: Any,
    at: datetime,
    organization: Any,
    announced: bool = False,
    **facts: Any,
) -> int:
    """The same event for many rows at once; says for how many. `announced` when nobody is to hear of it by letter."""
    also = {
        "facts": {key: _plain(value) for key, value in facts.items()},
        "organization_id": getattr(organization, "pk", organization),
        "announced_at": at if announced else None,
    }
    events = [
        Event(name=name, about_type=row._meta.label_lower, about_id=row.pk, by=by, at=at, **also) for row in about
    ]
    return len(Event.objects.bulk_create(events, batch_size=500))


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
