"""Whether two people can meet, said as facts."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.enrollment.models import Channel
from learning_fit import PracticalEvidence

from .pair import Pair, Reason

NEAR_HOURS = 2  # between two time zones; nobody minds


def practical(pair: Pair, evidence: PracticalEvidence) -> Reason | None:
    """Time and place, when there is a fact to tell."""
    facts = list(_facts(evidence))
    if not facts:
        return None
    title = pair.say(_("Your time and place fit."), _("Your time and place fit."), _("Time and place fit."))
    return Reason(title, " ".join(facts))


def _facts(evidence: PracticalEvidence) -> Iterator[str]:
    if evidence.hours_given and evidence.hours_wanted and evidence.hours_given >= evidence.hours_wanted:
        hours = max(1, round(evidence.hours_wanted))
        yield (
            ngettext("About an hour a month suits both.", "About %(hours)d hours a month suit both.", hours)
            % {"hours": hours}
        )
    if ways := evidence.channels_in_common:
        one = _("Both can meet online.") if Channel.ONLINE in ways else _("Both can meet in person.")
        yield _("Online or in person is fine for both.") if len(ways) > 1 else one
    if evidence.free_hours_in_common:
        hours = max(1, round(evidence.free_hours_in_common))
        yield (
            ngettext("Both are free about an hour a week.", "Both are free about %(hours)d hours a week.", hours)
            % {"hours": hours}
        )
    elif evidence.free_hours_in_common is None and _days_are_near(evidence.hours_apart):
        yield _("The working days overlap.")


def _days_are_near(hours_apart: float | None) -> bool:
    return hours_apart is not None and hours_apart <= NEAR_HOURS
