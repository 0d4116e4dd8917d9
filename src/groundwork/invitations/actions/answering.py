"""Yes, not now, or no: without a reason and without penalty; a "not now" or "no" can be taken back for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import Purpose, free_places, has_a_free_place, name_partner, take_place, take_turns
from groundwork.history.actions import record
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import Invitation, Letter
from ..states import INVITATION_LEADS_TO, UNDO_LEADS_TO, InvitationState
from .asking import MOST_WORDS
from .going_on import begin, declare_nothing_in_the_way

TIME_TO_TALK = timedelta(days=30)  # to meet once and to say how it went; then both are free again


@transaction.atomic
def say_yes_to_a_talk(invitation: Invitation, *, by: Any, at: datetime, line: str = "") -> None:
    """Yes, let's meet once (P16): nothing is agreed yet, and the mentor may read what the mentee wrote."""
    rules.require_asked(by, invitation)
    rules.require_in_time(invitation, at=at)
    expires_at = at + TIME_TO_TALK
    move(
        invitation,
        InvitationState.TALKING,
        leads_to={InvitationState.WAITING: {InvitationState.TALKING}},
        answered_at=at,
        expires_at=expires_at,
    )
    name_partner(invitation.pk, invitation.mentee)
    _add_line(invitation, line, by=by, at=at)
    organization = invitation.program.organization_id
    record("invitation.talking", about=invitation, by=by, at=at, organization=organization, expires_at=expires_at)


@transaction.atomic
def accept(invitation: Invitation, *, nothing_in_the_way: bool, by: Any, at: datetime) -> Mentorship:
    """Yes, let's begin at once: the place becomes the mentorship's, and what else the mentee had open is outdated."""
    rules.require_asked(by, invitation)
    rules.require_in_time(invitation, at=at)
    declare_nothing_in_the_way(invitation, nothing_in_the_way, by=by, at=at)
    return begin(invitation, from_state=InvitationState.WAITING, by=by, at=at, answered_at=at)


@transaction.atomic
def say_not_now(
    invitation: Invitation, *, by: Any, at: datetime, line: str = "", suggests: Participation | None = None
) -> None:
    """Not now: both are free again. The one who was asked may name somebody who might suit as well."""
    _turn_down(invitation, InvitationState.NOT_NOW, by=by, at=at, line=line)
    _record("invitation.not_now", invitation, by=by, at=at, suggests=suggests)


@transaction.atomic
def decline(invitation: Invitation, *, by: Any, at: datetime, line: str = "") -> None:
    """No, without a reason: both are free again, and nothing is counted."""
    _turn_down(invitation, InvitationState.DECLINED, by=by, at=at, line=line)
    _record("invitation.declined", invitation, by=by, at=at)


@transaction.atomic
def undo_answer(invitation: Invitation, *, by: Any, at: datetime) -> None:
    """A "not now" or "no" taken back within thirty minutes, if the place can be held again."""
    rules.require_asked(by, invitation)
    if not rules.can_undo(invitation, at=at):
        raise NotNow("undo_is_over", _("The time to take this back is over. You can still write to each other."))
    take_turns([invitation.mentor, invitation.mentee])
    if not has_a_free_place(invitation.mentee):
        raise NotNow("found_somebody", _("%(name)s has found a mentor meanwhile.") % _name(invitation.mentee))
    try:
        with transaction.atomic():
            move(invitation, InvitationState.WAITING, leads_to=UNDO_LEADS_TO, answered_at=None, ended_at=None)
    except IntegrityError as problem:
        raise NotNow("asked_again", _("Somebody else has been asked meanwhile.")) from problem
    partner = invitation.mentee if invitation.kind == Invitation.Kind.REQUEST else None
    take_place(invitation.mentor, purpose=Purpose.ASK, holder_id=invitation.pk, partner=partner)
    _record("invitation.reopened", invitation, by=by, at=at)


def _turn_down(invitation: Invitation, state: str, *, by: Any, at: datetime, line: str) -> None:
    rules.require_asked(by, invitation)
    rules.require_in_time(invitation, at=at)
    move(invitation, state, leads_to=INVITATION_LEADS_TO, answered_at=at, ended_at=at)
    free_places(invitation.pk, at=at)
    _add_line(invitation, line, by=by, at=at)


def _add_line(invitation: Invitation, line: str, *, by: Any, at: datetime) -> None:
    if line.strip():
        Letter.objects.create(invitation=invitation, by=by, text=line.strip()[:MOST_WORDS], created_at=at)


def _record(name: str, invitation: Invitation, *, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=invitation, by=by, at=at, organization=invitation.program.organization_id, **facts)


def _name(part: Participation) -> dict[str, str]:
    return {"name": part.person.first_name}
