"""The thirty minutes are over: published pairs begin, a few at a time, whatever happens in between."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import GroundworkError, NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation, Place
from groundwork.enrollment.places import Purpose, free_places
from groundwork.history.actions import record
from groundwork.mentorships.actions import Beginning, begin_mentorships
from groundwork.mentorships.models import Mentorship

from ..models import Pairing, Publication
from ..states import PUBLICATION_LEADS_TO, PublicationState

log = logging.getLogger(__name__)
AT_ONCE = 25  # pairs in one transaction: others wait for the database no longer than these take


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

    A pair whose places its pairing holds has not begun yet: a crash in between loses nothing and doubles nothing.
    """
    waiting = list(not_begun().order_by("publication__undo_until", "pk").values_list("pk", flat=True))
    return sum(_begin(waiting[start : start + AT_ONCE], at) for start in range(0, len(waiting), AT_ONCE))


def not_begun() -> Any:
    """Pairs of told publications whose mentorship has not begun."""
    held = Place.objects.live().filter(purpose=Purpose.PAIRING)
    return Pairing.objects.filter(publication__state=PublicationState.TOLD, pk__in=held.values("holder_id"))


def _begin(ids: Sequence[Any], at: datetime) -> int:
    try:
        return _began(ids, at)
    except (GroundworkError, IntegrityError) as problem:
        if len(ids) == 1:  # one pair that can't begin keeps no other pair waiting
            log.warning("Pairing %s could not begin: %s", ids[0], problem)
            return 0
    except Exception:
        log.exception("%d pairs could not begin", len(ids))
        if len(ids) == 1:
            return 0
    return sum(_begin([one], at) for one in ids)


@transaction.atomic
def _began(ids: Sequence[Any], at: datetime) -> int:
    claimed = set(
        Place.objects.live()
        .filter(holder_id__in=ids, purpose=Purpose.PAIRING)
        .select_for_update()  # another worker waits here, and then finds them begun
        .values_list("holder_id", flat=True)
    )
    pairings = list(
        Pairing.objects.filter(pk__in=claimed)
        .select_related("publication__by", "round__cohort__program")
        .defer("round__snapshot", "round__result")
    )
    wanted = [part for pairing in pairings for part in (pairing.mentor_id, pairing.mentee_id)]
    ready = Participation.objects.filter(pk__in=wanted).ready().select_related("person", "cohort__program")
    here = {part.pk: part for part in ready}
    _drop([pair for pair in pairings if pair.mentor_id not in here or pair.mentee_id not in here], at)
    beginnings = [
        Beginning(here[pair.mentor_id], here[pair.mentee_id], by=pair.publication.by, held_by=pair.pk)
        for pair in pairings
        if pair.publication and pair.mentor_id in here and pair.mentee_id in here
    ]
    return len(begin_mentorships(beginnings, origin=Mentorship.Origin.ROUND, at=at))


def _drop(pairings: Sequence[Pairing], at: datetime) -> None:
    """Somebody has left since: nobody is told of a pair that isn't one."""
    free_places([pairing.pk for pairing in pairings], at=at)
    for pairing in pairings:
        round, by = pairing.round, pairing.publication and pairing.publication.by
        facts = {"mentor": pairing.mentor_id, "mentee": pairing.mentee_id}
        record("pairing.dropped", about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
