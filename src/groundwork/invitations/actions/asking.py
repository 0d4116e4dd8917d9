"""A mentee asks a mentor; a mentor offers to a mentee. Either holds one of the mentor's places until it is answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NoFreePlace, NotNow, Unacceptable
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import Purpose, take_place, take_turns
from groundwork.history.actions import record

from .. import rules
from ..models import Invitation, Letter

OFFER_STAYS_OPEN = timedelta(days=30)  # no hard deadline by default (P14), yet nobody's place is held forever
MOST_WORDS = 4000  # characters


@transaction.atomic
def ask_mentor(mentor: Participation, mentee: Participation, *, text: str, by: Any, at: datetime) -> Invitation:
    """The mentee asks (P15): the note goes out, and one of the mentor's places is held until the answer."""
    take_turns([mentor, mentee])
    rules.require_may_ask(mentor, mentee, by=by, at=at)
    expires_at = at + timedelta(days=mentee.cohort.program.ask_days)
    invitation = _invite(Invitation.Kind.REQUEST, mentor, mentee, text=text, by=by, at=at, expires_at=expires_at)
    _record("request.sent", invitation, by=by, at=at)
    return invitation


@transaction.atomic
def offer_mentoring(mentor: Participation, mentee: Participation, *, text: str, by: Any, at: datetime) -> Invitation:
    """The mentor offers (P14): the place is held, and what the mentee wrote stays closed until the mentee says yes."""
    take_turns([mentor, mentee])
    rules.require_may_offer(mentor, mentee, by=by, at=at)
    expires_at = at + OFFER_STAYS_OPEN
    invitation = _invite(Invitation.Kind.OFFER, mentor, mentee, text=text, by=by, at=at, expires_at=expires_at)
    _record("offer.made", invitation, by=by, at=at)
    return invitation


def _invite(
    kind: str, mentor: Participation, mentee: Participation, *, text: str, by: Any, at: datetime, expires_at: datetime
) -> Invitation:
    text = require_words(text)
    program = mentee.cohort.program
    invitation = Invitation(
        program=program, kind=kind, mentor=mentor, mentee=mentee, created_at=at, expires_at=expires_at
    )
    try:
        with transaction.atomic():
            invitation.save(force_insert=True)
    except IntegrityError as problem:
        raise NotNow("open_already", _("A request is on its way already. Nothing was sent twice.")) from problem
    partner = mentee if kind == Invitation.Kind.REQUEST else None
    try:
        take_place(mentor, purpose=Purpose.ASK, holder_id=invitation.pk, partner=partner)
    except NoFreePlace as problem:
        raise rules.cannot_be_asked() from problem
    Letter.objects.create(invitation=invitation, by=by, text=text, created_at=at)
    return invitation


def require_words(text: str) -> str:
    """What was written, without blanks around it."""
    text = text.strip()
    if not text:
        raise Unacceptable("empty_note", _("Write a few words"), field="text")
    if len(text) > MOST_WORDS:
        raise Unacceptable("long_note", _("Use 4,000 characters or fewer"), field="text")
    return text


def _record(name: str, invitation: Invitation, *, by: Any, at: datetime) -> None:
    organization = invitation.program.organization_id
    expires_at = invitation.expires_at
    record(name, about=invitation, by=by, at=at, organization=organization, expires_at=expires_at)
