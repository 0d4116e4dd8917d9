"""Who has no mentor, why, and what would free them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning_fit import Reason, Rule, Unmatched

from .people_files import Person

BECAUSE: dict[Rule, Promise] = {
    Rule.LANGUAGE: gettext_lazy("they share no language"),
    Rule.REPORTING_LINE: gettext_lazy("they stand above in the line of managers"),
    Rule.EXCLUDED: gettext_lazy("[pairs] apart keeps them apart"),
    Rule.NEVER_AGAIN: gettext_lazy("they were together before"),
    Rule.NO_PLACES: gettext_lazy("they have no place"),
    Rule.PAUSED: gettext_lazy("they pause"),
    Rule.SAME_PERSON: gettext_lazy("it is the same person"),
    Rule.LEVEL: gettext_lazy("their grade is not within the steps of [grades]"),
    Rule.SAME_UNIT: gettext_lazy("they work in the same unit"),
    Rule.NEEDS: gettext_lazy("they do not bring what this person asked for"),
}
# Where a file of rules says what always holds, that is where it can be changed.
HELP: dict[Rule, Promise] = {
    Rule.LANGUAGE: gettext_lazy("Ask whether another language would do."),
    Rule.REPORTING_LINE: gettext_lazy("A mentor from another line would settle it."),
    Rule.EXCLUDED: gettext_lazy("Take them out of [pairs] apart, if that no longer holds."),
    Rule.NEVER_AGAIN: gettext_lazy("Take them out of [pairs] ended, if both would like to go on."),
    Rule.NO_PLACES: gettext_lazy("Ask a mentor for one more place."),
    Rule.LEVEL: gettext_lazy("Widen the steps in [grades], or find a mentor whose grade is within them."),
    Rule.SAME_UNIT: gettext_lazy("A mentor from another unit would settle it."),
    Rule.NEEDS: gettext_lazy("Ask whether the wish may count for much instead of being a hard rule."),
}


@dataclass(frozen=True)
class Waiting:
    """Somebody without a mentor, why, and what would free them."""

    mentee: Person
    why: str
    remedy: str


def waiting_of(each: Unmatched, mentee: Person, mentors: int, one_more: list[str]) -> Waiting:
    """Why somebody is left, in a sentence, and what would change it."""
    if each.reason == Reason.NO_PLACE_LEFT:
        why = ngettext(
            "One mentor would suit, and every place there is given to somebody else.",
            "%(count)d mentors would suit, and all their places are given to others.",
            each.allowed_mentors,
        ) % {"count": each.allowed_mentors}
        return Waiting(mentee, why, _more_places(one_more))
    return Waiting(mentee, _nobody(mentors, each.forbidden_by), _remedy(each.forbidden_by))


def short_of(mentee: Person, held: int, wanted: int, one_more: list[str]) -> Waiting:
    """Somebody who has mentors, and fewer than they want."""
    facts = {"held": held, "wanted": wanted}
    why = ngettext(
        "Has %(held)d mentor of the %(wanted)d wanted.", "Has %(held)d mentors of the %(wanted)d wanted.", held
    )
    return Waiting(mentee, why % facts, _more_places(one_more))


def _more_places(names: list[str]) -> str:
    if not names:
        return _("One more mentor would settle it.")
    first, last = ", ".join(names[:-1]), names[-1]
    said = {"names": _("%(first)s or %(last)s") % {"first": first, "last": last} if first else last}
    return _("One more place from %(names)s would give one more person a mentor.") % said


def _nobody(mentors: int, forbidden_by: Mapping[Rule, int]) -> str:
    ranked = sorted(forbidden_by, key=lambda rule: -forbidden_by[rule])
    because = [str(BECAUSE[rule]) for rule in ranked]
    if len(because) > 1:
        facts = zip(because, ranked, strict=True)
        because = [_("%(why)s (%(count)d)") % {"why": why, "count": forbidden_by[rule]} for why, rule in facts]
    sentence = _("None of the %(mentors)d mentors can be matched here: %(why)s.")
    return sentence % {"mentors": mentors, "why": "; ".join(because)}


def _remedy(forbidden_by: Mapping[Rule, int]) -> str:
    ranked = sorted(forbidden_by, key=lambda rule: -forbidden_by[rule])
    found = next((str(HELP[rule]) for rule in ranked if rule in HELP), "")
    return found or _("One more mentor would settle it.")
