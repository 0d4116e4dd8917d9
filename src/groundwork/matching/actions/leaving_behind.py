"""Published pairs that can't begin go back to their round: free again, told nothing; their coordinators hear why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from groundwork.enrollment.places import free_places
from groundwork.history.actions import record

from ..models import NotBegun, Pairing, Round
from ..rules import require_coordinator_of
from ..states import UNDER_WAY, RoundState
from .open_rounds import note_change


@transaction.atomic
def leave_behind(pairings: Iterable[Pairing], why: Mapping[Any, str], *, at: datetime) -> int:
    """These pairs don't begin. Their round is open again and wants to be run for them; says how many.

    While a round is being run, its pairs wait for the next sweep: the run would not know of them.
    """
    of_rounds: dict[Any, list[Pairing]] = defaultdict(list)
    for pairing in pairings:
        of_rounds[pairing.round_id].append(pairing)
    return sum(_leave_behind(some[0].round, some, why, at) for some in of_rounds.values())


@transaction.atomic
def take_note(round: Round, *, by: Any, at: datetime) -> int:
    """A coordinator has read which pairs did not begin; says how many these were."""
    require_coordinator_of(by, round)
    noted = round.not_begun.open().update(noted_at=at)
    if noted:
        record("round.not_begun_noted", about=round, by=by, at=at, organization=_organization(round), pairs=noted)
    return noted


def _leave_behind(round: Round, pairings: Sequence[Pairing], why: Mapping[Any, str], at: datetime) -> int:
    if not Round.objects.filter(pk=round.pk).exclude(state__in=UNDER_WAY).update(seed=F("seed")):
        return 0
    ids = [pairing.pk for pairing in pairings]
    free_places(ids, at=at)
    NotBegun.objects.bulk_create(
        NotBegun(round=round, publication=pairing.publication, why=why[pairing.pk], created_at=at, **_two(pairing))
        for pairing in pairings
    )
    # Nobody is locked into a pair that can't be: the next run would stop at it.
    Pairing.objects.filter(pk__in=ids).update(
        publication=None, keep=Pairing.Keep.PROPOSED, by_hand=False, stuck_since=None
    )
    Round.objects.filter(pk=round.pk, state=RoundState.PUBLISHED).update(state=RoundState.READY)
    round.refresh_from_db(fields=["state", "result"])
    note_change(round)
    for pairing in pairings:
        facts = {"why": str(why[pairing.pk]), "publication": pairing.publication_id, **_two(pairing)}
        record("pairing.dropped", about=round, by=None, at=at, organization=_organization(round), **facts)
    return len(pairings)


def _two(pairing: Pairing) -> dict[str, Any]:
    return {"mentor": pairing.mentor, "mentee": pairing.mentee}


def _organization(round: Round) -> Any:
    return round.cohort.program.organization_id
