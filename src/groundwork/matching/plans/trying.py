"""What if: one more place at a mentor, one more mentor like somebody, a rule left out. Nothing is changed by trying."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from groundwork.programs.models import Program
from learning_fit import LockError, Plan, Rule

from ..models import Round
from ..snapshots import Snapshot, snapshot_of
from .differences import Difference, difference
from .making import parts_in, plan_under, seen_under
from .terms import PartPair, Terms, terms_of

RULES_TO_TRY = (Rule.LANGUAGE, Rule.NEVER_AGAIN, Rule.REPORTING_LINE, Rule.LEVEL)
"""Rules that follow from facts, and so can change or be lifted. A wish of somebody's is none of them."""


def rules_to_try(program: Program) -> list[Rule]:
    """Those of them that the program has: one about grades is its own choice."""
    has_rule = program.least_grades_above is not None or program.most_grades_above is not None
    return [rule for rule in RULES_TO_TRY if rule != Rule.LEVEL or has_rule]


class Blocked(Exception):
    """A pair that is locked can't be together under these terms."""


@dataclass(frozen=True)
class Tried:
    """The plan that would follow, on what it was made, and what would change against the plan as it stands."""

    terms: Terms
    seen: Snapshot
    plan: Plan
    difference: Difference

    @property
    def people(self) -> int:
        """How many more people would have a mentor."""
        return self.difference.after.matched - self.difference.before.matched


def try_out(
    round: Round, *, places: Collection[str] = (), like: Collection[str] = (), off: Collection[str] = ()
) -> Tried:
    """The best plan if these mentors had one place more, if there were another mentor like these, without these rules.

    Under the locks, exclusions and weights that the round was run by. Raises Blocked when a lock stands in the way.
    """
    present = present_terms(round)
    terms = replace(present, places=tuple(places), like=tuple(like), off=tuple(off))
    before = snapshot_of(round)
    seen = seen_under(before, terms)
    try:
        plan = plan_under(seen, terms)
    except LockError as problem:
        raise Blocked from problem
    found = difference(
        seen, present_pairs(round), parts_in(seen, plan.keys), first=before, first_terms=present, terms=terms
    )
    return Tried(terms, seen, plan, found)


def present_terms(round: Round) -> Terms:
    """The terms of now, by the weights and the aim that the present pairs were found by."""
    found = round.result
    return replace(terms_of(round), weights=found.get("weights", round.weights), aim=found.get("aim", round.aim))


def present_pairs(round: Round) -> list[PartPair]:
    """The round's pairs as they stand."""
    return [(str(mentor), str(mentee)) for mentor, mentee in round.pairings.values_list("mentor", "mentee")]
