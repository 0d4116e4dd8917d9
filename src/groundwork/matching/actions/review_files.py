"""A review that came back as a file: read and kept first, then brought in as one change that can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.actions import record

from ..models import Change, Exclusion, Pairing, ReviewFile, Round
from ..review_files import Decision, Fault, Would, read_decisions, would_change
from .changes import remember
from .open_rounds import hold_open, note_change

LOCKED, PROPOSED = Pairing.Keep.LOCKED, Pairing.Keep.PROPOSED
NAMES = {
    Change.Kind.LOCK: "pairing.locked",
    Change.Kind.UNLOCK: "pairing.unlocked",
    Change.Kind.EXCLUDE: "pair.excluded",
    Change.Kind.LIFT: "pair.exclusion_lifted",
}


@transaction.atomic
def take_review_file(round: Round, *, file_name: str, content: bytes, by: Any, at: datetime) -> ReviewFile:
    """Read the file and keep what it says. Nothing in the round is changed. Unacceptable when it is no review."""
    hold_open(round, by=by)
    sheet, decisions, faults = read_decisions(content, file_name)
    _require_of_this_round(round, decisions)
    said = {"sheet": sheet, "decisions": [asdict(each) for each in decisions], "faults": [asdict(f) for f in faults]}
    read = json.dumps(said, ensure_ascii=False)
    kept = ReviewFile.objects.create(round=round, by=by, file_name=file_name[:200], read=read, created_at=at)
    _record("round.file_taken", round, by, at, file=kept, rows=len(decisions))
    return kept


def what_it_says(file: ReviewFile) -> tuple[str, list[Decision], list[Fault]]:
    """The sheet, the decisions and the faults that were read."""
    said = json.loads(file.read)
    decisions = [Decision(**each) for each in said["decisions"]]
    return said["sheet"], decisions, [Fault(**each) for each in said["faults"]]


@transaction.atomic
def apply_review_file(file: ReviewFile, *, by: Any, at: datetime) -> int:
    """Bring in the rows that can be taken, as one change; says how many."""
    round = file.round
    hold_open(round, by=by)
    _sheet, decisions, _faults = what_it_says(file)
    changes, _more_faults = would_change(round, decisions)
    if not changes:
        raise NotNow("nothing_to_bring", _("The file says what the round says already. Nothing was changed."))
    if not ReviewFile.objects.filter(pk=file.pk, applied_at=None).update(applied_at=at):
        raise NotNow("applied_already", _("This file has been brought in already."))
    pairings = {each.pairing.pk: each.pairing for each in changes if each.pairing}
    excluded = _exclude(round, changes, by, at)
    lifted = [each.exclusion for each in changes if each.kind == Change.Kind.LIFT and each.exclusion]
    change = remember(round, Change.Kind.FILE, pairings.values(), excluded=excluded, lifted=lifted, by=by, at=at)
    Exclusion.objects.filter(pk__in=[row.pk for row in lifted]).update(lifted_at=at)
    _keep(changes, Change.Kind.LOCK, LOCKED)
    _keep(changes, Change.Kind.UNLOCK, PROPOSED)
    _keep(changes, Change.Kind.EXCLUDE, PROPOSED)
    if _asks_for_a_run(round, changes):
        note_change(round)
    made = {(str(row.mentor_id), str(row.mentee_id)): row for row in excluded}
    for each in changes:
        facts = {"mentor": each.mentor, "mentee": each.mentee, "change": change}
        if each.kind == Change.Kind.EXCLUDE:
            facts["exclusion"] = str(made[each.mentor, each.mentee].pk)
        _record(NAMES[Change.Kind(each.kind)], round, by, at, **facts)
    _record("round.file_applied", round, by, at, file=file, rows=len(changes), change=change)
    return len(changes)


def _require_of_this_round(round: Round, decisions: Sequence[Decision]) -> None:
    """The review of another round says so once, and not in every row."""
    here = {str(part) for part in round.people.values_list("pk", flat=True)}
    if decisions and not any(each.mentor in here and each.mentee in here for each in decisions):
        sentence = _("This is the review of another round: none of its people take part here. Open that round first.")
        raise Unacceptable("other_round", sentence, field="file")


def _exclude(round: Round, changes: Iterable[Would], by: Any, at: datetime) -> list[Exclusion]:
    rows = [
        Exclusion(
            round=round, mentor_id=each.mentor, mentee_id=each.mentee, by=by, reason=each.reason.strip(), created_at=at
        )
        for each in changes
        if each.kind == Change.Kind.EXCLUDE
    ]
    return Exclusion.objects.bulk_create(rows)


def _keep(changes: Iterable[Would], kind: str, keep: str) -> None:
    rows = [each.pairing.pk for each in changes if each.kind == kind and each.pairing]
    also = {} if keep == LOCKED else {"by_hand": False}
    Pairing.objects.filter(pk__in=rows).update(keep=keep, **also)


def _asks_for_a_run(round: Round, changes: Iterable[Would]) -> bool:
    """A lock alone keeps the plan; what parts two, or may bring two together, asks for another run."""
    kinds = {each.kind for each in changes if each.kind != Change.Kind.EXCLUDE or each.pairing}
    return bool(kinds & {Change.Kind.EXCLUDE, Change.Kind.LIFT}) or (
        Change.Kind.UNLOCK in kinds and bool(round.result.get("locked"))
    )


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
