"""From one choice to the next: when a request came to nothing, the next on the mentee's list is asked by itself."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from groundwork.core.errors import GroundworkError, NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation, Place
from groundwork.enrollment.places import Purpose, has_a_free_place, is_paused, take_turns
from groundwork.enrollment.states import ParticipationState
from groundwork.history.actions import record
from groundwork.programs.states import OPEN_TO_JOIN

from .. import rules
from ..models import Invitation, Wish
from ..states import CAN_BE_UNDONE, WISH_LEADS_TO, InvitationState, WishState
from .asking import ask_mentor
from .wishing import become_request

log = logging.getLogger(__name__)
# Later than this nobody is asked by itself: after a long pause the mentee is to look at the list once more.
GOES_ON_WITHIN = timedelta(days=7)


def ask_next_choices(now: datetime) -> int:
    """Ask the next on each list whose turn has come; says how many were asked."""
    waiting = Invitation.objects.open().filter(kind=Invitation.Kind.REQUEST)
    mentees = Participation.objects.filter(wishes__state=WishState.KEPT).exclude(pk__in=waiting.values("mentee"))
    asked = 0
    for mentee in list(mentees.select_related("person", "cohort__program").distinct()):
        try:
            asked += ask_next(mentee, at=now) is not None
        except GroundworkError:  # somebody was quicker; the next round looks again
            continue
        except Exception:  # one list that can't go on keeps no other waiting
            log.exception("The choices of part %s could not go on", mentee.pk)
    return asked


@transaction.atomic
def ask_next(mentee: Participation, *, at: datetime) -> Invitation | None:
    """Ask the first on the list who can be asked, and pass over who can't; None when it isn't time or nobody can."""
    kept = Wish.objects.kept().filter(mentee=mentee)
    mentors = [wish.mentor for wish in kept.select_related("mentor")]
    take_turns([mentee, *mentors])  # all at once, in the one order: what is read from here on stays so
    mentee = Participation.objects.select_related("person", "cohort__program").get(pk=mentee.pk)
    before = came_to_nothing(mentee, at=at)
    if before is None or not _is_free(mentee, at=at):
        return None
    wishes = list(
        kept.filter(mentor__in=mentors).select_related("mentor__person", "mentor__offer", "mentor__cohort__program")
    )
    for wish in wishes:
        wish.mentee = mentee
        if invitation := _ask(wish, before, at=at):
            return invitation
    if wishes:
        _record("wishes.exhausted", before, mentee, at=at)
    return None


def came_to_nothing(mentee: Participation, *, at: datetime) -> Invitation | None:
    """The mentee's newest request, if it ended lately without a yes, and for good: a no can be taken back first."""
    before = goes_on_from(mentee, at=at)
    return None if before is None or rules.can_undo(before, at=at) else before


def goes_on_from(mentee: Participation, *, at: datetime) -> Invitation | None:
    """The mentee's newest request, if the next choice is asked by itself after it, at once or within the half hour.

    After a first talk, and after taking a request back, the mentee decides in person.
    """
    newest = Invitation.objects.filter(mentee=mentee, kind=Invitation.Kind.REQUEST).order_by("-created_at").first()
    if newest is None or newest.ended_at is None or newest.ended_at <= at - GOES_ON_WITHIN:
        return None
    unanswered = newest.state == InvitationState.LAPSED and newest.answered_at is None
    return newest if unanswered or newest.state in CAN_BE_UNDONE else None


def settle_wishes(now: datetime) -> int:
    """Who has a mentor, or has left, needs no further choices; says how many are let go."""
    placed = Place.objects.live().filter(purpose=Purpose.MENTORSHIP).values("participation")
    kept = Wish.objects.kept().select_related("mentee__cohort__program")
    done = [*kept.filter(mentee__in=placed), *kept.filter(mentee__state=ParticipationState.LEFT)]
    return sum(_settle(wish, at=now) for wish in done)


@transaction.atomic
def _settle(wish: Wish, *, at: datetime) -> bool:
    try:
        move(wish, WishState.SETTLED, leads_to=WISH_LEADS_TO, note="")
    except NotNow:
        return False
    _record("wish.settled", wish, wish.mentee, at=at)
    return True


def _ask(wish: Wish, before: Invitation, *, at: datetime) -> Invitation | None:
    try:
        with transaction.atomic():
            invitation = ask_mentor(wish.mentor, wish.mentee, text=wish.note, by=wish.mentee.person, at=at)
    except GroundworkError:  # full, paused, gone, or a rule has come between: nobody is told which
        move(wish, WishState.PASSED_OVER, leads_to=WISH_LEADS_TO, after=before)
        _record("wish.passed_over", wish, wish.mentee, at=at)
        return None
    become_request(wish, invitation, after=before)
    _record("wish.asked", wish, wish.mentee, at=at, invitation=invitation)
    return invitation


def _is_free(mentee: Participation, *, at: datetime) -> bool:
    here = mentee.state == ParticipationState.READY and mentee.cohort.state in OPEN_TO_JOIN
    asks = Invitation.objects.open().filter(mentee=mentee, kind=Invitation.Kind.REQUEST)
    return here and not is_paused(mentee, at=at) and has_a_free_place(mentee) and not asks.exists()


def _record(name: str, about: Any, mentee: Participation, *, at: datetime, **facts: Any) -> None:
    record(name, about=about, by=None, at=at, organization=mentee.cohort.program.organization_id, **facts)
