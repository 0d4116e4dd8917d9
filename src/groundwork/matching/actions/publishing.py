"""A round goes out: places are taken, half an hour passes, then the mentorships begin and people are told."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation, Place, Role
from groundwork.enrollment.places import Purpose, free_places, take_places, take_turns
from groundwork.history.actions import record
from groundwork.mentorships.actions import begin_mentorship
from groundwork.mentorships.models import Mentorship

from ..models import Pairing, Publication, Round
from ..publishable import who_changed
from ..reasons import listed
from ..rules import require_coordinator_of
from ..states import PUBLICATION_LEADS_TO, ROUND_LEADS_TO, PublicationState, RoundState

log = logging.getLogger(__name__)
TIME_TO_UNDO = timedelta(minutes=30)
NAMED_AT_MOST = 5


@transaction.atomic
def publish_round(round: Round, *, by: Any, at: datetime) -> Publication:
    """Take both places of every pair. Nobody is told for thirty minutes, and until then it can be undone.

    When somebody's place is gone or a rule has come between two, nothing at all is published.
    """
    require_coordinator_of(by, round)
    move(round, RoundState.PUBLISHED, leads_to=ROUND_LEADS_TO)
    round.refresh_from_db(fields=["result"])
    pairings = list(round.pairings.select_related("mentor__person", "mentor__offer", "mentee__person"))
    _require_something_to_publish(round, pairings)
    take_turns(part for pairing in pairings for part in (pairing.mentor, pairing.mentee))
    _require_unchanged(round, pairings, at)
    of_mentors = [(pairing.mentor, pairing.pk, pairing.mentee) for pairing in pairings]
    of_mentees = [(pairing.mentee, pairing.pk, pairing.mentor) for pairing in pairings]
    take_places([*of_mentors, *of_mentees], purpose=Purpose.PAIRING)
    publication = Publication.objects.create(round=round, by=by, undo_until=at + TIME_TO_UNDO, created_at=at)
    _record("round.published", round, by, at, publication=publication, pairs=len(pairings))
    return publication


@transaction.atomic
def undo_publication(publication: Publication, *, by: Any, at: datetime) -> None:
    """Within thirty minutes: every place is free again and the round is open as before. Nobody was told."""
    round = publication.round
    require_coordinator_of(by, round)
    if at >= publication.undo_until:
        raise NotNow("told_already", _("The thirty minutes are over, and the letters are on their way."))
    move(publication, PublicationState.UNDONE, leads_to=PUBLICATION_LEADS_TO)
    move(round, RoundState.READY, leads_to=ROUND_LEADS_TO)
    free_places(round.pairings.values_list("pk", flat=True), at=at)
    _record("round.undone", round, by, at, publication=publication)


@transaction.atomic
def tell_publication(publication: Publication, *, at: datetime) -> None:
    """The thirty minutes are over: from here on it can't be undone, and the pairs begin."""
    if at < publication.undo_until:
        raise NotNow("can_be_undone", _("This publication can still be undone."))
    move(publication, PublicationState.TOLD, leads_to=PUBLICATION_LEADS_TO)
    _record("round.told", publication.round, publication.by, at, publication=publication)


def begin_published_pairs(*, at: datetime) -> int:
    """Begin the mentorships of told publications, each in its own transaction; says how many.

    A pair whose places its pairing holds has not begun yet: a crash in between loses nothing and doubles nothing.
    """
    held = Place.objects.live().filter(purpose=Purpose.PAIRING)
    not_begun = Pairing.objects.filter(pk__in=held.values("holder_id"))
    told = Publication.objects.filter(state=PublicationState.TOLD, round__pairings__in=not_begun).distinct()
    begun = 0
    for publication in told.select_related("by"):
        for pairing in not_begun.filter(round=publication.round_id).select_related("round__cohort__program"):
            begun += _begin(pairing, publication, at)
    return begun


def _begin(pairing: Pairing, publication: Publication, at: datetime) -> bool:
    try:
        return _began(pairing, publication, at)
    except Exception:  # one pair that can't begin keeps no other pair waiting
        log.exception("Pairing %s could not begin", pairing.pk)
        return False


@transaction.atomic
def _began(pairing: Pairing, publication: Publication, at: datetime) -> bool:
    parts = Participation.objects.filter(pk__in=[pairing.mentor_id, pairing.mentee_id])
    here = {part.role: part for part in parts.ready().select_related("person", "cohort__program")}
    if len(here) < 2:  # somebody has left since: nobody is told of a pair that isn't one
        free_places(pairing.pk, at=at)
        _record("pairing.dropped", pairing.round, publication.by, at, pairing=pairing)
        return False
    begin_mentorship(
        here[Role.MENTOR],
        here[Role.MENTEE],
        origin=Mentorship.Origin.ROUND,
        at=at,
        by=publication.by,
        held_by=pairing.pk,
    )
    return True


def _require_something_to_publish(round: Round, pairings: list[Pairing]) -> None:
    if not pairings:
        raise NotNow("no_pairs", _("There are no pairs in this round to publish."))
    if round.result.get("outdated"):
        raise NotNow("outdated", _("Something has changed since this round was run. Run it again, then publish."))


def _require_unchanged(round: Round, pairings: list[Pairing], at: datetime) -> None:
    changed = sorted({str(part.person) for part in who_changed(round, pairings, at=at)})
    if changed:
        sentence = _(
            "Nothing was published, because something changed for %(names)s since this round was run. Run it again."
        )
        raise NotNow("people_changed", sentence % {"names": _named(changed)})


def _named(names: list[str]) -> str:
    more = len(names) - NAMED_AT_MOST
    if more <= 0:
        return listed(names)
    others = ngettext("%(more)d more person", "%(more)d more people", more) % {"more": more}
    return listed([*names[:NAMED_AT_MOST], others])


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
