"""Events become notifications: each event is claimed once, and its notifications are written in the same transaction."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from groundwork.history.models import Event

from .catalogue import Kind, Listener, by_event
from .models import Importance, Notification, SwitchedOff
from .timing import earliest

log = logging.getLogger(__name__)
BATCH = 200


def announce(at: datetime) -> int:
    """Announce all events that nobody has heard of yet; says how many. A crash loses nothing and doubles nothing."""
    announced = 0
    while batch := list(Event.objects.filter(announced_at=None, at__lte=at)[:BATCH]):
        announced += sum(_announce_one(event, at) for event in batch)
    return announced


@transaction.atomic
def _announce_one(event: Event, at: datetime) -> bool:
    if not Event.objects.filter(pk=event.pk, announced_at=None).update(announced_at=at):
        return False  # another worker was quicker
    for kind in by_event(event.name):
        for listener in kind.listeners(event):
            if _wants(listener, kind):
                _write(event, kind, listener, at)
    return True


def _wants(listener: Listener, kind: Kind) -> bool:
    if kind.importance == Importance.WAITING or listener.person is None:
        return True
    return not SwitchedOff.objects.filter(person=listener.person, importance=kind.importance).exists()


def _write(event: Event, kind: Kind, listener: Listener, at: datetime) -> None:
    moment = max(kind.at(event), at) if kind.at else at
    Notification.objects.get_or_create(
        event=event,
        address=listener.to,
        kind=kind.name,
        defaults={
            "person": listener.person,
            "importance": kind.importance,
            "not_before": earliest(listener.person, kind.importance, moment),
        },
    )
