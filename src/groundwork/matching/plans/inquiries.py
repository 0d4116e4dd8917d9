"""What a coordinator asks of a round or a cohort that is too large to be answered while they wait.

A question is told by what is asked and by what it stands on: once the round has another plan, other locks or other
words, the same words are another question, and an old answer is never shown as today's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypedDict
from uuid import UUID

from groundwork.programs.models import Cohort

from ..models import Inquiry, Round, RoundPlan
from ..states import InquiryState
from .keeping import is_repeated
from .making import Progress
from .newcomers import newcomers_of
from .terms import made_with
from .trying import Blocked, present_terms, try_out

AT_ONCE = 1_200  # people: up to so many, a page works the answer out itself
BLOCKED = {"blocked": True}


class Asked(TypedDict):
    """What is tried: mentors with a place more, mentors of whom there would be another, rules left out."""

    places: list[str]
    like: list[str]
    off: list[str]


def is_large(result: Mapping[str, Any]) -> bool:
    """Whether a plan that reached this has more people than anybody waits for."""
    return bool(result["people"] + result["mentors"] > AT_ONCE)


def what_if_question(round: Round, asked: Asked) -> UUID:
    """The same for the same trial on the round as it stands."""
    tried = [sorted(asked["places"]), sorted(asked["like"]), sorted(asked["off"])]
    return _digest(Inquiry.Kind.WHAT_IF, round.pk, round.ran_at, present_terms(round).as_facts(), tried)


def repetition_question(plan: RoundPlan) -> UUID:
    """The same for the same plan, made again by the same versions."""
    return _digest(Inquiry.Kind.REPETITION, plan.pk, made_with())


def newcomers_question(cohort: Cohort) -> UUID:
    """The same for one cohort: who looks changes by the hour, so each answer says when it was found."""
    return _digest(Inquiry.Kind.NEWCOMERS, cohort.pk)


def newest(question: UUID) -> Inquiry | None:
    """The last time this was asked, unless it was called off then."""
    return Inquiry.objects.filter(question=question).exclude(state=InquiryState.CALLED_OFF).first()


def work_out(inquiry: Inquiry, progress: Progress) -> dict[str, Any]:
    """The answer, as ids, codes and numbers. Takes as long as it takes."""
    if inquiry.kind == Inquiry.Kind.WHAT_IF and inquiry.round:
        try:
            return try_out(inquiry.round, **inquiry.asked, progress=progress).as_facts()
        except Blocked:
            return BLOCKED
    if inquiry.kind == Inquiry.Kind.REPETITION and inquiry.plan:
        return {"same": is_repeated(inquiry.plan, progress), "made_with": made_with()}
    return newcomers_of(inquiry.cohort, at=inquiry.heartbeat_at or inquiry.created_at, progress=progress).as_facts()


def repetitions_of(round: Round) -> dict[Any, Inquiry]:
    """The last check of each of the round's plans by its id, in one query."""
    asked = Inquiry.objects.filter(round=round, kind=Inquiry.Kind.REPETITION)
    return {each.plan_id: each for each in asked.exclude(state=InquiryState.CALLED_OFF).order_by("created_at")}


def _digest(*facts: Any) -> UUID:
    said = json.dumps(facts, sort_keys=True, default=str)
    return UUID(bytes=sha256(said.encode()).digest()[:16])
