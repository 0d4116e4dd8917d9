"""After the introductory talk: both say they go on, and the mentorship begins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NoFreePlace, NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.enrollment.actions import declare
from groundwork.enrollment.models import Declaration
from groundwork.enrollment.places import has_a_free_place, name_partner, take_turns
from groundwork.history.actions import record
from groundwork.mentorships.actions import begin_mentorship
from groundwork.mentorships.models import Mentorship

from .. import rules
from ..models import Invitation
from ..states import InvitationState
from .ending import outdate_others
from .managers import tell_manager


@transaction.atomic
def go_on(invitation: Invitation, *, nothing_in_the_way: bool, by: Any, at: datetime) -> Mentorship | None:
    """One of the two would like to go on; the mentorship begins when both have said so."""
    rules.require_one_of_two(by, invitation)
    rules.require_in_time(invitation, at=at)
    declare_nothing_in_the_way(invitation, nothing_in_the_way, by=by, at=at)
    take_turns([invitation.mentor, invitation.mentee])  # two at once: the second sees what the first has said
    is_mentor = invitation.mentor.person_id == by.pk
    field = "mentor_goes_on_at" if is_mentor else "mentee_goes_on_at"
    talking = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.TALKING)
    said_now = talking.filter(**{field: None}).update(**{field: at})
    invitation.refresh_from_db(fields=["state", "mentor_goes_on_at", "mentee_goes_on_at"])
    if invitation.state != InvitationState.TALKING:
        raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))
    if said_now:
        record("invitation.agreed", about=invitation, by=by, at=at, organization=invitation.program.organization_id)
    if invitation.mentor_goes_on_at and invitation.mentee_goes_on_at:
        return begin(invitation, from_state=InvitationState.TALKING, by=by, at=at)
    return None


def declare_nothing_in_the_way(invitation: Invitation, nothing_in_the_way: bool, *, by: Any, at: datetime) -> None:
    """Whoever is entangled with the other, or wants something from them, doesn't begin (P17)."""
    if not nothing_in_the_way:
        raise Unacceptable(
            "something_in_the_way",
            _("Talk with a coordinator first: together you will find a good way."),
            field="declared",
        )
    other = invitation.other(by).person
    declare(invitation.program, other, kind=Declaration.Kind.NOTHING, by=by, at=at)


def begin(invitation: Invitation, *, from_state: str, by: Any, at: datetime, **also: Any) -> Mentorship:
    """Both have said yes: the ask's place becomes the mentorship's, and the mentee's manager hears of it (P18)."""
    mentor, mentee = invitation.mentor, invitation.mentee
    take_turns([mentor, mentee])
    rules.require_both_here(invitation)
    rules.require_no_interest_of_either(invitation)
    if not has_a_free_place(mentee):
        raise NoFreePlace("has_a_mentor", _("%(name)s has a mentor here already.") % {"name": mentee.person.first_name})
    leads_to = {from_state: {InvitationState.ACCEPTED}}
    move(invitation, InvitationState.ACCEPTED, leads_to=leads_to, ended_at=at, **also)
    name_partner(invitation.pk, mentee)
    mentorship = begin_mentorship(mentor, mentee, origin=invitation.kind, at=at, by=by, held_by=invitation.pk)
    Invitation.objects.filter(pk=invitation.pk).update(mentorship=mentorship)
    invitation.mentorship = mentorship
    organization = invitation.program.organization_id
    record("invitation.accepted", about=invitation, by=by, at=at, organization=organization, mentorship=mentorship)
    outdate_others(mentee, at=at, by=by)
    tell_manager(mentorship, at=at, by=by)
    return mentorship
