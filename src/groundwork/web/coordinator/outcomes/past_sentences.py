"""What the past says, in sentences anyone can repeat."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.matching.learned import LearnedPart, LearnedWeights, Verdict
from groundwork.reporting.past import Judged, WhatThePastSays
from groundwork.web.coordinator.rounds.forms import HOW_MUCH, WeightsForm

NOTHING, ALL = 0.0, 1.0


@dataclass(frozen=True)
class Line:
    """One part of a fit: its weight now and as the past has it, and how sure that is."""

    label: str
    now: str
    proposed: str
    changed: bool
    says: str
    share: int
    low: int
    high: int
    drawn: bool


@dataclass(frozen=True)
class Words:
    """The heading, the claim beneath it, and the rows."""

    heading: str
    says: list[str]
    lines: list[Line]
    good: bool


def in_words(says: WhatThePastSays) -> Words:
    """The whole finding as a coordinator reads it."""
    found = says.found
    spoken = found.verdict in {Verdict.PROPOSES, Verdict.AGREES}
    return Words(_heading(found), _sentences(says), [_line(part, found) for part in found.parts], spoken)


def _heading(found: LearnedWeights) -> str:
    if found.verdict == Verdict.TOO_FEW and found.pairs < found.needed:
        return _("Not yet: %(pairs)d of %(needed)d pairs") % {"pairs": found.pairs, "needed": found.needed}
    if found.verdict == Verdict.TOO_FEW:
        facts = {"mentees": found.mentees, "needed": found.needed_mentees}
        return _("Not yet: pairs of %(mentees)d of %(needed)d people") % facts
    return {
        Verdict.ONE_SIDED: _("Nearly all your pairs went the same way"),
        Verdict.SILENT: _("Your past does not tell"),
        Verdict.AGREES: _("Your past agrees with your weights"),
        Verdict.PROPOSES: _("Your past speaks for other weights"),
    }[found.verdict]


def _sentences(says: WhatThePastSays) -> list[str]:
    found = says.found
    if found.verdict == Verdict.TOO_FEW:
        return [
            _how_many(says),
            _("Fewer than %(needed)d pairs say too little.") % {"needed": found.needed},
            _as_it_is(),
        ]
    if found.verdict == Verdict.ONE_SIDED:
        least = _("It takes %(each)d pairs of either kind to compare.") % {"each": found.needed_each}
        return [_how_many(says), least, _as_it_is()]
    said = [_how_many(says)]
    if found.verdict == Verdict.SILENT:
        said += [_("What became of them leaves your weights possible, and others too."), _as_it_is()]
    elif found.verdict == Verdict.AGREES:
        said += [_("What became of them leaves hardly any other weights possible."), _as_it_is()]
    else:
        said.append(_("Where a word changes, what became of them leaves the present one hardly possible."))
    return [*said, _told(found)]


def _as_it_is() -> str:
    return _("Your weights stay as they are.")


def _how_many(says: WhatThePastSays) -> str:
    facts = {"well": says.found.went_well, "pairs": says.found.pairs}
    if says.judged == Judged.KEPT:
        said = ngettext(
            "%(well)d of %(pairs)d pair kept talking.", "%(well)d of %(pairs)d pairs kept talking.", says.found.pairs
        )
    elif says.judged == Judged.MET:
        said = ngettext("%(well)d of %(pairs)d pair met.", "%(well)d of %(pairs)d pairs met.", says.found.pairs)
    else:
        said = ngettext(
            "%(well)d of %(pairs)d pair ended as planned, or had outgrown it.",
            "%(well)d of %(pairs)d pairs ended as planned, or had outgrown it.",
            says.found.pairs,
        )
    return said % facts


def _told(found: LearnedWeights) -> str:
    """How well pairs can be told apart, for each hundred of two pairs, one that went well and one that did not."""
    facts = {"now": round(100 * (found.told_now or 0)), "then": round(100 * (found.told_then or 0))}
    return (
        _(
            "Put one pair that went well beside one that did not: your weights rank the better one first %(now)d times "
            "in 100. Weights learned from other pairs do so %(then)d times; a coin, 50 times."
        )
        % facts
    )


def _line(part: LearnedPart, found: LearnedWeights) -> Line:
    words = dict(HOW_MUCH)
    low, high = part.share_range
    drawn = (low, high) != (NOTHING, ALL)
    return Line(
        label=str(WeightsForm.base_fields[part.name.value].label),
        now=str(words[part.present.value]),
        proposed=str(words[part.proposed.value]),
        changed=found.verdict == Verdict.PROPOSES and part.proposed != part.present,
        says=_said(part, drawn),
        share=round(100 * part.present_share),
        low=round(100 * low),
        high=round(100 * high),
        drawn=drawn,
    )


def _said(part: LearnedPart, drawn: bool) -> str:
    if not part.known:
        return _("It was known of none of these pairs.")
    if not drawn:
        return _("Your past can’t say.")
    facts = {"now": round(100 * part.present_share)}
    facts |= {"low": round(100 * part.share_range[0]), "high": round(100 * part.share_range[1])}
    return _("Now %(now)d of 100 of all weight; your past leaves %(low)d to %(high)d possible.") % facts
