"""Notifications become mail: claimed, rendered, sent, and tried again when the server is away. Words are made here and
kept nowhere."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from groundwork.programs.models import Membership

from .announcing import wants
from .catalogue import KINDS, Listener
from .composing import compose
from .models import Notification

log = logging.getLogger(__name__)
State = Notification.State
GIVE_UP_AFTER = 8
CLAIM_LIVES = timedelta(minutes=5)
BATCH = 50


def send_due(at: datetime) -> int:
    """Send what is due, at most one batch; says how many went out. Never lost; doubled only when a crash falls between
    the mail server's thanks and our own note of it, and then with the same Message-ID."""
    Notification.objects.filter(state=State.SENDING, claimed_at__lt=at - CLAIM_LIVES).update(state=State.WAITING)
    due = Notification.objects.filter(state=State.WAITING, not_before__lte=at).order_by("not_before")
    batch = list(due.select_related("person", "event__by")[:BATCH])
    if not batch:
        return 0
    connection = get_connection()
    if not _opens(connection):
        return 0
    try:
        return sum(_send_one(notification, at, connection) for notification in batch)
    finally:
        _hang_up(connection)


def _opens(connection: BaseEmailBackend) -> bool:
    """Whether the mail server is there. While it is away no letter is tried, so none is ever given up for that."""
    try:
        connection.open()
    except Exception:
        log.warning("The mail server can't be reached; letters wait", exc_info=True)
        return False
    return True


def _hang_up(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception:
        log.warning("The connection to the mail server did not close", exc_info=True)


def _send_one(notification: Notification, at: datetime, connection: BaseEmailBackend) -> bool:
    claimed = Notification.objects.filter(pk=notification.pk, state=State.WAITING)
    if not claimed.update(state=State.SENDING, claimed_at=at):
        return False
    try:
        message = _written(notification, connection)
        if message is None:
            _settle(notification, state=State.SKIPPED)
            return False
        message.send()
    except Exception as problem:  # one letter that can't be written or sent keeps no other letter waiting
        _hang_up(connection)  # what the server still holds of this one is dropped; the next one calls again
        _try_again(notification, at, problem)
        return False
    _settle(notification, state=State.SENT, sent_at=at, subject=str(message.subject)[:200])
    return True


def _written(notification: Notification, connection: BaseEmailBackend) -> EmailMultiAlternatives | None:
    """The mail, or None when it isn't needed any more: somebody was quicker, or the reader left or wants none."""
    person = notification.person
    if person and (not person.is_active or _has_left(notification) or not wants(person, notification.importance)):
        return None
    listener = Listener(person, notification.address)
    letter = KINDS[notification.kind].write(notification.event, listener)
    return compose(notification, letter, connection) if letter else None


def _has_left(notification: Notification) -> bool:
    """Whether the reader's place in the organization has ended since: nothing of it is seen from outside."""
    memberships = Membership.objects.filter(
        person=notification.person, organization=notification.event.organization_id, left_at__isnull=False
    )
    return memberships.exists()


def _settle(notification: Notification, **fields: object) -> None:
    Notification.objects.filter(pk=notification.pk).update(**fields)


def _try_again(notification: Notification, at: datetime, problem: Exception) -> None:
    attempts = notification.attempts + 1
    wait = timedelta(minutes=2**attempts)
    log.warning(
        "Letter %s (%s) could not be sent, attempt %d", notification.pk, notification.kind, attempts, exc_info=problem
    )
    _settle(
        notification,
        state=State.FAILED if attempts >= GIVE_UP_AFTER else State.WAITING,
        attempts=attempts,
        not_before=at + wait,
        problem=type(problem).__name__,
    )
