"""Questions and answers before deciding, what one notes for oneself, and the one reminder at half-time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.history.actions import record

from .. import rules
from ..models import Invitation, Letter, Reflection
from ..states import OPEN, InvitationState
from .asking import MOST_WORDS, require_words


@transaction.atomic
def send_letter(invitation: Invitation, *, text: str, by: Any, at: datetime) -> Letter:
    """One of the two writes to the other while nothing is decided."""
    rules.require_one_of_two(by, invitation)
    text = require_words(text)
    invitation.refresh_from_db(fields=["state"])
    if invitation.state not in OPEN:
        raise NotNow("decided", _("This is decided. What was written stays as it was."))
    letter = Letter.objects.create(invitation=invitation, by=by, text=text, created_at=at)
    organization = invitation.program.organization_id
    record("letter.sent", about=letter, by=by, at=at, organization=organization, invitation=invitation)
    return letter


@transaction.atomic
def keep_reflection(invitation: Invitation, *, text: str, by: Any, at: datetime) -> None:
    """What one notes for oneself after the introductory talk (P16); nobody else ever reads it."""
    rules.require_one_of_two(by, invitation)
    words = text.strip()[:MOST_WORDS]
    if words:
        Reflection.objects.update_or_create(invitation=invitation, by=by, defaults={"text": words})
    else:
        Reflection.objects.filter(invitation=invitation, by=by).delete()
    organization = invitation.program.organization_id
    record("reflection.kept", about=invitation, by=by, at=at, organization=organization)


def remind_half_way(now: datetime) -> int:
    """One reminder to whoever was asked and hasn't answered, when half the time is over; says how many."""
    waiting = Invitation.objects.filter(state=InvitationState.WAITING, reminded_at=None, expires_at__gt=now)
    due = [each for each in waiting.select_related("program") if now - each.created_at >= each.expires_at - now]
    return sum(_remind(invitation, at=now) for invitation in due)


@transaction.atomic
def _remind(invitation: Invitation, *, at: datetime) -> bool:
    still_waiting = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.WAITING, reminded_at=None)
    if not still_waiting.update(reminded_at=at):
        return False
    organization = invitation.program.organization_id
    record("invitation.reminded", about=invitation, by=None, at=at, organization=organization)
    return True
