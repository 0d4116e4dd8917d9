"""Asking a mentor for one more place: a coordinator can do no more than ask, and not often."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.programs.rules import require_coordinator

from .. import rules
from ..models import Participation, PlaceAsk
from ..places import is_paused
from ..states import PLACE_ASK_LEADS_TO, ParticipationState, PlaceAskState
from .pausing import MOST_PLACES, change_capacity

TIME_TO_ANSWER = timedelta(days=7)
# Whatever the answer was, a mentor is left in peace for a season: nobody is worn down by questions.
NOT_ASKED_AGAIN_FOR = timedelta(days=90)


@transaction.atomic
def ask_for_place(part: Participation, *, waiting: int, by: Any, at: datetime) -> PlaceAsk:
    """Ask a mentor whether they could take one more person. `waiting` people have no mentor as things stand.

    Not while they pause, not while a question is open, and not within ninety days of the last one.
    """
    require_coordinator(by, part.cohort.program)
    _require_may_be_asked(part, at)
    try:
        with transaction.atomic():
            ask = PlaceAsk.objects.create(participation=part, by=by, created_at=at, expires_at=at + TIME_TO_ANSWER)
    except IntegrityError as problem:
        raise NotNow("asked_already", _("%(name)s has been asked already.") % _who(part)) from problem
    _record("place.asked", ask, by, at, waiting=waiting)
    return ask


@transaction.atomic
def answer_place_ask(ask: PlaceAsk, *, gives: bool, by: Any, at: datetime) -> None:
    """The mentor gives one more place, or doesn't; no reason is asked."""
    part = ask.participation
    rules.require_own_part(by, part)
    if at >= ask.expires_at:
        raise NotNow("ask_is_over", _("This question has ended by itself. Nothing was changed."))
    answer = PlaceAskState.GIVEN if gives else PlaceAskState.DECLINED
    move(ask, answer, leads_to=PLACE_ASK_LEADS_TO, answered_at=at)
    if gives:
        change_capacity(part, part.places + 1, by=by, at=at)
    _record("place.given" if gives else "place.declined", ask, by, at)


def let_place_asks_lapse(*, at: datetime) -> int:
    """Questions nobody answered in time are over; says how many."""
    over = 0
    for ask in PlaceAsk.objects.filter(state=PlaceAskState.WAITING, expires_at__lte=at):
        over += _lapsed(ask, at)
    return over


@transaction.atomic
def _lapsed(ask: PlaceAsk, at: datetime) -> bool:
    try:
        move(ask, PlaceAskState.LAPSED, leads_to=PLACE_ASK_LEADS_TO)
    except NotNow:
        return False  # answered in the same moment
    _record("place_ask.lapsed", ask, None, at)
    return True


def _require_may_be_asked(part: Participation, at: datetime) -> None:
    if not part.is_mentor or part.state != ParticipationState.READY:
        raise NotNow("not_ready", _("%(name)s does not take part as a mentor at present.") % _who(part))
    if is_paused(part, at=at):
        raise NotNow("pauses", _("%(name)s takes a pause, and is not asked meanwhile.") % _who(part))
    if part.places >= MOST_PLACES:
        raise NotNow("most_places", _("%(name)s gives as many places as there can be.") % _who(part))
    if part.place_asks.filter(created_at__gt=at - NOT_ASKED_AGAIN_FOR).exists():
        raise NotNow(
            "asked_lately", _("%(name)s was asked within the last ninety days, and is left in peace.") % _who(part)
        )


def _who(part: Participation) -> dict[str, str]:
    return {"name": part.person.name}


def _record(name: str, ask: PlaceAsk, by: Any, at: datetime, **facts: Any) -> None:
    program = ask.participation.cohort.program
    record(name, about=ask, by=by, at=at, organization=program.organization_id, part=ask.participation, **facts)
