"""Further choices: whom to ask next, with the note for it, should the one who was asked have no room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation
from groundwork.enrollment.places import take_turns
from groundwork.history.actions import record

from .. import rules
from ..models import Invitation, Wish
from ..states import WISH_LEADS_TO, WishState
from .asking import ask_mentor, require_words

MOST_WISHES = 2


@transaction.atomic
def keep_wish(mentor: Participation, mentee: Participation, *, text: str, by: Any, at: datetime) -> Wish:
    """The mentee names who is asked next, or writes the note to somebody on the list anew; nobody else learns of it."""
    text = require_words(text)
    take_turns([mentor, mentee])
    kept = list(Wish.objects.kept().filter(mentee=mentee))
    wish = next((each for each in kept if each.mentor_id == mentor.pk), None)
    if wish is not None:
        rules.require_own_wish(by, wish)
        _rewrite(wish, text)
    else:
        rules.require_may_wish(mentor, mentee, by=by, at=at)
        wish = _add(mentor, mentee, kept, text=text, at=at)
    _record("wish.kept", wish, by=by, at=at)
    return wish


@transaction.atomic
def put_first(wish: Wish, *, by: Any, at: datetime) -> None:
    """This one is asked before the other."""
    rules.require_own_wish(by, wish)
    take_turns([wish.mentee])
    kept = list(Wish.objects.kept().filter(mentee=wish.mentee_id))
    if wish.pk not in {each.pk for each in kept}:
        raise _moved_on()
    _rank([wish, *(each for each in kept if each.pk != wish.pk)])
    _record("wish.put_first", wish, by=by, at=at)


@transaction.atomic
def take_off(wish: Wish, *, by: Any, at: datetime) -> None:
    """This one is not asked by itself any more. The note is kept for the mentee, should they ask in person."""
    rules.require_own_wish(by, wish)
    move(wish, WishState.TAKEN_OFF, leads_to=WISH_LEADS_TO)
    _record("wish.taken_off", wish, by=by, at=at)


@transaction.atomic
def stop_wishes(mentee: Participation, *, by: Any, at: datetime) -> int:
    """Nobody is asked by itself any more; says how many stood on the list. What is on its way stays on its way."""
    take_turns([mentee])
    kept = list(Wish.objects.kept().filter(mentee=mentee).select_related("mentee__cohort__program"))
    for wish in kept:
        take_off(wish, by=by, at=at)
    return len(kept)


@transaction.atomic
def ask_wish(wish: Wish, *, by: Any, at: datetime) -> Invitation:
    """The mentee has somebody on the list asked now, with the note as it stands."""
    rules.require_own_wish(by, wish)
    invitation = ask_mentor(wish.mentor, wish.mentee, text=wish.note, by=by, at=at)
    become_request(wish, invitation)
    _record("wish.chosen", wish, by=by, at=at)
    return invitation


def become_request(wish: Wish, invitation: Invitation, *, after: Invitation | None = None) -> None:
    """The wish is a request from now on, and its note that request's letter."""
    move(wish, WishState.ASKED, leads_to=WISH_LEADS_TO, invitation=invitation, after=after, note="")


def _add(mentor: Participation, mentee: Participation, kept: list[Wish], *, text: str, at: datetime) -> Wish:
    if len(kept) >= MOST_WISHES:
        raise NotNow("enough_choices", _("Two further choices are enough. Take one off first."))
    _rank(kept)
    wish = Wish(mentor=mentor, mentee=mentee, rank=len(kept) + 1, note=text, created_at=at)
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError as problem:
        raise NotNow("chosen_already", _("This choice is kept already. Nothing was kept twice.")) from problem
    return wish


def _rewrite(wish: Wish, text: str) -> None:
    if not Wish.objects.filter(pk=wish.pk, state=WishState.KEPT).update(note=text):
        raise _moved_on()
    wish.note = text


def _rank(wishes: list[Wish]) -> None:
    """Number them in this order; the caller has the turn of the mentee. By rank 0 the two pass each other."""
    for wish, rank in [(wishes[:1], 0), (wishes[1:], 2), (wishes[:1], 1)]:
        Wish.objects.filter(pk__in=[each.pk for each in wish]).update(rank=rank)


def _moved_on() -> NotNow:
    return NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))


def _record(name: str, wish: Wish, *, by: Any, at: datetime) -> None:
    record(name, about=wish, by=by, at=at, organization=wish.mentee.cohort.program.organization_id)
