"""Who has no mentor in a round: why, in one sentence, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.enrollment.models import Participation
from groundwork.matching.models import Round
from learning_fit import Reason, Rule

from .remedies import remedies_for

# A wish not to meet is never traced back to who wished it.
BECAUSE: Mapping[str, str | Promise] = {
    Rule.LANGUAGE: gettext_lazy("they share no language"),
    Rule.REPORTING_LINE: gettext_lazy("they stand above in the line of managers"),
    Rule.BLOCK: gettext_lazy("a private wish stands against it"),
    Rule.EXCLUDED: gettext_lazy("you keep them apart, or they are together already"),
    Rule.NEVER_AGAIN: gettext_lazy("they were together in this program before"),
    Rule.NO_PLACES: gettext_lazy("they have no free place"),
    Rule.PAUSED: gettext_lazy("they pause"),
    Rule.SAME_PERSON: gettext_lazy("it is the same person"),
    Rule.LEVEL: gettext_lazy("their grade does not stand as far above as your program asks"),
    Rule.SAME_UNIT: gettext_lazy("they work in the same unit"),
    Rule.NEEDS: gettext_lazy("they do not bring what this person asked for"),
    Rule.CONFLICT: gettext_lazy("a private wish stands against it"),
    Rule.ORIENTATION: gettext_lazy("the orientation is still ahead of one of the two"),
    Rule.BOTH_WAYS: gettext_lazy("this person mentors them in the round"),
}
REMEDIES: Mapping[str, str | Promise] = {
    Rule.LANGUAGE: gettext_lazy("Ask whether another language would do."),
    Rule.EXCLUDED: gettext_lazy("Lift what you keep apart, and run the round again."),
    Rule.REPORTING_LINE: gettext_lazy("A mentor from another line would settle it."),
    Rule.NO_PLACES: gettext_lazy("Ask a mentor for one more place."),
    Rule.LEVEL: gettext_lazy("Widen the program’s rule on grades, or allow a pair an exception."),
    Rule.ORIENTATION: gettext_lazy("Invite them to the orientation, and note who has been there."),
}


@dataclass(frozen=True)
class Waiting:
    """Somebody without a mentor in this round."""

    mentee: Participation
    why: str
    remedies: list[str]
    could_have: int

    @property
    def has_choices(self) -> bool:
        return self.could_have > 0


def waiting_in(round: Round, *, at: datetime, most: int | None = None) -> list[Waiting]:
    """Everyone the round leaves without a mentor, or the first so many, in a constant number of queries."""
    found = round.result.get("unmatched", [])[:most]
    names = _parts([each["mentee"] for each in found])
    remedies = remedies_for(round, [each["mentee"] for each in found], at=at)
    return [
        Waiting(
            names[each["mentee"]],
            _why(round, each),
            remedies[each["mentee"]] or [_remedy(each)],
            each["allowed"],
        )
        for each in found
        if each["mentee"] in names
    ]


def _why(round: Round, each: dict[str, Any]) -> str:
    if each["reason"] == Reason.NO_PLACE_LEFT:
        return ngettext(
            "No rule stands against one mentor, and every place there is given to somebody else.",
            "No rule stands against %(count)d mentors, and all their places are given to others.",
            each["allowed"],
        ) % {"count": each["allowed"]}
    if each["reason"] == Reason.PLACE_STILL_FREE:
        return _("There is a mentor with a free place: run the round again.")
    return _no_mentor(round.result["mentors"], each["forbidden_by"])


def _no_mentor(mentors: int, forbidden_by: Mapping[str, int]) -> str:
    others = {rule: count for rule, count in forbidden_by.items() if rule != Rule.SAME_PERSON} or forbidden_by
    ranked = sorted(others, key=lambda rule: -others[rule])
    whys = (
        [str(BECAUSE[rule]) for rule in ranked]
        if len(ranked) == 1
        else [_("%(why)s (%(count)d)") % {"why": BECAUSE[rule], "count": others[rule]} for rule in ranked]
    )
    said = ngettext(
        "The one mentor of this round can’t be matched here: %(why)s.",
        "None of the %(mentors)d mentors can be matched here: %(why)s.",
        mentors,
    )
    return said % {"mentors": mentors, "why": "; ".join(whys)}


def _remedy(each: dict[str, Any]) -> str:
    ranked = sorted(each["forbidden_by"], key=lambda rule: -each["forbidden_by"][rule])
    return next((str(REMEDIES[rule]) for rule in ranked if rule in REMEDIES), _("One more mentor would settle it."))


def _parts(ids: list[str]) -> dict[str, Participation]:
    rows = Participation.objects.filter(pk__in=ids).select_related("person")
    return {str(part.pk): part for part in rows}
