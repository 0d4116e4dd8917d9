"""Running a round: claimed, solved outside of any transaction, and written down in a short one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.history.actions import record
from learning_fit import LockError, PairKeys, Plan, make_plan

from ..models import Pairing, Round
from ..pairing_rows import pairing_row
from ..queries import turnout
from ..results import as_result
from ..rules import require_coordinator_of
from ..snapshots import Snapshot, take_snapshot
from ..states import ROUND_LEADS_TO, RoundState

log = logging.getLogger(__name__)
CLAIM_LIVES = timedelta(minutes=2)


class CannotRun(Exception):
    """The round can't be run as it stands: `code` and ids for the page that says so."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.facts = {"code": code, **facts}


@transaction.atomic
def queue_round(round: Round, *, by: Any, at: datetime) -> None:
    """The round is about to run: the worker takes it up, or the page that asked for it."""
    require_coordinator_of(by, round)
    if not turnout(round, at=at).can_run:
        raise NotNow("nobody", _("A round takes at least one mentor with a free place and one person who looks."))
    move(round, RoundState.QUEUED, leads_to=ROUND_LEADS_TO)
    _record("round.queued", round, by, at)


def run_round(round: Round, *, at: datetime) -> bool:
    """Claim a queued round and run it to its end; False when somebody else had claimed it.

    Nothing is locked while the plan is made: who edits or publishes meanwhile is told that the round is running.
    """
    try:
        move(round, RoundState.RUNNING, leads_to={RoundState.QUEUED: {RoundState.RUNNING}}, heartbeat_at=at)
    except NotNow:
        return False
    try:
        text = take_snapshot(round, at=at)
        snapshot = Snapshot(text, round.weights)
        plan = _planned(round, snapshot)
    except CannotRun as problem:
        return _keep_failure(round, problem.facts, at)
    except Exception:  # whatever it is, people get an answer and the log the story
        log.exception("Round %s could not be run", round.pk)
        return _keep_failure(round, {"code": "mishap"}, at)
    return _keep_plan(round, text, snapshot, plan, at)


def requeue_stale_rounds(*, at: datetime) -> int:
    """Rounds whose runner went away are queued again; says how many."""
    stale = Round.objects.filter(state=RoundState.RUNNING, heartbeat_at__lt=at - CLAIM_LIVES)
    return stale.update(state=RoundState.QUEUED)


def _planned(round: Round, snapshot: Snapshot) -> Plan:
    if not (snapshot.mentor_parts and snapshot.mentee_parts):
        raise CannotRun("nobody")
    # Pairs that have gone out hold their places, so their people are not in the snapshot; planned ones are, and stay.
    pairings = round.pairings.exclude(pk__in=round.pairings.gone_out().values("pk"))
    locked = list(pairings.settled().values_list("mentor", "mentee"))
    for mentor, mentee in locked:
        if not snapshot.keys(mentor, mentee):
            raise CannotRun("lock_impossible", mentor=str(mentor), mentee=str(mentee))
    excluded = round.exclusions.standing().values_list("mentor", "mentee")
    try:
        return make_plan(
            snapshot.problem,
            locked=_known(snapshot, locked),
            excluded=_known(snapshot, list(excluded)),
            near=_known(snapshot, list(pairings.values_list("mentor", "mentee"))),
            seed=round.seed,
        )
    except LockError as problem:
        raise CannotRun(
            "lock_impossible",
            mentor=snapshot.mentor_parts[problem.mentor],
            mentee=snapshot.mentee_parts[problem.mentee],
        ) from problem


def _known(snapshot: Snapshot, pairs: Sequence[tuple[Any, Any]]) -> list[PairKeys]:
    return [keys for mentor, mentee in pairs if (keys := snapshot.keys(mentor, mentee))]


@transaction.atomic
def _keep_plan(round: Round, text: str, snapshot: Snapshot, plan: Plan, at: datetime) -> bool:
    if not _still_ours(round):
        return False
    result = as_result(plan, snapshot) | {"weights": round.weights}
    move(
        round,
        RoundState.READY,
        leads_to={RoundState.RUNNING: {RoundState.READY}},
        snapshot=text,
        result=result,
        ran_at=at,
    )
    _keep_pairs(round, snapshot, plan)
    matched, possible = plan.certificate.matched, plan.certificate.possible_matched
    _record("round.ran", round, round.by, at, matched=matched, possible=possible)
    return True


@transaction.atomic
def _keep_failure(round: Round, facts: dict[str, str], at: datetime) -> bool:
    if not _still_ours(round):
        return False
    result = {**round.result, "failure": facts, "outdated": True}
    move(round, RoundState.FAILED, leads_to={RoundState.RUNNING: {RoundState.FAILED}}, result=result)
    _record("round.failed", round, round.by, at, code=facts["code"])
    return True


def _still_ours(round: Round) -> bool:
    """Whether nobody took our long run for dead and began another. Holds the row to the end of the transaction."""
    ours = Round.objects.filter(pk=round.pk, state=RoundState.RUNNING, heartbeat_at=round.heartbeat_at)
    return bool(ours.update(heartbeat_at=round.heartbeat_at))


def _keep_pairs(round: Round, snapshot: Snapshot, plan: Plan) -> None:
    """Pairs that stay keep their row, so that an open page still finds them."""
    before = {(str(row.mentor_id), str(row.mentee_id)): row for row in round.pairings.all()}
    now = [pairing_row(round, snapshot, keys) for keys in plan.keys]
    ids = {(str(row.mentor_id), str(row.mentee_id)): row for row in now}
    parted = [row.pk for pair, row in before.items() if pair not in ids]
    round.pairings.still_here().filter(pk__in=parted).delete()
    staying = []
    for pair, row in before.items():
        if pair in ids:
            row.fit, row.known, row.parts = ids[pair].fit, ids[pair].known, ids[pair].parts
            staying.append(row)
    Pairing.objects.bulk_update(staying, ["fit", "known", "parts"], batch_size=200)
    Pairing.objects.bulk_create([row for pair, row in ids.items() if pair not in before], batch_size=500)


def _record(name: str, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    record(name, about=round, by=by, at=at, organization=round.cohort.program.organization_id, **facts)
