"""What stands between two people, said of the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning_fit import LockBreaksRule, LockedTwice, LockError, LockOverPlaces, PairKeys, Rule

BETWEEN: dict[Rule, Promise] = {
    Rule.LANGUAGE: gettext_lazy("they share no language"),
    Rule.REPORTING_LINE: gettext_lazy("the mentor stands above in the line of managers"),
    Rule.EXCLUDED: gettext_lazy("the rules keep them apart"),
    Rule.NEVER_AGAIN: gettext_lazy("they were together before"),
    Rule.NO_PLACES: gettext_lazy("the mentor has no place"),
    Rule.PAUSED: gettext_lazy("the mentor pauses"),
    Rule.SAME_PERSON: gettext_lazy("it is the same person"),
    Rule.LEVEL: gettext_lazy("the mentor's grade is not as far above as the rules ask"),
    Rule.SAME_UNIT: gettext_lazy("they work in the same unit"),
    Rule.BOTH_WAYS: gettext_lazy("they have each other already, the other way round"),
    Rule.NEEDS: gettext_lazy("the mentor does not bring what was asked for"),
    Rule.BOTH_WAYS: gettext_lazy("the two are kept together the other way round"),
}


def between(rules: Iterable[Rule]) -> str:
    """The rules that forbid a pair, as the end of a sentence."""
    return "; ".join(str(BETWEEN[rule]) for rule in rules)


def lock_in_words(no: LockError, where: Mapping[PairKeys, str]) -> str:
    """Why two people can't be kept together, with the place that asks for it."""
    place = where.get((no.mentor, no.mentee), "[pairs] locked")
    facts = {"place": place, "mentor": no.mentor, "mentee": no.mentee, "why": _why(no)}
    return _("%(place)s: %(mentor)s and %(mentee)s can't be kept together: %(why)s.") % facts


def _why(no: LockError) -> str:
    match no:
        case LockBreaksRule():
            return between(map(Rule, no.rules))
        case LockOverPlaces():
            return _("more people are kept with this mentor than there are places (%(places)d)") % {"places": no.places}
        case LockedTwice():
            return _("the mentee is kept with another mentor already")
    return str(no)
