"""Notifications become mail: claimed, rendered, sent, and tried again when the server is away. Words are made here and
kept nowhere."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from groundwork.core.signing import sign

from .catalogue import KINDS, Letter, Listener
from .models import Importance, Notification
from .rendering import render_letter

log = logging.getLogger(__name__)
State = Notification.State
GIVE_UP_AFTER = 8
CLAIM_LIVES = timedelta(minutes=5)
BATCH = 50


def send_due(at: datetime) -> int:
    """Send what is due, at most one batch; says how many went out. Never lost; doubled only when a crash falls between
    the mail server's thanks and our own note of it, and then with the same Message-ID."""
    Notification.objects.filter(state=State.SENDING, claimed_at__lt=at - CLAIM_LIVES).update(state=State.WAITING)
    due = list(Notification.objects.filter(state=State.WAITING, not_before__lte=at).order_by("not_before")[:BATCH])
    if not due:
        return 0
    connection = get_connection()
    return sum(_send_one(notification, at, connection) for notification in due)


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
        _try_again(notification, at, problem)
        return False
    _settle(notification, state=State.SENT, sent_at=at, subject=str(message.subject)[:200])
    return True


def _written(notification: Notification, connection: BaseEmailBackend) -> EmailMultiAlternatives | None:
    """The mail, or None when it isn't needed any more: somebody was quicker, or the reader has left."""
    if notification.person and not notification.person.is_active:
        return None
    listener = Listener(notification.person, notification.address)
    letter = KINDS[notification.kind].write(notification.event, listener)
    return compose(notification, letter, connection) if letter else None


def _settle(notification: Notification, **fields: object) -> None:
    Notification.objects.filter(pk=notification.pk).update(**fields)


def _try_again(notification: Notification, at: datetime, problem: Exception) -> None:
    attempts = notification.attempts + 1
    wait = timedelta(minutes=2**attempts)
    log.warning("Letter %s (%s) could not be sent, attempt %d", notification.pk, notification.kind, attempts, exc_info=problem)
    _settle(
        notification,
        state=State.FAILED if attempts >= GIVE_UP_AFTER else State.WAITING,
        attempts=attempts,
        not_before=at + wait,
        problem=type(problem).__name__,
    )


def letters_link(notification: Notification) -> str:
    """The login-free page where this class of mail is switched off; also what mail clients post to (RFC 8058)."""
    token = sign("letters", person=str(notification.person_id), importance=notification.importance)
    return settings.BASE_URL + reverse("public:letters_link", args=[token])


def compose(notification: Notification, letter: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The mail, in HTML and plain text, with the headers that keep mail clients and people at ease."""
    link = letters_link(notification) if notification.person_id else ""
    subject, text, html = render_letter(
        notification.kind, {**letter.context, "reader": notification.person, "letters_link": link}
    )
    headers = {
        "Message-ID": f"<{notification.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>",
        "Auto-Submitted": "auto-generated",
    }
    if link and notification.importance != Importance.WAITING:
        headers |= {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMultiAlternatives(
        subject,
        text,
        to=[notification.address],
        headers=headers,
        connection=connection,
        reply_to=[letter.reply_to] if letter.reply_to else None,
        attachments=letter.attachments,
    )
    message.attach_alternative(html, "text/html")
    return message
