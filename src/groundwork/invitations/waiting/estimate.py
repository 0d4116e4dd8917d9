"""How long it usually takes here, from this program's own past, counting those who still wait.

The median of the waits that ended would promise too much: the long ones have not ended yet. So those who still wait
count as far as they have waited, which is the estimator of Kaplan and Meier (Journal of the American Statistical
Association 53, 1958), begun at the time somebody has waited already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from groundwork.enrollment.models import Participation, Pause, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.mentorships.models import Seat
from groundwork.programs.models import Program
from groundwork.programs.states import OPEN_TO_JOIN

LOOKED_BACK = timedelta(days=730)
ENOUGH_FOUND = 8  # waits that ended with a mentor; with fewer we cannot say
ENOUGH_LEFT = 4  # people who waited at least as long as the one who asks
HALF = 0.5


@dataclass(frozen=True)
class Spell:
    """One wait: how many days, and whether it ended with a mentor or goes on."""

    days: float
    found: bool


@dataclass(frozen=True)
class Estimate:
    """Half of those who had waited as long found a mentor within `days` more; None when we cannot say yet."""

    days: int | None
    found: int  # how many found a mentor here in the time looked at

    @property
    def weeks(self) -> int | None:
        """The same in whole weeks, rounded up."""
        return None if self.days is None else max(1, -(-self.days // 7))


def estimate(program: Program, *, waited: timedelta, at: datetime) -> Estimate:
    """What this program's past says to somebody who has waited that long, in two queries."""
    spells = spells_of(program, at=at)
    found = sum(spell.found for spell in spells)
    days = half_found_within(spells, waited.total_seconds() / 86_400) if found >= ENOUGH_FOUND else None
    return Estimate(None if days is None else round(days), found)


def half_found_within(spells: Iterable[Spell], waited: float) -> float | None:
    """After how many more days half of those who had waited that long had a mentor; None when it can't be told."""
    longer = sorted((spell for spell in spells if spell.days > waited), key=lambda spell: (spell.days, not spell.found))
    if len(longer) < ENOUGH_LEFT:
        return None
    still_waiting = 1.0
    for gone, spell in enumerate(longer):
        if spell.found:
            still_waiting *= 1 - 1 / (len(longer) - gone)
            if still_waiting <= HALF:
                return spell.days - waited
    return None


def spells_of(program: Program, *, at: datetime) -> list[Spell]:
    """The waits of this program's last two years. Who left without a mentor tells nothing: nobody knows till when.

    Nobody waits while their search pauses, as it does after an ending unless they look again; nor in a cohort that is
    over.
    """
    resting = Exists(Pause.objects.running(at).filter(participation=OuterRef("pk")))
    parts = Participation.objects.filter(cohort__program=program, role=Role.MENTEE, ready_at__isnull=False)
    seats = Seat.objects.filter(mentorship__program=program, role=Role.MENTEE).order_by("mentorship__began_at")
    pairs: dict[Any, list[tuple[datetime, datetime | None]]] = {}
    for part, began, closed in seats.values_list("participation", "mentorship__began_at", "mentorship__closed_at"):
        pairs.setdefault(part, []).append((began, closed))
    found: list[Spell] = []
    facts = ("pk", "ready_at", "state", "rests", "cohort__state", "cohort__ends_on")
    rows = parts.annotate(rests=resting).values_list(*facts)
    for part, ready_at, state, rests, cohort_state, ends_on in rows:
        waits = state == ParticipationState.READY and not rests
        until = at if cohort_state in OPEN_TO_JOIN or ends_on is None else min(at, _midnight(ends_on))
        found += _spells(ready_at, pairs.get(part, []), until if waits else None, since=at - LOOKED_BACK)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def _spells(
    start: datetime | None, pairs: Sequence[tuple[datetime, datetime | None]], now: datetime | None, *, since: datetime
) -> Iterable[Spell]:
    for began, closed in pairs:
        if start is not None and began >= start and began > since:
            yield Spell((began - start).total_seconds() / 86_400, found=True)
        start = closed
    if start is not None and now is not None and now > start:
        yield Spell((now - start).total_seconds() / 86_400, found=False)
