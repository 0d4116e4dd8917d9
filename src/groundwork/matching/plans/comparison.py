"""Two kept plans of a round side by side."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import RoundPlan
from .differences import Difference, difference
from .keeping import pairs_of, seen_by
from .terms import Terms


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

    @property
    def same_answers(self) -> bool:
        """Whether both saw the same people and answers."""
        return self.first.plan.answers_id == self.second.plan.answers_id


def compare(first: RoundPlan, second: RoundPlan) -> Comparison:
    """What changes from one kept plan to another."""
    terms = Terms.from_facts(first.terms), Terms.from_facts(second.terms)
    found = difference(
        seen_by(second),
        pairs_of(first),
        pairs_of(second),
        first=seen_by(first),
        first_terms=terms[0],
        terms=terms[1],
    )
    return Comparison(Side(first, terms[0]), Side(second, terms[1]), found)
