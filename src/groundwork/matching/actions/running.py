"""Running a round: claimed, solved outside of any transaction with signs of life, and written down in a short one."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.history.actions import record
from learning_fit import LockError, Plan

from ..encoding import with_vectors
from ..models import Pairing, Round
from ..pairing_rows import pairing_rows
from ..plans.keeping import keep_answers, keep_plan, made_of
from ..plans.making import keys_in, plan_under, seen_under
from ..plans.terms import Terms, terms_of
from ..queries import turnout
from ..rules import require_coordinator_of
from ..snapshots import Snapshot, take_snapshot
from ..states import ROUND_LEADS_TO, Phase, RoundState
from .pulse import CalledOff, Pulse

log = logging.getLogger(__name__)
# One step of the solver may be silent for a while on a slow machine with very many people.
CLAIM_LIVES = timedelta(minutes=5)
MOST_TRIES = 3  # a round that takes its runner down with it is not taken up for ever


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
    move(round, RoundState.QUEUED, leads_to=ROUND_LEADS_TO, phase="", done=0, tries=0)
    _record("round.queued", round, by, at)


@transaction.atomic
def call_off_run(round: Round, *, by: Any, at: datetime) -> None:
    """The round stands as it stood before it was to run. Who is at it notices within a second or so, and stops."""
    require_coordinator_of(by, round)
    before = RoundState.READY if round.ran_at else RoundState.DRAFT
    move(round, before, leads_to={RoundState.QUEUED: {before}, RoundState.RUNNING: {before}})
    _record("round.called_off", round, by, at)


def run_round(round: Round, *, at: datetime) -> bool:
    """Claim a queued round and run it to its end; False when somebody else had claimed it, or it was called off.

    Nothing is locked while the plan is made: who edits or publishes meanwhile is told that the round is running.
    """
    try:
        leads_to = {RoundState.QUEUED: {RoundState.RUNNING}}
        move(round, RoundState.RUNNING, leads_to=leads_to, heartbeat_at=at, phase=Phase.READING, done=0)
    except NotNow:
        return False
    pulse = Pulse(round, at=at)
    try:
        found = _found(round, pulse, at)
    except CalledOff:
        return False
    except CannotRun as problem:
        return _keep_failure(round, problem.facts, at)
    except Exception:  # whatever it is, people get an answer and the log the story
        log.exception("Round %s could not be run", round.pk)
        return _keep_failure(round, {"code": "mishap"}, at)
    return _keep_plan(round, found, at)


def requeue_stale_rounds(*, at: datetime) -> int:
    """Rounds whose runner went away are queued again; says how many. After some tries they are given up."""
    stale = Round.objects.filter(state=RoundState.RUNNING, heartbeat_at__lt=at - CLAIM_LIVES)
    for round in stale.filter(tries__gte=MOST_TRIES - 1).select_related("cohort__program", "by").defer("snapshot"):
        log.error("Round %s was given up: whoever ran it went away %d times", round.pk, MOST_TRIES)
        _keep_failure(round, {"code": "given_up"}, at)
    return stale.update(state=RoundState.QUEUED, tries=F("tries") + 1, phase="", done=0)


@dataclass(frozen=True)
class _Found:
    """What a run found, before it is written down."""

    text: str
    seen: Snapshot
    terms: Terms
    plan: Plan
    rows: list[Pairing]


def _found(round: Round, pulse: Pulse, at: datetime) -> _Found:
    text = take_snapshot(round, at=at)
    if settings.ENCODER:
        texts = Snapshot(text, round.weights).problem.own_words
        text = with_vectors(text, texts, beat=partial(pulse, Phase.READING))
    pulse(Phase.READING, 1)
    terms = terms_of(round)
    seen = seen_under(Snapshot(text, round.weights), terms)
    pulse(Phase.WEIGHING, 1)
    plan = _planned(round, seen, terms, pulse)
    rows = []
    for row in pairing_rows(round, seen, plan.keys):
        rows.append(row)
        pulse(Phase.KEEPING, len(rows) / len(plan.keys))
    return _Found(text, seen, terms, plan, rows)


def _planned(round: Round, seen: Snapshot, terms: Terms, pulse: Pulse) -> Plan:
    if not (seen.mentor_parts and seen.mentee_parts):
        raise CannotRun("nobody")
    # Pairs that have gone out hold their places, so their people are not in the snapshot; planned ones are, and stay.
    pairings = round.pairings.exclude(pk__in=round.pairings.gone_out().values("pk"))
    for mentor, mentee in pairings.settled().values_list("mentor", "mentee"):
        if not seen.keys(mentor, mentee):
            raise CannotRun("lock_impossible", mentor=str(mentor), mentee=str(mentee))
    try:
        return plan_under(seen, terms, pulse)
    except LockError as problem:
        raise CannotRun(
            "lock_impossible", mentor=seen.mentor_parts[problem.mentor], mentee=seen.mentee_parts[problem.mentee]
        ) from problem


@transaction.atomic
def _keep_plan(round: Round, found: _Found, at: datetime) -> bool:
    if not _still_ours(round):
        return False
    answers = keep_answers(round, found.text, at=at)
    kept = keep_plan(round, answers, made_of(found.seen, found.plan, found.terms), by=round.by, at=at)
    published = len(keys_in(found.seen, found.terms.published))
    planned = {"published": published} if published else {}
    move(
        round,
        RoundState.READY,
        leads_to={RoundState.RUNNING: {RoundState.READY}},
        snapshot=found.text,
        result=kept.result | {"weights": round.weights, "aim": round.aim, "plan": kept.number, **planned},
        ran_at=at,
        phase="",
        done=0,
    )
    _keep_pairs(round, found.rows)
    matched, possible = found.plan.certificate.matched, found.plan.certificate.possible_matched
    _record("round.ran", round, round.by, at, matched=matched, possible=possible, plan=kept)
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


def _keep_pairs(round: Round, found: list[Pairing]) -> None:
    """Pairs that stay keep their row, so that an open page still finds them."""
    before = {(str(row.mentor_id), str(row.mentee_id)): row for row in round.pairings.all()}
    ids = {(str(row.mentor_id), str(row.mentee_id)): row for row in found}
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
