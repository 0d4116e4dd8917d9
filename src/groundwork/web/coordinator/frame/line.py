"""The line of a cohort as its coordinators see it: how many wait, how long, and for how many nobody is there today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from groundwork.invitations.models import Wait
from groundwork.invitations.waiting import line_of
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN


@dataclass(frozen=True)
class LineInWords:
    """Facts and no names: the list of people has those."""

    waiting: int
    since: datetime
    days: int
    without: int  # of these, how many could ask nobody when we last looked


def line_in_words(cohort: Cohort, *, at: datetime) -> LineInWords | None:
    """What the cohort's page says of its line, in two queries; nothing when nobody waits."""
    line = line_of(cohort, at=at) if cohort.state in OPEN_TO_JOIN else []
    if not line:
        return None
    without = Wait.objects.live().filter(mentee__in=[each.part_id for each in line], can_ask=False).count()
    return LineInWords(len(line), line[0].since, (at - line[0].since).days, without)
