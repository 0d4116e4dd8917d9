"""Earlier plans of a round: brought back as they were; and plans that were only tried, kept to compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow
from groundwork.core.moves import move
from groundwork.enrollment.models import Participation
from groundwork.history.actions import record

from ..models import Inquiry, Pairing, Round, RoundPlan
from ..pairing_rows import pairing_row
from ..plans.inquiries import what_if_question
from ..plans.keeping import keep_answers, keep_plan, pairs_of, seen_by
from ..plans.terms import PartPair, Terms
from ..plans.trying import Blocked, Tried, try_out
from ..rules import require_coordinator_of
from ..snapshots import Snapshot
from ..states import RoundState
from .open_rounds import hold_open, note_change


def use_plan(plan: RoundPlan, *, by: Any, at: datetime) -> None:
    """An earlier plan is the round's plan again: its pairs and locks, its weights, its answers, its certificate.

    What is kept apart stays a coordinator's own decision: where it has changed since, the round wants to be run again.
    """
    require_coordinator_of(by, plan.round)
    if plan.kind != RoundPlan.Kind.RUN:
        raise NotNow("only_tried", _("This plan is there to compare. Ask for what it takes, then run the round again."))
    terms = Terms.from_facts(plan.terms)
    rows = dict(_rows(plan, seen_by(plan), terms))  # before the transaction: nobody waits for it
    _use(plan, terms, rows, by, at)


@transaction.atomic
def _use(plan: RoundPlan, terms: Terms, rows: dict[PartPair, Pairing], by: Any, at: datetime) -> None:
    round = plan.round
    hold_open(round, by=by)
    if round.pairings.exclude(publication=None).exists():
        raise NotNow("gone_out", _("Pairs of this round have gone out since. Run it again instead."))
    _require_still_known(plan)
    _bring_back(round, rows)
    round.weights, round.seed, round.aim = dict(terms.weights), terms.seed, terms.aim
    round.snapshot, round.ran_at = plan.answers.text, plan.created_at
    round.result = plan.result | {"weights": round.weights, "aim": round.aim, "plan": plan.number}
    round.save(update_fields=["weights", "seed", "aim", "snapshot", "ran_at", "result"])
    if _kept_apart_otherwise(round, plan, terms):
        note_change(round)
    if round.state != RoundState.READY:
        move(round, RoundState.READY, leads_to={RoundState.FAILED: {RoundState.READY}})
    _record("round.plan_used", plan, round, by, at, number=plan.number)


def keep_tried(
    round: Round,
    *,
    places: Collection[str] = (),
    like: Collection[str] = (),
    off: Collection[str] = (),
    by: Any,
    at: datetime,
) -> RoundPlan:
    """A plan that was only tried, kept to compare. The round's own pairs stay as they are."""
    require_coordinator_of(by, round)
    if not round.ran_at:
        raise NotNow("not_run", _("Run the round first, then try what would change it."))
    try:
        tried = try_out(round, places=places, like=like, off=off)
    except Blocked as problem:
        raise NotNow("lock_impossible", _("A locked pair stands in the way. Unlock it first.")) from problem
    return _kept(round, tried, by, at)  # solved before the transaction: nobody waits for it


def keep_answered(inquiry: Inquiry, *, by: Any, at: datetime) -> RoundPlan:
    """The plan that answered what was asked in the background, kept to compare: nothing is worked out again."""
    round = inquiry.round
    if inquiry.kind != Inquiry.Kind.WHAT_IF or round is None or "made" not in inquiry.answer:
        raise NotNow("no_answer", _("There is no plan in this answer. Try it again."))
    require_coordinator_of(by, round)
    if what_if_question(round, inquiry.asked) != inquiry.question:
        raise NotNow("round_changed", _("The round has changed since. Try it again."))
    return _kept(round, Tried.from_facts(inquiry.answer), by, at)


@transaction.atomic
def _kept(round: Round, tried: Tried, by: Any, at: datetime) -> RoundPlan:
    answers = keep_answers(round, round.snapshot, at=at)
    kept = keep_plan(round, answers, tried.made, kind=RoundPlan.Kind.TRIED, by=by, at=at)
    _record("round.plan_tried", kept, round, by, at, number=kept.number)
    return kept


def _bring_back(round: Round, wanted: dict[PartPair, Pairing]) -> None:
    """The rows as the plan had them; those that are the same keep theirs, so that an open page still finds them."""
    present = {(str(row.mentor_id), str(row.mentee_id)): row for row in round.pairings.all()}
    round.pairings.filter(pk__in=[row.pk for pair, row in present.items() if pair not in wanted]).delete()
    for pair, row in present.items():
        if pair in wanted:
            wanted[pair].pk = row.pk
    staying = [row for pair, row in wanted.items() if pair in present]
    Pairing.objects.bulk_update(staying, ["fit", "known", "parts", "keep", "by_hand"], batch_size=200)
    Pairing.objects.bulk_create([row for pair, row in wanted.items() if pair not in present], batch_size=500)


def _rows(plan: RoundPlan, seen: Snapshot, terms: Terms) -> Iterator[tuple[PartPair, Pairing]]:
    locked, by_hand = set(terms.own_locks), set(terms.by_hand)
    for pair in pairs_of(plan):
        keys = seen.keys(*pair)
        if keys is None:  # never so: a plan and the answers it saw are kept together
            raise LookupError(f"plan {plan.pk} holds a pair that its answers don't know")
        row = pairing_row(plan.round, seen, keys)
        row.keep = Pairing.Keep.LOCKED if pair in locked else Pairing.Keep.PROPOSED
        row.by_hand = pair in by_hand
        yield pair, row


def _require_still_known(plan: RoundPlan) -> None:
    people = {part for pair in pairs_of(plan) for part in pair}
    if Participation.objects.filter(pk__in=people).count() < len(people):
        raise NotNow("somebody_erased", _("Somebody of this plan is no longer here. Run the round again instead."))


def _kept_apart_otherwise(round: Round, plan: RoundPlan, terms: Terms) -> bool:
    now = {(str(mentor), str(mentee)) for mentor, mentee in round.exclusions.standing().values_list("mentor", "mentee")}
    then = set(terms.excluded)
    return bool(then - now or (now - then) & set(pairs_of(plan)))


def _record(name: str, plan: RoundPlan, round: Round, by: Any, at: datetime, **facts: Any) -> None:
    organization = round.cohort.program.organization_id
    record(name, about=plan, by=by, at=at, organization=organization, round=round, **facts)
