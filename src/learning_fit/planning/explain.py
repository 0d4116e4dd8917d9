"""Why two people fit, part by part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.forbidding import forbidden
from learning_fit.people import Mentee, Mentor
from learning_fit.planning.evidence import Evidence, evidence_for, not_known
from learning_fit.planning.sharing import shared_out
from learning_fit.problem import NEUTRAL_FIT, Problem
from learning_fit.rules import PairKeys, Rule, named
from learning_fit.scoring.items import each_of
from learning_fit.scoring.table import WHOLE
from learning_fit.weights import PARTS, PartName, Weight

AT_A_TIME = 512  # pairs looked at together


@dataclass(frozen=True)
class PartItem:
    """One question within a part: `value` 0..1, None when either of the two has not answered or another one counts."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Part:
    """One named part of a fit: `value` 0..1 or None when not known, the program's weight, and what it was made of.

    `contribution` is what the part adds to the fit, in ten-thousandths; None when not known or ignored. Contributions
    add up to the fit. `items` are the questions behind it, before own words lift them.
    """

    name: PartName
    value: float | None
    weight: Weight
    contribution: int | None
    evidence: Evidence
    items: tuple[PartItem, ...] = ()


@dataclass(frozen=True)
class PartPoints:
    """What a part gives in whole points, of what it could give."""

    given: int
    most: int


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

    def points(self, of: int = 100) -> Mapping[PartName, PartPoints]:
        """The parts that count in whole points of so many, such that what is printed adds up.

        What they give adds up to the fit in these points, rounded (half to even); what they could give to `of`. No part
        gives more than it could.
        """
        counted = [part for part in self.parts if part.contribution is not None]
        most = shared_out(of if counted else 0, [part.weight.number for part in counted])
        fit = round(self.fit * of / WHOLE) if counted else 0
        given = shared_out(fit, [part.contribution or 0 for part in counted], most)
        return {part.name: PartPoints(*two) for part, *two in zip(counted, given, most, strict=True)}

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
    (explanation,) = explain_pairs(problem, [(mentor, mentee)])
    return explanation


def explain_pairs(problem: Problem, pairs: Iterable[PairKeys]) -> Iterator[PairExplanation]:
    """As `explain_pair` for one pair after the other, in the order given; for many of them several times as quick.

    Raises `UnknownPerson` before the first.
    """
    wanted = tuple(pairs)
    spots = np.array([(problem.row(mentee), problem.column(mentor)) for mentor, mentee in wanted], dtype=np.int64)
    return (each for some in _blocks(spots.reshape(-1, 2)) for each in _explained(problem, some))


def _blocks(spots: Ints) -> list[Ints]:
    return [spots[start : start + AT_A_TIME] for start in range(0, len(spots), AT_A_TIME)]


def _explained(problem: Problem, spots: Ints) -> Iterator[PairExplanation]:
    rows, columns = spots.T
    values = {name: problem.part_of(name, rows, columns).tolist() for name in PARTS}
    items = {name: _items(problem, name, rows, columns) for name in PARTS}
    bits = problem.forbidden_rows(rows)[np.arange(len(rows)), columns].tolist()
    for place, (row, column) in enumerate(spots.tolist()):
        ours = {name: values[name][place] for name in PARTS}
        asked = {name: items[name][place] for name in PARTS}
        yield _explanation(problem, (row, column), ours, asked, bits[place])


def _explanation(
    problem: Problem,
    spot: tuple[int, int],
    values: dict[PartName, int],
    items: dict[PartName, tuple[PartItem, ...]],
    bits: int,
) -> PairExplanation:
    people = (problem.mentors[spot[1]], problem.mentees[spot[0]])
    total = sum(problem.weights.of(name).number for name in PARTS if values[name] >= 0)
    fit = _fit(problem, values, total)
    counted = [name for name in PARTS if values[name] >= 0 and problem.weights.of(name).number]
    given = shared_out(fit if total else 0, [problem.weights.of(name).number * values[name] for name in counted])
    adds = dict(zip(counted, given, strict=True))
    unknown = not_known(*people)
    return PairExplanation(
        mentor=people[0].key,
        mentee=people[1].key,
        fit=fit,
        known=total > 0,
        parts=tuple(_part(problem, name, values[name], adds.get(name), people, items[name]) for name in PARTS),
        forbidden_by=named(bits),
        allowed_by_exception=named(_without_exceptions(problem, *people) & ~bits),
        mentor_not_known=unknown[0],
        mentee_not_known=unknown[1],
        mentor_prefers_not=people[0].prefers_not,
    )


def _fit(problem: Problem, values: dict[PartName, int], total: int) -> int:
    weighed = sum(problem.weights.of(name).number * value for name, value in values.items() if value >= 0)
    return (2 * weighed + total) // (2 * total) if total else NEUTRAL_FIT


def _without_exceptions(problem: Problem, mentor: Mentor, mentee: Mentee) -> int:
    if (mentor.key, mentee.key) not in problem.rules.exceptions:
        return 0
    return int(forbidden((mentee,), (mentor,), replace(problem.rules, exceptions=frozenset()))[0, 0])


def _part(
    problem: Problem,
    name: PartName,
    value: int,
    adds: int | None,
    people: tuple[Mentor, Mentee],
    items: tuple[PartItem, ...],
) -> Part:
    evidence = evidence_for(name, problem, *people)
    return Part(name, value / WHOLE if value >= 0 else None, problem.weights.of(name), adds, evidence, items)


def _items(problem: Problem, name: PartName, rows: Ints, columns: Ints) -> list[tuple[PartItem, ...]]:
    """The questions of one part for each of some pairs."""
    found: list[list[PartItem]] = [[] for _ in rows]
    for side in problem.table(name).sides:
        known = [side.known(row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
        for item in side.items:
            values = each_of(partial(item.values, rows), columns).tolist()
            for place, value in enumerate(values):
                told = round(value, 4) if item.name in known[place] else None
                found[place].append(PartItem(item.name, told))
    return [tuple(each) for each in found]


def _lead(contribution: int | None) -> int:
    return 1 if contribution is None else -contribution
