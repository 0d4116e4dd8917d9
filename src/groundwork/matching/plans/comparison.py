"""Two kept plans of a round side by side."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import RoundPlan
from .differences import Difference, difference, gone_out
from .keeping import pairs_of, seen_by
from .terms import PartPair, Terms


@dataclass(frozen=True)
class Side:
    """One of the two plans with its terms."""

    plan: RoundPlan
    terms: Terms


@dataclass(frozen=True)
class Comparison:
    """Both plans and what changes from the first to the second, measured by the second's weights."""

    first: Side
    second: Side
    difference: Difference
    gone_out: list[PartPair]  # those that had gone out or begun before one of the two and not before the other

    @property
    def same_answers(self) -> bool:
        """Whether both saw the same people and answers."""
        return self.first.plan.answers_id == self.second.plan.answers_id


def compare(first: RoundPlan, second: RoundPlan) -> Comparison:
    """What changes from one kept plan to another."""
    terms = Terms.from_facts(first.terms), Terms.from_facts(second.terms)
    seen = seen_by(first), seen_by(second)
    found = difference(
        seen[1],
        pairs_of(first),
        pairs_of(second),
        first=seen[0],
        first_terms=terms[0],
        terms=terms[1],
    )
    between = set(gone_out(seen[0], terms[0])) ^ set(gone_out(seen[1], terms[1]))
    return Comparison(Side(first, terms[0]), Side(second, terms[1]), found, sorted(between))
