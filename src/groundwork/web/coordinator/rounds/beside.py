"""Two plans as a table: what each reaches, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.matching.models import Round
from groundwork.matching.plans.comparison import Comparison, Side
from groundwork.matching.plans.differences import Shift
from groundwork.matching.plans.figures import Figures
from groundwork.matching.plans.terms import PartPair
from groundwork.matching.plans.terms_said import parts_named_in, terms_changed
from groundwork.matching.plans.words import Names, names_of_parts, parts_in_shifts, points_in_a_word, shift_lines
from groundwork.matching.states import PublicationState

BEGUN_SHOWN = 25


@dataclass(frozen=True)
class Row:
    """One thing that both plans have, said of each."""

    label: str
    first: str
    second: str


def beside(round: Round, found: Comparison, shown: Iterable[Shift]) -> dict[str, Any]:
    """What the page of two plans needs, in one query for all names."""
    page = list(shown)
    alone = _in_one_alone(found.difference.shifts)
    named = parts_in_shifts(page)
    named |= {*alone[0], *alone[1], *parts_named_in(found.second.terms), *parts_named_in(found.first.terms)}
    named |= {part for pair in found.gone_out for part in pair}
    names = names_of_parts(named)
    begun = _begun(round, found.gone_out, names)
    return {
        "first": found.first.plan,
        "second": found.second.plan,
        "rows": _rows(found),
        "terms": terms_changed(found.first.terms, found.second.terms, names),
        "other_answers": not found.same_answers,
        "staying": found.difference.staying,
        "begun": begun[:BEGUN_SHOWN],
        "more_begun": len(begun[BEGUN_SHOWN:]),
        "lines": shift_lines(page, names),
        "in_first_alone": sorted(names[part] for part in alone[0] if part in names),
        "in_second_alone": sorted(names[part] for part in alone[1] if part in names),
        "in_use": round.result.get("plan"),
    }


def _begun(round: Round, pairs: list[PartPair], names: Names) -> list[str]:
    """Who has gone out with whom between the two plans, in a sentence each."""
    told = round.pairings.filter(publication__state=PublicationState.TOLD).values_list("mentor", "mentee")
    begun = {(str(mentor), str(mentee)) for mentor, mentee in told}
    return sorted(
        (_("%(mentee)s has begun with %(mentor)s.") if pair in begun else _("%(mentee)s has gone out with %(mentor)s."))
        % {"mentor": names[pair[0]], "mentee": names[pair[1]]}
        for pair in pairs
        if names.keys() >= set(pair)
    )


def _rows(found: Comparison) -> list[Row]:
    first, second = found.difference.before, found.difference.after
    sides = (found.first, found.second)
    return [
        Row(_("With a mentor"), *(_matched(side) for side in sides)),
        Row(_("Weakest pair"), points_in_a_word(first.worst), points_in_a_word(second.worst)),
        Row(_("All pairs together"), _together(first), _together(second)),
        Row(_("Locked"), *(_pairs(len(side.terms.own_locks)) for side in sides)),
        Row(_("Planned or gone out"), *(_pairs(len(side.terms.published)) for side in sides)),
        Row(_("Kept apart"), *(_pairs(len(side.terms.excluded)) for side in sides)),
        Row(_("Would rather have each other"), *(_pairs(side.plan.result["blocking_pairs"]) for side in sides)),
    ]


def _matched(side: Side) -> str:
    found = side.plan.result
    return _("%(matched)d of %(people)d") % {"matched": found["matched"], "people": found["people"]}


def _together(figures: Figures) -> str:
    return "" if figures.mean is None else _("%(points).1f of 100 on average") % {"points": figures.mean}


def _pairs(count: int) -> str:
    return ngettext("%(count)d pair", "%(count)d pairs", count) % {"count": count} if count else _("none")


def _in_one_alone(shifts: Iterable[Shift]) -> tuple[list[str], list[str]]:
    """Who has a mentor in the first plan alone, and who in the second alone."""
    all_of_them = list(shifts)
    return (
        [each.mentee for each in all_of_them if each.before and not each.after],
        [each.mentee for each in all_of_them if each.after and not each.before],
    )
