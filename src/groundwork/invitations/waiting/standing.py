"""How it stands for somebody who waits: one answer to why, where in the line, how long, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from groundwork.enrollment.models import Participation
from groundwork.matching.left_over import LeftOver, left_over
from groundwork.matching.openings import opening_for

from ..queries import answered_before
from .ahead import Ahead, ahead_for
from .estimate import Estimate, estimate
from .line import line_of, place_in
from .why import why_left_over, why_nobody

A_ROUND_IS_NEWS = timedelta(days=60)


@dataclass(frozen=True)
class Standing:
    """What the mentee reads, on the page and in letters. Nothing in it is about any other person."""

    mentee: Any
    since: datetime
    place: int
    length: int
    can_ask: int
    why: str
    left_over: LeftOver | None
    why_left_over: str
    estimate: Estimate
    ahead: Ahead

    @property
    def before(self) -> int:
        """How many stand before this one."""
        return self.place - 1


def standing_of(mentee: Participation, *, at: datetime) -> Standing | None:
    """How it stands, or None for somebody who doesn't wait: who pauses, has a mentor or isn't ready."""
    line = line_of(mentee.cohort, at=at, as_told=True)
    place = place_in(line, mentee)
    if place is None:
        return None
    since = line[place - 1].since
    opening = opening_for(mentee, at=at, without=answered_before(mentee, at=at))
    left = left_over([mentee], since=max(since, at - A_ROUND_IS_NEWS)).get(mentee.pk)
    return Standing(
        mentee=mentee,
        since=since,
        place=place,
        length=len(line),
        can_ask=len(opening.can_ask),
        why=why_nobody(mentee, opening, at=at),
        left_over=left,
        why_left_over=why_left_over(left) if left else "",
        estimate=estimate(mentee.cohort.program, waited=at - since, at=at),
        ahead=ahead_for(mentee, opening.suits, [*opening.can_ask, *opening.by_round], at=at),
    )
