"""Why two people fit, part by part."""

from dataclasses import dataclass, replace

from learning_fit.people import Mentee, Mentor
from learning_fit.planning.evidence import Evidence, evidence_for, not_known
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys, Rule, forbidden, named
from learning_fit.scoring.parts import WHOLE
from learning_fit.weights import PARTS, PartName, Weight


@dataclass(frozen=True)
class Part:
    """One named part of a fit: `value` 0..1 or None when not known, the program's weight, and what it was made of.

    `contribution` is what the part adds to the fit, in ten-thousandths; None when not known or ignored. Contributions
    add up to the fit but for rounding.
    """

    name: PartName
    value: float | None
    weight: Weight
    contribution: int | None
    evidence: Evidence


@dataclass(frozen=True)
class PairExplanation:
    """A pair's fit (0..10000) with its parts, the rules that forbid it, and the answers that are not known.

    `allowed_by_exception` are the rules that would forbid it, had the coordinator not allowed it.

    `parts` stand in their fixed order. `known` is False when the fit is only the neutral value.
    """

    mentor: str
    mentee: str
    fit: int
    known: bool
    parts: tuple[Part, ...]
    forbidden_by: tuple[Rule, ...]
    allowed_by_exception: tuple[Rule, ...]
    mentor_not_known: tuple[str, ...]
    mentee_not_known: tuple[str, ...]
    mentor_prefers_not: str

    @property
    def ranked(self) -> tuple[Part, ...]:
        """The parts by what they contribute, greatest first; unknown and ignored ones last."""
        return tuple(sorted(self.parts, key=lambda part: _lead(part.contribution)))

    @property
    def keys(self) -> PairKeys:
        """(mentor, mentee)"""
        return self.mentor, self.mentee

    @property
    def allowed(self) -> bool:
        """Does no rule forbid this pair?"""
        return not self.forbidden_by


def explain_pair(problem: Problem, mentor: str, mentee: str) -> PairExplanation:
    """Everything that speaks for a pair and whatever forbids it, as data. Raises `UnknownPerson`."""
    row, column = problem.row(mentee), problem.column(mentor)
    people = (problem.mentors[column], problem.mentees[row])
    values = {name: int(problem.part(name)[row, column]) for name in PARTS}
    total = sum(problem.weights.of(name).number for name in PARTS if values[name] >= 0)
    evidence = {name: evidence_for(name, problem, *people) for name in PARTS}
    parts = tuple(_part(problem, name, values[name], total, evidence[name]) for name in PARTS)
    fit, bits = int(problem.fit[row, column]), int(problem.forbidden[row, column])
    lifted = named(_without_exceptions(problem, *people) & ~bits)
    return PairExplanation(
        mentor, mentee, fit, total > 0, parts, named(bits), lifted, *not_known(*people), people[0].prefers_not
    )


def _without_exceptions(problem: Problem, mentor: Mentor, mentee: Mentee) -> int:
    return int(forbidden((mentee,), (mentor,), replace(problem.rules, exceptions=frozenset()))[0, 0])


def _part(problem: Problem, name: PartName, value: int, total: int, evidence: Evidence) -> Part:
    weight = problem.weights.of(name)
    if value < 0:
        return Part(name, None, weight, None, evidence)
    share = round(weight.number * value / total) if weight.number else None
    return Part(name, value / WHOLE, weight, share, evidence)


def _lead(contribution: int | None) -> int:
    return 1 if contribution is None else -contribution
