"""What decisions would change in a round as it stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groundwork.matching.models import Change, Exclusion, Pairing, Round

from .columns import APART, DECISION, KEEP, LOCK, PAIR, REASON, Decision, Fault

Kind = Change.Kind


@dataclass(frozen=True)
class Would:
    """One change that a row asks for."""

    row: int
    kind: str
    mentor: Any
    mentee: Any
    reason: str = ""
    pairing: Pairing | None = None
    exclusion: Exclusion | None = None


def would_change(round: Round, decisions: Iterable[Decision]) -> tuple[list[Would], list[Fault]]:
    """The changes in the order of the rows, and the rows that can't be taken; in a constant number of queries."""
    pairs = {_key(row): row for row in round.pairings.select_related("mentor__person", "mentee__person")}
    apart = {_key(row): row for row in round.exclusions.standing()}
    chosen = {str(part) for part in round.people.values_list("pk", flat=True)}
    changes: list[Would] = []
    faults: list[Fault] = []
    for each in decisions:
        key = (each.mentor, each.mentee)
        fault = _fault(each, pairs.get(key), key in apart, chosen.issuperset(key))
        if fault:
            faults.append(fault)
        else:
            changes += _changes(each, pairs.get(key), apart.get(key))
    return changes, faults


def _fault(each: Decision, pairing: Pairing | None, apart: bool, known: bool) -> Fault | None:
    if not known:
        return Fault(each.row, str(PAIR), "", _("two people of this round"))
    if pairing and pairing.publication_id:
        wanted = LOCK if pairing.keep == Pairing.Keep.LOCKED else KEEP
        if each.decision != wanted:
            return Fault(each.row, str(DECISION), each.decision, _("a pair that has not gone out"))
    if each.decision == LOCK and pairing is None:
        return Fault(each.row, str(DECISION), each.decision, _("two who are still paired in this round"))
    if each.decision == APART and not apart and not each.reason:
        return Fault(each.row, str(REASON), "", _("a reason, for two who are to be kept apart"))
    return None


def _changes(each: Decision, pairing: Pairing | None, exclusion: Exclusion | None) -> list[Would]:
    found: list[Would] = []
    locked = bool(pairing and pairing.keep == Pairing.Keep.LOCKED)

    def add(kind: str) -> None:
        found.append(Would(each.row, kind, each.mentor, each.mentee, each.reason, pairing, exclusion))

    if pairing and pairing.publication_id:
        return []
    if exclusion and each.decision != APART:
        add(Kind.LIFT)
    if each.decision == LOCK and not locked:
        add(Kind.LOCK)
    if each.decision == KEEP and locked:
        add(Kind.UNLOCK)
    if each.decision == APART and not exclusion:
        add(Kind.EXCLUDE)
    return found


def _key(row: Pairing | Exclusion) -> tuple[str, str]:
    return str(row.mentor_id), str(row.mentee_id)
