"""What if: one more place at a mentor, one more mentor like somebody, a rule left out. Nothing is changed by trying."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from groundwork.programs.models import Program
from learning_fit import LockError, Rule

from ..models import Round
from ..snapshots import snapshot_of
from .differences import Difference, difference
from .keeping import Made, made_of
from .making import Progress, parts_in, plan_under, seen_under, to_nobody
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
    """The plan that would follow, and what would change against the plan as it stands."""

    made: Made
    difference: Difference

    @property
    def people(self) -> int:
        """How many more people would have a mentor."""
        return self.difference.after.matched - self.difference.before.matched

    @property
    def terms(self) -> Terms:
        """What was tried, among the terms of now."""
        return self.made.terms

    def as_facts(self) -> dict[str, Any]:
        """As JSON keeps it: ids, codes and numbers."""
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Tried:
        """What was kept."""
        made = facts["made"]
        terms = Terms.from_facts(made["terms"])
        return cls(Made(terms, made["pairs"], made["result"]), Difference.from_facts(facts["difference"]))


def try_out(
    round: Round,
    *,
    places: Collection[str] = (),
    like: Collection[str] = (),
    off: Collection[str] = (),
    progress: Progress = to_nobody,
) -> Tried:
    """The best plan if these mentors had one place more, if there were another mentor like these, without these rules.

    Under the locks, exclusions and weights that the round was run by. Raises Blocked when a lock stands in the way.
    """
    present, terms = present_terms(round), trial_terms(round, places=places, like=like, off=off)
    before = snapshot_of(round)
    seen = seen_under(before, terms)
    try:
        plan = plan_under(seen, terms, progress)
    except LockError as problem:
        raise Blocked from problem
    found = difference(
        seen, present_pairs(round), parts_in(seen, plan.keys), first=before, first_terms=present, terms=terms
    )
    return Tried(made_of(seen, plan, terms), found)


def trial_terms(
    round: Round, *, places: Collection[str] = (), like: Collection[str] = (), off: Collection[str] = ()
) -> Terms:
    """The terms of now with what is tried."""
    return replace(present_terms(round), places=tuple(places), like=tuple(like), off=tuple(off))


def present_terms(round: Round) -> Terms:
    """The terms of now, by the weights and the aim that the present pairs were found by."""
    found = round.result
    return replace(terms_of(round), weights=found.get("weights", round.weights), aim=found.get("aim", round.aim))


def present_pairs(round: Round) -> list[PartPair]:
    """The round's pairs as they stand."""
    return [(str(mentor), str(mentee)) for mentor, mentee in round.pairings.values_list("mentor", "mentee")]
