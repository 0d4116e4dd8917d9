"""Events become notifications: each event is claimed once, its notifications are written in the same transaction."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from groundwork.history.models import Event

from .budgets import UNASKED, is_spent, take_turns
from .catalogue import Kind, Listener, by_event
from .models import Importance, Notification, SwitchedOff
from .timing import earliest

log = logging.getLogger(__name__)
BATCH = 200


def announce(at: datetime) -> int:
    """Announce all events that nobody has heard of yet; says how many. A crash loses nothing and doubles nothing."""
    announced, stuck = 0, set[Any]()
    while batch := _unheard(at, stuck):
        for event in batch:
            try:
                announced += _announce_one(event, at)
            except Exception:  # one event that can't be told keeps no other waiting; the next run tries it again
                log.exception("Event %s (%s) could not be announced", event.pk, event.name)
                stuck.add(event.pk)
    return announced


def _unheard(at: datetime, stuck: set[Any]) -> list[Event]:
    waiting = Event.objects.filter(announced_at=None, at__lte=at).exclude(pk__in=stuck)
    return list(waiting.select_related("by")[:BATCH])


@transaction.atomic
def _announce_one(event: Event, at: datetime) -> bool:
    if not Event.objects.filter(pk=event.pk, announced_at=None).update(announced_at=at):
        return False  # another worker was quicker
    heard_by = [(kind, listener) for kind in by_event(event.name) for listener in kind.listeners(event)]
    take_turns(listener.person for kind, listener in heard_by if kind.importance in UNASKED)
    for kind, listener in heard_by:
        if wants(listener.person, kind.importance):
            _write(event, kind, listener, at)
    return True


def wants(person: Any, importance: str) -> bool:
    """Whether somebody hears of things of this importance; nobody switches off that another person waits."""
    if importance == Importance.WAITING or person is None:
        return True
    return not SwitchedOff.objects.filter(person=person, importance=importance).exists()


def _write(event: Event, kind: Kind, listener: Listener, at: datetime) -> None:
    moment = max(kind.at(event, listener), at) if kind.at else at
    not_before = moment if kind.at_once or not settings.LETTERS_KEEP_HOURS else earliest(listener.zone, moment)
    too_many = kind.importance in UNASKED and is_spent(listener.person, around=not_before)
    Notification.objects.get_or_create(
        event=event,
        address=listener.to,
        kind=kind.name,
        defaults={
            "person": listener.person,
            "importance": kind.importance,
            "not_before": not_before,
            "state": Notification.State.SKIPPED if too_many else Notification.State.WAITING,
            "problem": "budget" if too_many else "",
        },
    )
