"""What the two talk about, what each will do, and what each keeps to oneself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_seat

from .. import rules
from ..models import ActionItem, AgendaItem, Meeting, Note, Pulse


def _said(text: str, field: str, sentence: Any) -> str:
    if not text.strip():
        raise Unacceptable("empty", sentence, field=field)
    return text.strip()


@transaction.atomic
def add_to_agenda(mentorship: Mentorship, text: str, *, is_question: bool = False, by: Any, at: datetime) -> AgendaItem:
    """Something to talk about next time, or a question to prepare for it (P24)."""
    rules.require_both_open(by, mentorship)
    text = _said(text, "text", _("Enter what you would like to talk about"))
    item = AgendaItem.objects.create(mentorship=mentorship, by=by, text=text, is_question=is_question, created_at=at)
    _record("agenda.added", item, by, at)
    return item


@transaction.atomic
def take_off_agenda(item: AgendaItem, *, by: Any, at: datetime) -> None:
    """It need not be talked about after all."""
    rules.require_both_open(by, item.mentorship)
    AgendaItem.objects.filter(pk=item.pk, talked_in=None, dropped_at=None).update(dropped_at=at)
    _record("agenda.dropped", item, by, at)


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
    text = _said(text, "action", _("Enter what is to be done"))
    action = ActionItem.objects.create(
        mentorship=mentorship, owner=owner, text=text, due_on=due_on, agreed_in=agreed_in, created_at=at
    )
    _record("action.agreed", action, by, at)
    return action


@transaction.atomic
def finish_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """Done; either of the two may tick it."""
    rules.require_both_open(by, action.mentorship)
    ActionItem.objects.filter(pk=action.pk, done_at=None).update(done_at=at)
    _record("action.done", action, by, at)


@transaction.atomic
def reopen_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """Not done after all."""
    rules.require_both_open(by, action.mentorship)
    ActionItem.objects.filter(pk=action.pk).update(done_at=None)
    _record("action.reopened", action, by, at)


@transaction.atomic
def drop_action(action: ActionItem, *, by: Any, at: datetime) -> None:
    """It need not be done after all."""
    rules.require_both_open(by, action.mentorship)
    ActionItem.objects.filter(pk=action.pk, dropped_at=None).update(dropped_at=at)
    _record("action.dropped", action, by, at)


@transaction.atomic
def write_note(mentorship: Mentorship, text: str, *, meeting: Meeting | None = None, by: Any, at: datetime) -> Note:
    """A note to oneself; nobody else reads it, not even afterwards."""
    require_seat(by, mentorship)
    text = _said(text, "text", _("Enter a note"))
    note = Note.objects.create(mentorship=mentorship, by=by, meeting=meeting, text=text, created_at=at)
    _record("note.written", note, by, at)
    return note


@transaction.atomic
def give_pulse(meeting: Meeting, value: str, *, by: Any, at: datetime) -> Pulse:
    """How the talk was for oneself, in one tap; nobody else sees it (P27)."""
    require_seat(by, meeting.mentorship)
    pulse, _new = Pulse.objects.update_or_create(meeting=meeting, by=by, defaults={"value": value})
    return pulse


def _record(name: str, row: Any, by: Any, at: datetime) -> None:
    record(
        name, about=row, by=by, at=at, organization=row.mentorship.program.organization_id, mentorship=row.mentorship
    )
