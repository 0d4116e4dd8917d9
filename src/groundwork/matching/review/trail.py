"""What was done in a round, by whom and when, in sentences: from the events, so that nothing can be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from groundwork.enrollment.models import Participation, PlaceAsk
from groundwork.history.models import Event
from groundwork.matching.models import Change, Exclusion, NotBegun, Round, RoundPlan
from groundwork.matching.plans.words import PARTS
from groundwork.matching.reasons import listed

QUIET = ["round.queued", "round.file_taken"]  # they say of themselves when they are done

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
    "round.people_left_out": ngettext_lazy(
        "%(people)d person was left out.", "%(people)d people were left out.", "people"
    ),
    "round.people_taken_in": ngettext_lazy(
        "%(people)d person was taken in.", "%(people)d people were taken in.", "people"
    ),
    "round.ran": gettext_lazy(
        "The round was run: %(matched)s have a mentor, and no plan can match more than %(possible)s."
    ),
    "round.file_applied": ngettext_lazy(
        "%(rows)d change was brought in from a file.", "%(rows)d changes were brought in from a file.", "rows"
    ),
    "round.publication_planned": ngettext_lazy(
        "%(pairs)d pair was planned to go out.", "%(pairs)d pairs were planned to go out.", "pairs"
    ),
    "round.undone": ngettext_lazy(
        "A publication of %(pairs)d pair was undone.", "A publication of %(pairs)d pairs was undone.", "pairs"
    ),
    "round.told": gettext_lazy("The thirty minutes were over, and the pairs began."),
    "round.not_begun_noted": gettext_lazy("What did not begin was noted."),
    "round.plan_used": gettext_lazy("Plan %(number)s was brought back."),
    "round.plan_tried": gettext_lazy("Plan %(number)s was tried, and kept to compare."),
    "pairing.locked": gettext_lazy("%(mentee)s and %(mentor)s were locked."),
    "pairing.unlocked": gettext_lazy("%(mentee)s and %(mentor)s were unlocked."),
    "pair.excluded": gettext_lazy("%(mentee)s and %(mentor)s are kept apart."),
    "pair.exclusion_lifted": gettext_lazy("%(mentee)s and %(mentor)s may be matched again."),
    "place.asked": gettext_lazy("%(mentor)s was asked for one more place."),
    "place.given": gettext_lazy("%(mentor)s gave one more place."),
    "place.declined": gettext_lazy("%(mentor)s has no room for one more."),
    "place_ask.lapsed": gettext_lazy("The question to %(mentor)s ended without an answer."),
}


@dataclass(frozen=True)
class Entry:
    """One thing that was done. `reason` is a coordinator's own words, where one was given."""

    at: datetime
    by: Any
    says: str
    reason: str = ""


def events_of(round: Round) -> QuerySet[Event]:
    """Everything that was done in the round, newest first: also its plans, and places asked for since it began."""
    plans = RoundPlan.objects.filter(round=round).values("pk")
    asks = PlaceAsk.objects.filter(participation__cohort=round.cohort_id, created_at__gte=round.created_at).values("pk")
    about = Event.objects.filter(about_id=round.pk) | Event.objects.filter(about_id__in=plans)
    about |= Event.objects.filter(about_id__in=asks)
    return about.exclude(name__in=QUIET).select_related("by").order_by("-at", "-created_at")


def trail(events: Iterable[Event]) -> list[Entry]:
    """These events in words, in a constant number of queries."""
    rows = list(events)
    asked = _asked(rows)
    names = _names(rows, asked)
    reasons = _reasons(rows)
    return [
        Entry(row.at, row.by, _says(row, _facts(row, names, asked)), reasons.get(row.facts.get("exclusion"), ""))
        for row in rows
    ]


def _says(event: Event, facts: dict[str, Any]) -> str:
    if event.name in SAYS:
        return SAYS[event.name](facts)
    sentence = PLAIN.get(event.name)
    return str(sentence % facts) if sentence else event.name


def _facts(event: Event, names: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, Any]:
    facts = {"number": "", **event.facts}
    facts["mentor"] = facts.get("mentor") or asked.get(str(event.about_id), "")
    for key in ("mentor", "mentee", "was"):
        if facts.get(key):
            facts[key] = names.get(str(facts[key])) or _("somebody who has left")
    return {"mentee": "", **facts}


def _names(events: Iterable[Event], asked: Mapping[str, str]) -> dict[str, str]:
    ids = {event.facts[key] for event in events for key in ("mentor", "mentee", "was") if event.facts.get(key)}
    rows = Participation.objects.filter(pk__in=ids | set(asked.values())).select_related("person")
    return {str(row.pk): str(row.person) for row in rows}


def _asked(events: Iterable[Event]) -> dict[str, str]:
    """Which mentor's part a question for a place is about."""
    ids = [event.about_id for event in events if event.name.startswith("place")]
    rows = PlaceAsk.objects.filter(pk__in=ids).values_list("pk", "participation")
    return {str(ask): str(part) for ask, part in rows}


def _reasons(events: Iterable[Event]) -> dict[Any, str]:
    ids = {event.facts["exclusion"] for event in events if event.facts.get("exclusion")}
    return {str(row.pk): row.reason for row in Exclusion.objects.filter(pk__in=ids)}


def _weights(facts: Mapping[str, Any]) -> str:
    before, after = dict(facts.get("before") or []), dict(facts["weights"])
    said = [
        _("%(part)s: from “%(before)s” to “%(after)s”")
        % {"part": PARTS[part], "before": WEIGHS[before[part]], "after": WEIGHS[word]}
        for part, word in after.items()
        if part in before and before[part] != word and part in PARTS
    ]
    return _("The weights were changed: %(what)s.") % {"what": listed(said)} if said else _("The weights were changed.")


def _chosen(facts: Mapping[str, Any]) -> str:
    if facts.get("was") and facts["was"] != facts["mentor"]:
        return _("%(mentee)s was moved by hand from %(was)s to %(mentor)s, and the others were arranged anew.") % facts
    return _("%(mentee)s and %(mentor)s were paired by hand, and the others were arranged anew.") % facts


def _undone(facts: Mapping[str, Any]) -> str:
    what = str(Change.Kind(facts["kind"]).label).lower()
    if facts["mentee"]:
        return _("The last change was undone: %(mentee)s and %(mentor)s, %(what)s.") % {**facts, "what": what}
    return _("The last change was undone: %(what)s.") % {"what": what}


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
    "pair.chosen_by_hand": _chosen,
    "round.change_undone": _undone,
    "round.published": _published,
    "pairing.dropped": _dropped,
}
