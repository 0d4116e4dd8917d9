"""Ends without a mentorship: taken back, not the right fit, out of time, or the mentee found somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import free_places, has_a_free_place
from groundwork.enrollment.states import ParticipationState
from groundwork.history.actions import record

from .. import rules
from ..models import Invitation
from ..states import INVITATION_LEADS_TO, OPEN, InvitationState


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Any, at: datetime) -> None:
    """The one who asked takes it back: both are free again."""
    rules.require_asker(by, invitation)
    _end(invitation, InvitationState.WITHDRAWN, by=by, at=at, from_states=OPEN)


@transaction.atomic
def end_talk(invitation: Invitation, *, by: Any, at: datetime) -> None:
    """After the introductory talk one of the two sees that it isn't the right fit (P16): nobody is to blame."""
    rules.require_one_of_two(by, invitation)
    _end(invitation, InvitationState.NOT_A_FIT, by=by, at=at, from_states=[InvitationState.TALKING])


def lapse_due(now: datetime) -> int:
    """What nobody answered in time, and what somebody who left had open, ends by itself; says how many."""
    over = Q(expires_at__lte=now) | Q(mentor__state=ParticipationState.LEFT) | Q(mentee__state=ParticipationState.LEFT)
    due = Invitation.objects.open().filter(over).select_related("program")
    return sum(_lapse(invitation, at=now) for invitation in due)


@transaction.atomic
def _lapse(invitation: Invitation, *, at: datetime) -> bool:
    try:
        # From the state it was read in: an answer at the last moment opens a new span of time.
        _end(invitation, InvitationState.LAPSED, by=None, at=at, from_states=[invitation.state])
    except NotNow:
        return False
    return True


def outdate_others(mentee: Participation, *, at: datetime, by: Any) -> int:
    """A mentee whose place is held has found somebody: what else was open is over, and its askers are told kindly.

    The caller has the turn of the mentee (`take_turns`). Says how many.
    """
    if has_a_free_place(mentee):
        return 0
    others = Invitation.objects.open().filter(mentee=mentee).select_related("program").order_by("pk")
    return sum(_outdate(invitation, at=at, by=by) for invitation in others)


def _outdate(invitation: Invitation, *, at: datetime, by: Any) -> bool:
    try:
        _end(invitation, InvitationState.OUTDATED, by=by, at=at, from_states=OPEN)
    except NotNow:  # answered in the meantime: that answer stands
        return False
    return True


def _end(invitation: Invitation, state: str, *, by: Any, at: datetime, from_states: list[Any]) -> None:
    leads_to = {before: {state} & INVITATION_LEADS_TO[before] for before in from_states}
    move(invitation, state, leads_to=leads_to, ended_at=at)
    free_places(invitation.pk, at=at)
    organization = invitation.program.organization_id
    record(f"invitation.{state}", about=invitation, by=by, at=at, organization=organization)
