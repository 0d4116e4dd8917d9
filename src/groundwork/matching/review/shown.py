"""Which of a round's pairs a coordinator looks at, and how many there are of each kind."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from groundwork.matching.models import Pairing, Round
from groundwork.matching.queries import pairings_of

MUCH_UNKNOWN = 50  # of what counts, no more than half is known
WEAKEST = 10  # one in so many

KINDS: dict[str, Q] = {
    "locked": Q(keep=Pairing.Keep.LOCKED),
    "hand": Q(by_hand=True),
    "unknown": Q(known__lte=MUCH_UNKNOWN),
    "out": Q(publication__isnull=False),
}


def pairs_shown(round: Round, show: str) -> QuerySet[Any]:
    """The round's pairs of this kind, weakest first; all of them for a kind there isn't."""
    pairs = pairings_of(round)
    if show == "weakest":
        return pairs.filter(pk__in=_tenth(round))
    return pairs.filter(KINDS[show]) if show in KINDS else pairs


def pair_counts(round: Round) -> dict[str, int]:
    """How many pairs there are of each kind, and in all; in one query."""
    counted = round.pairings.aggregate(
        all=Count("pk"), **{name: Count("pk", filter=kind) for name, kind in KINDS.items()}
    )
    return {**counted, "weakest": tenth_of(counted["all"] - counted["out"])}


def tenth_of(pairs: int) -> int:
    """How many of these are the weakest tenth: one at least, where there is any."""
    return -(-pairs // WEAKEST)


def _tenth(round: Round) -> list[Any]:
    here = round.pairings.still_here()
    weakest = here.order_by("fit", F("mentee__person__name"), "pk").values_list("pk", flat=True)
    return list(weakest[: tenth_of(here.count())])
