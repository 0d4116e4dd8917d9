"""Plans kept with the round: the answers they saw, their terms, their pairs, and opening them again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Max

from learning_fit import Plan

from ..models import KeptAnswers, Round, RoundPlan
from ..results import as_result
from ..snapshots import Snapshot
from .making import Progress, parts_in, plan_under, seen_under, to_nobody
from .terms import PartPair, Terms, made_with

PLANS_KEPT = 30


@dataclass(frozen=True)
class Made:
    """A plan as it is kept: its terms, its pairs with their fit, and what it reaches, as ids, codes and numbers."""

    terms: Terms
    pairs: list[list[Any]]
    result: dict[str, Any]


def made_of(seen: Snapshot, plan: Plan, terms: Terms) -> Made:
    """A plan that was made on these answers, as it is kept."""
    return Made(terms, pairs_as_kept(seen, plan), as_result(plan, seen))


def keep_answers(round: Round, text: str, *, at: datetime) -> KeptAnswers:
    """The answers of a snapshot, kept once for all plans that saw the same."""
    digest = _digest(text)
    newest = round.kept_answers.defer("text").order_by("-created_at").first()
    if newest and newest.digest == digest:
        return newest
    return KeptAnswers.objects.create(round=round, text=text, digest=digest, created_at=at)


def keep_plan(
    round: Round,
    answers: KeptAnswers,
    made: Made,
    *,
    kind: str = RoundPlan.Kind.RUN,
    by: Any,
    at: datetime,
) -> RoundPlan:
    """Keep a plan as the round's newest, unless it is the newest one over again. Of very many, the oldest go."""
    newest = round.plans.filter(kind=kind).first()
    if newest and (newest.answers_id, newest.pairs, newest.terms) == (answers.pk, made.pairs, _plain(made.terms)):
        return newest
    last: int = round.plans.aggregate(last=Max("number"))["last"] or 0
    kept = RoundPlan.objects.create(
        round=round,
        answers=answers,
        by=by,
        kind=kind,
        number=last + 1,
        terms=_plain(made.terms),
        made_with=made_with(),
        result=made.result,
        pairs=made.pairs,
        created_at=at,
    )
    _let_go_of_the_oldest(round)
    return kept


def pairs_as_kept(seen: Snapshot, plan: Plan) -> list[list[Any]]:
    """The pairs by the ids of both parts, with their fit, in an order of their own."""
    parts = parts_in(seen, plan.keys)
    return sorted([mentor, mentee, pair.fit] for (mentor, mentee), pair in zip(parts, plan.pairs, strict=True))


def pairs_of(plan: RoundPlan) -> list[PartPair]:
    """The pairs of a kept plan."""
    return [(mentor, mentee) for mentor, mentee, _fit in plan.pairs]


def seen_by(plan: RoundPlan) -> Snapshot:
    """What a kept plan saw, by its weights. Plans on the same answers are opened once."""
    return seen_under(_opened(plan.answers_id), Terms.from_facts(plan.terms))


def is_repeated(plan: RoundPlan, progress: Progress = to_nobody) -> bool:
    """Whether the same pairs and figures come out when the plan is made again from what was kept of it."""
    seen = Snapshot(KeptAnswers.objects.values_list("text", flat=True).get(pk=plan.answers_id), {})
    terms = Terms.from_facts(plan.terms)
    seen = seen_under(seen, terms)
    again = made_of(seen, plan_under(seen, terms, progress), terms)
    return (again.pairs, _plain(again.result)) == (plan.pairs, plan.result)


@lru_cache(maxsize=2)
def _opened(answers_id: Any) -> Snapshot:
    """Answers never change once they are kept, so what was opened stays right."""
    return Snapshot(KeptAnswers.objects.values_list("text", flat=True).get(pk=answers_id), {})


def _digest(text: str) -> UUID:
    """The same for the same answers, whenever they were looked at."""
    seen = json.loads(text)
    del seen["at"]
    for role in ("mentors", "mentees"):
        seen[role].sort(key=lambda answers: answers["key"])
    return UUID(bytes=sha256(json.dumps(seen, sort_keys=True).encode()).digest()[:16])


def _plain(facts: Any) -> Any:
    """As the database gives it back: tuples are lists there."""
    return json.loads(json.dumps(facts.as_facts() if isinstance(facts, Terms) else facts))


def _let_go_of_the_oldest(round: Round) -> None:
    too_many: Iterable[Any] = list(round.plans.values_list("pk", flat=True)[PLANS_KEPT:])
    if too_many:
        RoundPlan.objects.filter(pk__in=too_many).delete()
        round.kept_answers.filter(plans=None).delete()
