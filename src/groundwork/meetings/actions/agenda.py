"""What the two talk about, and what each keeps to oneself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotAllowed, Unacceptable
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.rules import require_seat

from .. import rules
from ..models import AgendaItem, Meeting, Note


def said(text: str, field: str, sentence: Any) -> str:
    """The text without the blanks around it; somebody has to have written something."""
    if not text.strip():
        raise Unacceptable("empty", sentence, field=field)
    return text.strip()


def record_row(name: str, row: Any, by: Any, at: datetime) -> None:
    """Write down what happened to something that hangs on a mentorship."""
    organization = row.mentorship.program.organization_id
    record(name, about=row, by=by, at=at, organization=organization, mentorship=row.mentorship_id)


@transaction.atomic
def add_to_agenda(mentorship: Mentorship, text: str, *, is_question: bool = False, by: Any, at: datetime) -> AgendaItem:
    """Something to talk about next time, or a question to prepare for it (P24)."""
    rules.require_both_open(by, mentorship)
    text = said(text, "text", _("Enter what you would like to talk about"))
    item = AgendaItem.objects.create(mentorship=mentorship, by=by, text=text, is_question=is_question, created_at=at)
    record_row("agenda.added", item, by, at)
    return item


@transaction.atomic
def take_off_agenda(item: AgendaItem, *, by: Any, at: datetime) -> None:
    """It need not be talked about after all."""
    rules.require_both_open(by, item.mentorship)
    if AgendaItem.objects.filter(pk=item.pk, talked_in=None, dropped_at=None).update(dropped_at=at):
        record_row("agenda.dropped", item, by, at)


@transaction.atomic
def write_note(mentorship: Mentorship, text: str, *, meeting: Meeting | None = None, by: Any, at: datetime) -> Note:
    """A note to oneself; nobody else reads it, not even afterwards."""
    require_seat(by, mentorship)
    text = said(text, "text", _("Enter a note"))
    note = Note.objects.create(mentorship=mentorship, by=by, meeting=meeting, text=text, created_at=at)
    record_row("note.written", note, by, at)
    return note


@transaction.atomic
def tear_up_note(note: Note, *, by: Any, at: datetime) -> None:
    """The note is gone for good: its writer no longer wants it kept."""
    if note.by_id != by.pk:
        raise NotAllowed("not_yours", _("This note belongs to somebody else."))
    if Note.objects.filter(pk=note.pk).exists():
        record_row("note.torn_up", note, by, at)
        Note.objects.filter(pk=note.pk).delete()
