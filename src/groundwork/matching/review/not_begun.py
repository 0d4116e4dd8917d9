"""Pairs of a round that had gone out and did not begin: why, and what a coordinator can do for the one who waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groundwork.enrollment.models import Participation, Place
from groundwork.matching.models import NotBegun, Round


@dataclass(frozen=True)
class DidNotBegin:
    """Two people, in a sentence why, and in another what comes next."""

    mentor: str
    mentee: str
    why: str
    next: str


def did_not_begin(round: Round) -> list[DidNotBegin]:
    """Those of the round that nobody has taken note of, oldest first, in a constant number of queries."""
    rows = list(round.not_begun.open().select_related("mentor__person", "mentee__person"))
    if not rows:
        return []
    mentees = [row.mentee_id for row in rows]
    ready = set(Participation.objects.filter(pk__in=mentees).ready().values_list("pk", flat=True))
    held = set(Place.objects.live().filter(participation__in=mentees).values_list("participation", flat=True))
    here = round.pairings.still_here().filter(mentee__in=mentees)
    proposed = {} if round.result.get("outdated") else dict(here.values_list("mentee", "mentor__person__name"))
    return [
        DidNotBegin(
            str(row.mentor.person),
            str(row.mentee.person),
            str(NotBegun.Why(row.why).label),
            _next(row, ready=row.mentee_id in ready, settled=row.mentee_id in held, proposed=proposed, round=round),
        )
        for row in rows
    ]


def _next(row: NotBegun, *, ready: bool, settled: bool, proposed: Mapping[Any, str], round: Round) -> str:
    facts = {"mentee": row.mentee.person, "mentor": proposed.get(row.mentee_id, "")}
    if not ready:
        return _("%(mentee)s takes part no longer, so there is nothing to do.") % facts
    if settled:
        return _("%(mentee)s has a mentor by now, or has asked one, so there is nothing to do.") % facts
    if facts["mentor"]:
        return _("%(mentee)s is proposed for %(mentor)s now. Publish the two when it suits you.") % facts
    if round.result.get("outdated"):
        return _("%(mentee)s waits for a mentor. Run the round again: it looks for another one.") % facts
    return _("%(mentee)s waits. Why, and what would change it, stands under “Without a mentor”.") % facts
