"""What each of the two will do: agreed, done, open again, or not needed after all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_seat

from .. import rules
from ..models import ActionItem, Meeting
from .agenda import record_row, said


@transaction.atomic
def agree_action(
    mentorship: Mentorship,
    text: str,
    *,
    owner: Any,
    due_on: date | None = None,
    agreed_in: Meeting | None = None,
    by: Any,
    at: datetime,
) -> ActionItem:
    """One of the two will do something, by a date if they like."""
    rules.require_both_open(by, mentorship)
    require_seat(owner, mentorship)
    if agreed_in is not None and agreed_in.mentorship_id != mentorship.pk:
        raise Unacceptable("another_pair", _("That talk belongs to another pair."))
    text = said(text, "text", _("Enter what is to be done"))
    action = ActionItem.objects.create(
        mentorship=mentorship, owner=owner, text=text, due_on=due_on, agreed_in=agreed_in, created_at=at
    )
    record_row("action.agreed", action, by, at)
    return action


@transaction.atomic
def finish_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """Done; either of the two may tick it."""
    rules.require_both_open(by, action.mentorship)
    if ActionItem.objects.filter(pk=action.pk, done_at=None, dropped_at=None).update(done_at=at):
        record_row("action.done", action, by, at)


@transaction.atomic
def reopen_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """Not done after all."""
    rules.require_both_open(by, action.mentorship)
    if ActionItem.objects.filter(pk=action.pk, done_at__isnull=False, dropped_at=None).update(done_at=None):
        record_row("action.reopened", action, by, at)


@transaction.atomic
def drop_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """It need not be done after all."""
    rules.require_both_open(by, action.mentorship)
    if ActionItem.objects.filter(pk=action.pk, dropped_at=None).update(dropped_at=at):
        record_row("action.dropped", action, by, at)
