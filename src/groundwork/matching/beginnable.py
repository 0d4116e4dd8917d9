"""Whether published pairs may begin when their thirty minutes are over: what has come between since they went out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from groundwork.enrollment.models import Participation, Pause
from groundwork.mentorships.actions import pair_key
from groundwork.mentorships.models import Mentorship

from .models import NotBegun, Pairing

Why = NotBegun.Why


def why_they_cannot_begin(
    pairings: Sequence[Pairing], *, held: Mapping[Any, int], at: datetime
) -> dict[Any, NotBegun.Why]:
    """Pairing id -> what has come between the two, for those that can't begin now; rules are looked at before.

    `held` says how many places each pairing holds.
    """
    parts = {part for pairing in pairings for part in (pairing.mentor_id, pairing.mentee_id)}
    ready = set(Participation.objects.filter(pk__in=parts).ready().values_list("pk", flat=True))
    paused = set(Pause.objects.running(at).filter(participation__in=parts).values_list("participation", flat=True))
    together = _together(pairings)
    found: dict[Any, NotBegun.Why] = {}
    for pairing in pairings:
        both = {pairing.mentor_id, pairing.mentee_id}
        if not both <= ready:
            found[pairing.pk] = Why.LEFT
        elif both & paused:
            found[pairing.pk] = Why.PAUSED
        elif pairing.pk in together:
            found[pairing.pk] = Why.TOGETHER
        elif held.get(pairing.pk) != len(both):
            found[pairing.pk] = Why.PLACE
    return found


def _together(pairings: Sequence[Pairing]) -> set[Any]:
    """Those whose two are in a live mentorship of the program already, whoever of them mentors."""
    keys: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for pairing in pairings:
        program = pairing.round.cohort.program_id
        keys[program, pair_key(pairing.mentor.person, pairing.mentee.person)].append(pairing.pk)
    live = Mentorship.objects.filter(closed_at=None, pair_key__in=[key for _program, key in keys])
    return {pk for both in live.values_list("program", "pair_key") for pk in keys.get(both, [])}
