"""A kind word to pairs that are quiet against their own rhythm: twice at most in one silence, then never again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from groundwork.history.actions import record
from groundwork.history.models import Event
from groundwork.mentorships.models import Mentorship

from .contact import SILENT, Contact, contacts

MOST = 2


def nudge_quiet_pairs(now: datetime) -> int:
    """Write down that a pair is to hear a kind word; says for how many. Coordinators see the pair on their list."""
    everyone = contacts(Mentorship.objects.live(), at=now)
    return sum(_nudge(contact, now) for contact in everyone if contact.why(now) in SILENT)


@transaction.atomic
def _nudge(contact: Contact, at: datetime) -> bool:
    """The row lock makes two workers take turns: the second sees the word of the first."""
    held = Mentorship.objects.live().select_for_update(of=("self",)).filter(pk=contact.mentorship.pk).first()
    if held is None:
        return False
    said = Event.objects.filter(name="pair.nudged", about_id=held.pk, at__gt=contact.since)
    number = said.count() + 1
    if number > MOST or at < contact.due_by + contact.rhythm * (number - 1):
        return False
    if any(at < before + contact.rhythm for before in said.values_list("at", flat=True)):  # a worker that was late
        return False
    organization = contact.mentorship.program.organization_id
    record("pair.nudged", about=held, by=None, at=at, organization=organization, number=number)
    return True
