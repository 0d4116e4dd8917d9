"""The thirty minutes are over: published pairs begin, a few at a time, whatever happens in between."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import GroundworkError, NoFreePlace, NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation, Place
from groundwork.enrollment.places import Purpose
from groundwork.history.actions import record
from groundwork.mentorships.actions import Beginning, begin_mentorships
from groundwork.mentorships.models import Mentorship

from ..beginnable import Why, why_they_cannot_begin
from ..models import Pairing, Publication, Round
from ..publishable import kept_apart_by_now
from ..states import PUBLICATION_LEADS_TO, PublicationState
from .leaving_behind import leave_behind

log = logging.getLogger(__name__)
AT_ONCE = 25  # pairs in one transaction: others wait for the database no longer than these take
PEOPLE = ("mentor__person", "mentee__person")
GIVEN_UP_AFTER = timedelta(hours=6)  # a busy database, a restart, a full disk: by then somebody has mended it, or not


@transaction.atomic
def tell_publication(publication: Publication, *, at: datetime) -> None:
    """The thirty minutes are over: from here on it can't be undone, and the pairs begin."""
    if publication.undo_until is None or at < publication.undo_until:
        raise NotNow("can_be_undone", _("This publication can still be undone."))
    move(publication, PublicationState.TOLD, leads_to=PUBLICATION_LEADS_TO)
    round = publication.round
    organization = round.cohort.program.organization_id
    record("round.told", about=round, by=publication.by, at=at, organization=organization, publication=publication)


def begin_published_pairs(*, at: datetime) -> int:
    """Begin the mentorships of told publications, some at a time, each time in one transaction; says how many.

    A pair whose places its pairing holds has not begun yet: a crash in between loses nothing and doubles nothing. A
    pair that can't begin for good goes back to its round, and its coordinators are told; what may pass is tried again.
    """
    rounds = Round.objects.filter(pk__in=not_begun().values("round")).select_related("cohort__program")
    return sum(_begin_round(round, at) for round in rounds.defer("snapshot", "result"))


def not_begun() -> Any:
    """Pairs of told publications whose mentorship has not begun."""
    held = Place.objects.live().filter(purpose=Purpose.PAIRING)
    return Pairing.objects.filter(publication__state=PublicationState.TOLD, pk__in=held.values("holder_id"))


def _begin_round(round: Round, at: datetime) -> int:
    waiting = list(not_begun().filter(round=round).order_by("publication__undo_until", "pk"))
    ids = [pairing.pk for pairing in waiting]
    try:
        apart = kept_apart_by_now(round, waiting)  # once for all of them: it reads lines of managers and wishes
    except Exception:
        log.exception("It could not be seen who is kept apart in round %s", round.pk)
        for pk in ids:
            _try_later(pk, at)
        return 0
    return sum(_begin(ids[start : start + AT_ONCE], apart, at) for start in range(0, len(ids), AT_ONCE))


def _begin(ids: Sequence[Any], apart: Collection[Any], at: datetime) -> int:
    try:
        return _began(ids, apart, at)
    except GroundworkError as no:
        if len(ids) == 1:  # one pair that can't begin keeps no other pair waiting
            _say_no(ids[0], no, at)
            return 0
    except Exception:
        log.exception("%d pairs could not begin", len(ids))
        if len(ids) == 1:
            _try_later(ids[0], at)
            return 0
    return sum(_begin([one], apart, at) for one in ids)


@transaction.atomic
def _began(ids: Sequence[Any], apart: Collection[Any], at: datetime) -> int:
    held = Counter(
        Place.objects.live()
        .filter(holder_id__in=ids, purpose=Purpose.PAIRING)
        .select_for_update()  # another worker waits here, and then finds them begun
        .values_list("holder_id", flat=True)
    )
    pairings = _pairings(held)
    why = dict.fromkeys(held.keys() & set(apart), Why.RULE) | why_they_cannot_begin(pairings, held=held, at=at)
    if why:
        leave_behind([pairing for pairing in pairings if pairing.pk in why], why, at=at)
    going = [pairing for pairing in pairings if pairing.pk not in why]
    wanted = [part for pairing in going for part in (pairing.mentor_id, pairing.mentee_id)]
    found = Participation.objects.filter(pk__in=wanted).select_related("person", "cohort__program")
    parts = {part.pk: part for part in found}
    beginnings = [
        Beginning(parts[pair.mentor_id], parts[pair.mentee_id], by=pair.publication.by, held_by=pair.pk)
        for pair in going
        if pair.publication
    ]
    return len(begin_mentorships(beginnings, origin=Mentorship.Origin.ROUND, at=at))


@transaction.atomic
def _say_no(pk: Any, no: GroundworkError, at: datetime) -> None:
    """The domain says no, and will say it again: there is nothing to wait for."""
    log.warning("Pairing %s can't begin: %s", pk, no)
    why = Why.PLACE if isinstance(no, NoFreePlace) else Why.RULE
    leave_behind(_pairings([pk]), {pk: why}, at=at)


def _try_later(pk: Any, at: datetime) -> None:
    """Something went wrong that may pass: it is tried again at every sweep, but not for ever."""
    try:
        with transaction.atomic():
            Pairing.objects.filter(pk=pk, stuck_since=None).update(stuck_since=at)
            given_up = _pairings(Pairing.objects.filter(pk=pk, stuck_since__lte=at - GIVEN_UP_AFTER).values("pk"))
            leave_behind(given_up, {pk: Why.MISHAP}, at=at)
    except Exception:  # the database itself doesn't answer: the next sweep sees whether it does again
        log.exception("It could not be noted that pairing %s waits", pk)


def _pairings(ids: Any) -> list[Pairing]:
    found = Pairing.objects.filter(pk__in=ids).select_related("publication__by", "round__cohort__program", *PEOPLE)
    return list(found.defer("round__snapshot", "round__result"))
