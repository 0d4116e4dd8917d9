"""Who may ask whom, and who may answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NoFreePlace, NotAllowed, NotNow
from groundwork.enrollment.models import Conflict, Participation, Role
from groundwork.enrollment.places import has_a_free_place, has_room_as_told, is_paused
from groundwork.enrollment.states import ParticipationState
from groundwork.matching.people import forbidden_between
from groundwork.programs.states import OPEN_TO_JOIN

from .models import Invitation, Wish
from .queries import turned_down
from .states import CAN_BE_UNDONE

UNDO_FOR = timedelta(minutes=30)


def require_may_ask(mentor: Participation, mentee: Participation, *, by: Any, at: datetime) -> None:
    """A ready mentee may ask a ready mentor of the same program who is open to requests."""
    if by.pk != mentee.person_id:
        raise NotAllowed("not_yours", _("You can ask for yourself alone."))
    _require_ready(mentor, mentee)
    _require_asks_welcome(mentor, mentee, at=at)
    _require_room(mentee)
    _require_nothing_between(mentor, mentee, at=at)


def require_may_wish(mentor: Participation, mentee: Participation, *, by: Any, at: datetime) -> None:
    """While one request is on its way, a mentee may name whom to ask next: somebody who could be asked today."""
    if by.pk != mentee.person_id:
        raise NotAllowed("not_yours", _("You can choose for yourself alone."))
    _require_ready(mentor, mentee)
    if not has_room_as_told(mentee):
        raise NoFreePlace("has_a_mentor", _("You have a mentor here already."))
    if not has_a_free_place(mentee):
        raise cannot_be_asked()
    if not Invitation.objects.open().filter(mentee=mentee, kind=Invitation.Kind.REQUEST).exists():
        raise NotNow("ask_first", _("Ask somebody first. Then you can say who is asked next."))
    _require_asks_welcome(mentor, mentee, at=at)
    _require_nothing_between(mentor, mentee, at=at)


def require_own_wish(person: Any, wish: Wish) -> None:
    """Whom a mentee would ask next is theirs to say."""
    if person.pk != wish.mentee.person_id:
        raise NotAllowed("not_yours", _("This belongs to somebody else."))


def require_may_offer(mentor: Participation, mentee: Participation, *, by: Any, at: datetime) -> None:
    """A ready mentor may offer to a ready mentee of the same program who is open to offers."""
    if by.pk != mentor.person_id:
        raise NotAllowed("not_yours", _("You can offer your own time alone."))
    _require_ready(mentor, mentee)
    if is_paused(mentor, at=at):
        raise NotNow("paused", _("You are taking a pause. End it first, then your offer can go out."))
    if not has_room_as_told(mentor):
        raise NoFreePlace("no_free_place", _("All your places are held. Offer one more, or wait until one is free."))
    if not mentee.profile.open_to_offers or not has_a_free_place(mentor) or not has_a_free_place(mentee):
        raise cannot_be_asked()
    if turned_down(mentor, mentee, at=at):
        raise cannot_be_asked()
    _require_nothing_between(mentor, mentee, at=at)


def cannot_be_asked() -> NoFreePlace:
    """One sentence for full, paused, blocked and above one's line: nobody learns which."""
    return NoFreePlace("cannot_be_asked", _("This person can't be asked at the moment. Nothing was sent."))


def require_asked(person: Any, invitation: Invitation) -> None:
    """The one who was asked answers."""
    if person.pk != invitation.asked.person_id:
        raise NotAllowed("not_yours_to_answer", _("The answer belongs to the other of the two of you."))


def require_asker(person: Any, invitation: Invitation) -> None:
    """The one who asked may take it back."""
    if person.pk != invitation.asker.person_id:
        raise NotAllowed("not_yours_to_withdraw", _("It can be taken back by the one who asked."))


def require_one_of_two(person: Any, invitation: Invitation) -> None:
    """The two of them alone act in an invitation."""
    if invitation.part_of(person) is None:
        raise NotAllowed("not_yours", _("The two of you alone can do this."))


def require_in_time(invitation: Invitation, *, at: datetime) -> None:
    """What has ended by itself can't be answered any more."""
    if at >= invitation.expires_at:
        raise NotNow("expired", _("This ended by itself when its time was over. Nothing was changed."))


def require_both_here(invitation: Invitation) -> None:
    """Nothing begins with somebody who has left."""
    if ParticipationState.LEFT in {invitation.mentor.state, invitation.mentee.state}:
        raise NotNow("has_left", _("One of the two of you has left the program."))


def require_no_interest_of_either(invitation: Invitation) -> None:
    """An interest declared since they were asked keeps the two apart (P17); it is not said whose it is."""
    two = [invitation.mentor.person_id, invitation.mentee.person_id]
    declared = Conflict.objects.filter(organization=invitation.program.organization_id, by__in=two, other__in=two)
    if declared.exists():
        raise NotNow("cannot_begin", _("This can’t begin at the moment. A coordinator can help. Nothing was changed."))


def can_undo(invitation: Invitation, *, at: datetime) -> bool:
    """Whether a "not now" or "no" can still be taken back."""
    answered = invitation.answered_at
    in_time = answered is not None and at < answered + UNDO_FOR and at < invitation.expires_at
    return invitation.state in CAN_BE_UNDONE and in_time


def _require_ready(mentor: Participation, mentee: Participation) -> None:
    if mentor.role != Role.MENTOR or mentee.role != Role.MENTEE:
        raise NotAllowed("wrong_parts", _("A mentor and a mentee are needed."))
    if mentor.cohort.program_id != mentee.cohort.program_id:
        raise NotAllowed("other_program", _("The two of you take part in different programs."))
    for part in (mentor, mentee):
        if part.state != ParticipationState.READY or part.cohort.state not in OPEN_TO_JOIN:
            raise NotNow("not_ready", _("One of the two of you isn't ready yet, or the program is closing."))


def _require_asks_welcome(mentor: Participation, mentee: Participation, *, at: datetime) -> None:
    if not mentor.offer.open_to_asks or turned_down(mentee, mentor, at=at):
        raise cannot_be_asked()


def _require_room(mentee: Participation) -> None:
    if not has_room_as_told(mentee):
        raise NoFreePlace("has_a_mentor", _("You have a mentor here already. Nothing was sent."))
    if not has_a_free_place(mentee):  # a match they haven't been told of yet: nothing is said of it here either
        raise cannot_be_asked()
    if Invitation.objects.open().filter(mentee=mentee, kind=Invitation.Kind.REQUEST).exists():
        raise NotNow(
            "one_at_a_time", _("You have asked somebody already. Wait for the answer, or take your request back.")
        )


def _require_nothing_between(mentor: Participation, mentee: Participation, *, at: datetime) -> None:
    if Invitation.objects.open().filter(mentor=mentor, mentee=mentee).exists():
        raise NotNow("open_already", _("There is an open request or offer between the two of you already."))
    if forbidden_between(mentor, mentee, at=at):
        raise cannot_be_asked()
