"""What was done in a round, by whom and when, in sentences: from the events, so that nothing can be left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groundwork.enrollment.models import Participation, PlaceAsk
from groundwork.history.models import Event
from groundwork.matching.models import Allowance, Change, Exclusion, Round, RoundPlan

from .trail_words import NAMED, QUIET, sentence_of


@dataclass(frozen=True)
class Entry:
    """One thing that was done. `reason` is a coordinator's own words, where one was given."""

    at: datetime
    by: Any
    says: str
    reason: str = ""
    change: Any = None  # the change by hand that it was, so that it can be undone
    undone: bool = False


@dataclass(frozen=True)
class _Known:
    """What the events of one page point to, read at once: names of parts, of two people, reasons and changes."""

    names: Mapping[str, str]
    asked: Mapping[str, str]
    allowances: Mapping[str, Allowance]
    reasons: Mapping[Any, str]
    undone: Mapping[str, bool]


def events_of(round: Round) -> QuerySet[Event]:
    """Everything that was done in the round, newest first; also its plans, places and exceptions since it began."""
    plans = RoundPlan.objects.filter(round=round).values("pk")
    asks = PlaceAsk.objects.filter(participation__cohort=round.cohort_id, created_at__gte=round.created_at).values("pk")
    allowed = Allowance.objects.filter(program=round.cohort.program_id).values("pk")
    about = Event.objects.filter(about_id=round.pk) | Event.objects.filter(about_id__in=plans)
    about |= Event.objects.filter(about_id__in=asks)
    about |= Event.objects.filter(about_id__in=allowed, at__gte=round.created_at)
    return about.exclude(name__in=QUIET).select_related("by").order_by("-at", "-created_at")


def trail(events: Iterable[Event]) -> list[Entry]:
    """These events in words, in a constant number of queries."""
    rows = list(events)
    known = _read(rows)
    entries = []
    seen: set[str] = set()
    for row in rows:
        change = "" if row.name == "round.change_undone" else row.facts.get("change", "")
        says = sentence_of(row.name, _facts(row, known))
        is_last = change not in seen  # a file says it once for each row, and once for all of them
        entries.append(
            Entry(row.at, row.by, says, _reason(row, known), change if is_last else "", known.undone.get(change, False))
        )
        seen.add(change)
    return entries


def changes_said(round: Round, changes: Sequence[Change]) -> list[Entry]:
    """These changes by hand as the trail has them, in their order; those from before it said which, by their kind."""
    told = events_of(round).filter(about_id=round.pk, facts__change__in=[str(change.pk) for change in changes])
    entries = {entry.change: entry for entry in trail(told) if entry.change}
    kinds = {str(each.pk): Entry(each.created_at, each.by, each.get_kind_display()) for each in changes}
    return [entries.get(pk, kinds[pk]) for pk in kinds]


def undoing_said(change: Change) -> str:
    """That this change was undone, as the trail has it: with the two whom it was about, where it was about two."""
    (undoing,) = trail(events_of(change.round).filter(name="round.change_undone", facts__change=str(change.pk))[:1])
    return undoing.says


def _facts(event: Event, known: _Known) -> dict[str, Any]:
    facts = {"number": "", **event.facts}
    facts["mentor"] = facts.get("mentor") or known.asked.get(str(event.about_id), "")
    gone = _("somebody who has left")
    for key in NAMED:
        if facts.get(key):
            facts[key] = known.names.get(str(facts[key])) or gone
    if facts.get("whom"):
        facts["whom"] = [known.names.get(part) or gone for part in facts["whom"]]
    if found := known.allowances.get(str(event.about_id)):
        facts |= {"mentor": str(found.mentor), "mentee": str(found.mentee)}
    return {"mentee": "", **facts}


def _reason(event: Event, known: _Known) -> str:
    if event.name == "pair.allowed" and (found := known.allowances.get(str(event.about_id))):
        return found.reason
    return known.reasons.get(event.facts.get("exclusion"), "") if event.name != "pair.exclusion_lifted" else ""


def _read(events: Iterable[Event]) -> _Known:
    rows = list(events)
    asked = _asked(rows)
    ids = {row.facts[key] for row in rows for key in NAMED if row.facts.get(key)} | set(asked.values())
    ids |= {part for row in rows for part in row.facts.get("whom", [])}
    parts = Participation.objects.filter(pk__in=ids).select_related("person")
    about = [row.about_id for row in rows if row.name.startswith("pair.allow")]
    allowances = Allowance.objects.filter(pk__in=about).select_related("mentor", "mentee")
    exclusions = {row.facts["exclusion"] for row in rows if row.facts.get("exclusion")}
    changes = {row.facts["change"] for row in rows if row.facts.get("change")}
    undone = Change.objects.filter(pk__in=changes).values_list("pk", "undone_at")
    return _Known(
        names={str(row.pk): str(row.person) for row in parts},
        asked=asked,
        allowances={str(row.pk): row for row in allowances},
        reasons={str(row.pk): row.reason for row in Exclusion.objects.filter(pk__in=exclusions)},
        undone={str(pk): at is not None for pk, at in undone},
    )


def _asked(events: Iterable[Event]) -> dict[str, str]:
    """Which mentor's part a question for a place is about."""
    ids = [event.about_id for event in events if event.name.startswith("place")]
    rows = PlaceAsk.objects.filter(pk__in=ids).values_list("pk", "participation")
    return {str(ask): str(part) for ask, part in rows}
