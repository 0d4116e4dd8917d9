"""For a mentee whom a round left without a mentor: that it did, and why, without a word about anybody else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from groundwork.enrollment.models import Participation

from .models import Round
from .states import PublicationState, RoundState


@dataclass(frozen=True)
class LeftOver:
    """A round that is told and found nobody for this mentee."""

    told_at: datetime
    suited: int  # mentors whom no rule kept away, all of whose places went to others


def left_over(mentees: Collection[Participation], *, since: datetime) -> dict[Any, LeftOver]:
    """Part id -> the newest round since then that left this mentee over, in two queries.

    While pairs of a round are still looked through, it has not come to its end: somebody may yet find a place in it.
    """
    ids = {str(part.pk): part.pk for part in mentees}
    over = Round.objects.filter(state=RoundState.PUBLISHED, publications__state=PublicationState.TOLD)
    told = (
        over.filter(people__in=list(ids.values()))
        .annotate(told_at=Max("publications__undo_until"))
        .filter(told_at__gt=since)
        .order_by("told_at")
        .distinct()
    )
    found: dict[Any, LeftOver] = {}
    for result, told_at in told.values_list("result", "told_at"):
        for each in result.get("unmatched", []):
            if each["mentee"] in ids:
                found[ids[each["mentee"]]] = LeftOver(told_at, each["allowed"])
    return found
