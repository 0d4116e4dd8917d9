"""What stood in a round before a change by hand, and taking changes back, the last first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.history.models import Event

from ..models import Change, Exclusion, Pairing, Round
from ..pairing_rows import pairing_row
from ..snapshots import Snapshot, snapshot_of
from ..states import RoundState
from .open_rounds import hold_open, note_change

STEPS_SHOWN = 20
KEPT = ("mentor_id", "mentee_id", "keep", "by_hand", "fit")


def remember(
    round: Round,
    kind: str,
    pairings: Iterable[Pairing],
    *,
    by: Any,
    at: datetime,
    whole_plan: bool = False,
    excluded: Iterable[Exclusion] = (),
    lifted: Iterable[Exclusion] = (),
    whom: tuple[Any, Any] | None = None,
) -> Change:
    """Keep how these pairs and the certificate stand, before the change is made; with it, exclusions made and lifted.

    `whole_plan` says that the round is run again with the change, so that every other pair may move. `whom` are the
    mentor's and the mentee's part, where the change is about two people.
    """
    before = {
        "pairs": [[_plain(getattr(row, name)) for name in KEPT] for row in pairings],
        "whole_plan": whole_plan,
        "excluded": [str(each.pk) for each in excluded],
        "lifted": [str(each.pk) for each in lifted],
        "whom": [str(part) for part in whom or ()],
        "result": round.result,
        "ran_at": _run_standing(round),
    }
    last = round.changes.last()
    number = last.number + 1 if last else 1
    return Change.objects.create(round=round, number=number, kind=kind, by=by, before=before, created_at=at)


@transaction.atomic
def undo_last_change(round: Round, *, by: Any, at: datetime) -> Change:
    """The last change by hand is taken back: pairs, exclusions and certificate stand as before it.

    Where the round was run in between, or somebody's answers have changed, it wants to be run again.
    """
    hold_open(round, by=by)
    change: Change | None = _standing(round).first()
    if change is None:
        raise NotNow("nothing_to_undo", _("There is no change by hand to undo in this round."))
    _way_back(round).require(change)
    _undo(round, change, by, at)
    return change


@transaction.atomic
def undo_back_to(change: Change, *, by: Any, at: datetime) -> list[Change]:
    """This change and all that were made after it are taken back, the last first: all of them or none."""
    round = change.round
    hold_open(round, by=by)
    steps = list(_standing(round).filter(number__gte=change.number))
    if not steps or steps[-1].pk != change.pk:
        raise NotNow("undone_already", _("This change has been undone already."))
    way = _way_back(round)
    for step in steps:
        way.require(step)
    for step in steps:
        _undo(round, step, by, at)
    return steps


def undoable_changes(round: Round) -> list[Change]:
    """The changes that can be undone now one after the other, the last first: back to what has gone out since."""
    way = _way_back(round)
    found: list[Change] = []
    for change in _standing(round).select_related("by")[:STEPS_SHOWN]:
        try:
            way.require(change)
        except NotNow:
            break
        found.append(change)
    return found


def _standing(round: Round) -> Any:
    return round.changes.filter(undone_at=None).order_by("-number")


@dataclass(frozen=True)
class _WayBack:
    """How far back changes can be undone: what has gone out stays, and what was before a plan that came back."""

    plan_used_at: datetime | None
    gone_out: Collection[str]

    def require(self, change: Change) -> None:
        if self.plan_used_at and self.plan_used_at > change.created_at:
            raise NotNow("plan_since", _("Another plan was brought back since. Choose among the plans of the round."))
        mentees = {pair[1] for pair in change.before["pairs"]} | set(change.before["whom"][1:])
        if mentees & set(self.gone_out):
            raise NotNow("gone_out_since", _("Pairs of this change have gone out since, or are planned to. It stays."))


def _way_back(round: Round) -> _WayBack:
    used = Event.objects.filter(name="round.plan_used", about_id__in=round.plans.values("pk"))
    out = round.pairings.exclude(publication=None).values_list("mentee", flat=True)
    return _WayBack(used.aggregate(last=Max("at"))["last"], {str(mentee) for mentee in out})


def _undo(round: Round, change: Change, by: Any, at: datetime) -> None:
    if not round.changes.filter(pk=change.pk, undone_at=None).update(undone_at=at):
        raise NotNow("undone_already", _("This change has been undone already."))
    change.undone_at = at
    stale = _restore_pairs(round, change.before) or _ran_since(round, change.before)
    Exclusion.objects.filter(pk__in=change.before["excluded"]).update(lifted_at=at)
    Exclusion.objects.filter(pk__in=change.before["lifted"]).update(lifted_at=None)
    _restore_certificate(round, change.before, stale)
    facts = {"change": change, "kind": change.kind, **_whom(change.before)}
    record("round.change_undone", about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)


def _restore_pairs(round: Round, before: dict[str, Any]) -> bool:
    """Put the pairs back; says whether something about them is no longer as it was."""
    snapshot = snapshot_of(round) if round.ran_at else None
    present = {str(row.mentee_id): row for row in round.pairings.still_here()}
    if before["whole_plan"]:
        kept = {pair[1] for pair in before["pairs"]}
        gone = [row.pk for mentee, row in present.items() if mentee not in kept]
        round.pairings.filter(pk__in=gone).delete()
    stale, changed = False, []
    for mentor, mentee, keep, by_hand, fit in before["pairs"]:
        row = present.get(mentee)
        if row is None or str(row.mentor_id) != mentor:
            round.pairings.still_here().filter(mentee=mentee).delete()
            row = _anew(round, snapshot, mentor, mentee, fit)
            row.keep, row.by_hand = keep, by_hand
            row.save(force_insert=True)
            stale = stale or not before["whole_plan"]
        elif (row.keep, row.by_hand) != (keep, by_hand):
            row.keep, row.by_hand = keep, by_hand
            changed.append(row)
        stale = stale or row.fit != fit
    Pairing.objects.bulk_update(changed, ["keep", "by_hand"], batch_size=200)
    return stale


def _anew(round: Round, snapshot: Snapshot | None, mentor: str, mentee: str, fit: int) -> Pairing:
    keys = snapshot.keys(mentor, mentee) if snapshot else None
    if snapshot and keys:
        return pairing_row(round, snapshot, keys)
    # Somebody has left since: the pair stands as it was, and publishing will say who it is.
    return Pairing(round=round, mentor_id=mentor, mentee_id=mentee, fit=fit)


def _ran_since(round: Round, before: dict[str, Any]) -> bool:
    return not before["whole_plan"] and _run_standing(round) != before["ran_at"]


def _run_standing(round: Round) -> str | None:
    """When the run was whose plan stands: an undo past a later run on the same answers goes back to an earlier one."""
    found: str | None = round.result.get("found_at") or _plain(round.ran_at)
    return found


def _restore_certificate(round: Round, before: dict[str, Any], stale: bool) -> None:
    if _ran_since(round, before):
        note_change(round)
        return
    round.result = before["result"]
    if not stale and before["ran_at"] != _plain(round.ran_at):
        round.result = {**round.result, "found_at": before["ran_at"]}
    round.save(update_fields=["result"])
    if stale or round.result.get("weights", round.weights) != round.weights:
        note_change(round)
    if round.state == RoundState.FAILED and round.ran_at:
        move(round, RoundState.READY, leads_to={RoundState.FAILED: {RoundState.READY}})


def _whom(before: dict[str, Any]) -> dict[str, Any]:
    """Whom the change was about, where it was about two people."""
    return dict(zip(("mentor", "mentee"), before["whom"], strict=False))


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, bool, type(None))):
        return value
    return value.isoformat() if isinstance(value, datetime) else str(value)
