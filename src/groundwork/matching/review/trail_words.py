"""The sentences of a round's trail: one for each kind of event, so that nothing stands there as a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from groundwork.core.days import say_when
from groundwork.matching.models import Change, NotBegun
from groundwork.matching.naming import named
from groundwork.matching.plans.words import PARTS
from groundwork.matching.reasons import listed
from groundwork.matching.states import Aim

QUIET = ["round.queued", "round.file_taken"]  # they say of themselves when they are done
NAMED = ("mentor", "mentee", "was")

WEIGHS: Mapping[str, str | Promise] = {
    "must": gettext_lazy("matters most"),
    "matters": gettext_lazy("matters"),
    "nice": gettext_lazy("nice to have"),
    "ignore": gettext_lazy("left out"),
}
PLAIN: Mapping[str, Any] = {
    "round.started": gettext_lazy("The round was started."),
    "round.failed": gettext_lazy("The round could not be run."),
    "round.called_off": gettext_lazy("The run was called off."),
    "round.ran": gettext_lazy(
        "The round was run: %(matched)s have a mentor, and no plan can match more than %(possible)s."
    ),
    "round.file_applied": ngettext_lazy(
        "%(rows)d change was brought in from a file.", "%(rows)d changes were brought in from a file.", "rows"
    ),
    "round.undone": ngettext_lazy(
        "A publication of %(pairs)d pair was undone.", "A publication of %(pairs)d pairs was undone.", "pairs"
    ),
    "round.told": gettext_lazy("The thirty minutes were over: from then on the pairs begin."),
    "round.not_begun_noted": gettext_lazy("What did not begin was noted."),
    "round.plan_used": gettext_lazy("Plan %(number)s was brought back."),
    "round.plan_tried": gettext_lazy("Plan %(number)s was tried, and kept to compare."),
    "pairing.locked": gettext_lazy("%(mentee)s and %(mentor)s were locked."),
    "pairing.unlocked": gettext_lazy("%(mentee)s and %(mentor)s were unlocked."),
    "pair.excluded": gettext_lazy("%(mentee)s and %(mentor)s are kept apart."),
    "pair.exclusion_lifted": gettext_lazy("%(mentee)s and %(mentor)s may be matched again."),
    "pair.allowed": gettext_lazy("%(mentee)s and %(mentor)s were allowed as an exception."),
    "pair.allowance_ended": gettext_lazy("The exception for %(mentee)s and %(mentor)s was ended."),
    "place.asked": gettext_lazy("%(mentor)s was asked for one more place."),
    "place.given": gettext_lazy("%(mentor)s gave one more place."),
    "place.declined": gettext_lazy("%(mentor)s has no room for one more."),
    "place_ask.lapsed": gettext_lazy("The question to %(mentor)s ended without an answer."),
}


def _weights(facts: Mapping[str, Any]) -> str:
    before, after = dict(facts.get("before") or []), dict(facts["weights"])
    said = [
        _("%(part)s: from “%(before)s” to “%(after)s”")
        % {"part": PARTS[part], "before": WEIGHS[before[part]], "after": WEIGHS[word]}
        for part, word in after.items()
        if part in before and before[part] != word and part in PARTS
    ]
    return _("The weights were changed: %(what)s.") % {"what": listed(said)} if said else _("The weights were changed.")


def _aim(facts: Mapping[str, Any]) -> str:
    after = Aim(facts["aim"]).label
    if not facts.get("before"):
        return _("What comes first was chosen: “%(after)s”.") % {"after": after}
    said = {"before": Aim(facts["before"]).label, "after": after}
    return _("What comes first was changed: from “%(before)s” to “%(after)s”.") % said


def _left_out(facts: Mapping[str, Any]) -> str:
    said = ngettext("%(people)d person was left out", "%(people)d people were left out", facts["people"]) % facts
    return _with_names(said, facts)


def _taken_in(facts: Mapping[str, Any]) -> str:
    said = ngettext("%(people)d person was taken in", "%(people)d people were taken in", facts["people"]) % facts
    return _with_names(said, facts)


def _with_names(said: str, facts: Mapping[str, Any]) -> str:
    return f"{said}: {named(facts['whom'], of=facts['people'])}." if facts.get("whom") else f"{said}."


def _planned(facts: Mapping[str, Any]) -> str:
    said = ngettext(
        "%(pairs)d pair was planned to go out on %(day)s.",
        "%(pairs)d pairs were planned to go out on %(day)s.",
        facts["pairs"],
    )
    return said % {"pairs": facts["pairs"], "day": say_when(datetime.fromisoformat(facts["due_at"]))}


def _chosen(facts: Mapping[str, Any]) -> str:
    if facts.get("was") and facts["was"] != facts["mentor"]:
        return _("%(mentee)s was moved by hand from %(was)s to %(mentor)s, and the others were arranged anew.") % facts
    return _("%(mentee)s and %(mentor)s were paired by hand, and the others were arranged anew.") % facts


def _undone(facts: Mapping[str, Any]) -> str:
    what = str(Change.Kind(facts["kind"]).label).lower()
    if facts["mentee"]:
        return _("Undone: %(mentee)s and %(mentor)s, %(what)s.") % {**facts, "what": what}
    return _("Undone: %(what)s.") % {"what": what}


def _dropped(facts: Mapping[str, Any]) -> str:
    said = _("%(mentee)s and %(mentor)s did not begin.") % facts
    why = NotBegun.Why(facts.get("why", NotBegun.Why.LEFT)).label
    return f"{said} {why}"


def _published(facts: Mapping[str, Any]) -> str:
    said = ngettext("%(pairs)d pair went out.", "%(pairs)d pairs went out.", facts["pairs"]) % facts
    if not facts.get("stayed_behind"):
        return said
    behind = ngettext(
        "%(stayed_behind)d stayed behind, because something had changed for one of the two.",
        "%(stayed_behind)d stayed behind, because something had changed for one of the two.",
        facts["stayed_behind"],
    )
    return f"{said} {behind % facts}"


SAYS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "round.weights_changed": _weights,
    "round.aim_chosen": _aim,
    "round.people_left_out": _left_out,
    "round.people_taken_in": _taken_in,
    "round.publication_planned": _planned,
    "pair.chosen_by_hand": _chosen,
    "round.change_undone": _undone,
    "round.published": _published,
    "pairing.dropped": _dropped,
}


def sentence_of(name: str, facts: dict[str, Any]) -> str:
    """What happened, in a sentence. `facts` name people instead of giving their ids."""
    if name in SAYS:
        return SAYS[name](facts)
    sentence = PLAIN.get(name)
    return str(sentence % facts) if sentence else name
