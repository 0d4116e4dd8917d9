"""A problem with a coordinator's decisions laid over it: what is locked, what is excluded, and what stays open."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bits, Bools, Ints
from learning_fit.errors import LockBreaksRule, LockedTwice, LockOverPlaces
from learning_fit.problem import Problem
from learning_fit.rules import BIT, PairKeys, Rule, named
from learning_fit.solving.arrange import Field


@dataclass(frozen=True)
class Opened:
    """Locked pairs hold their mentor's places and leave the field; the rest of the people are to be arranged."""

    problem: Problem
    locked: tuple[PairKeys, ...]
    excluded: frozenset[PairKeys]
    seed: int = 0

    @cached_property
    def forbidden(self) -> Bits:
        """As the problem's own, with this plan's exclusions. (mentees, mentors)"""
        bits = self.problem.forbidden.copy()
        for mentor, mentee in self.excluded:
            if self.problem.holds((mentor, mentee)):
                bits[self.problem.row(mentee), self.problem.column(mentor)] |= np.uint16(BIT[Rule.EXCLUDED])
        return bits

    @cached_property
    def rows(self) -> Ints:
        """Rows of the mentees who are not locked. (open mentees,)"""
        taken = {self.problem.row(mentee) for _, mentee in self.locked}
        return np.array([row for row in range(len(self.problem.mentees)) if row not in taken], dtype=np.int64)

    @cached_property
    def field(self) -> Field:
        """What is left to arrange. NO_PLACES forbids through the places, so that one more place has a value."""
        allowed = (self.forbidden & ~np.uint16(BIT[Rule.NO_PLACES])) == 0
        fit = np.where(allowed, self.problem.fit, -1)[self.rows]
        return Field(fit, self.free_places, self.seed)

    @cached_property
    def free_places(self) -> Ints:
        """Places left at each mentor after the locks. (mentors,)"""
        used = np.zeros_like(self.problem.places)
        for mentor, _ in self.locked:
            used[self.problem.column(mentor)] += 1
        return self.problem.places - used

    def pairs(self, mate: Ints) -> tuple[PairKeys, ...]:
        """The locked pairs and those of an arrangement, by mentor and mentee."""
        mentors, mentees = self.problem.mentors, self.problem.mentees
        found = [(mentors[c].key, mentees[r].key) for r, c in zip(self.rows, mate, strict=True) if c >= 0]
        return tuple(sorted([*found, *self.locked]))

    def grid(self, pairs: Iterable[PairKeys]) -> Bools:
        """Where some pairs stand among the open ones. (open mentees, mentors)"""
        marks = np.zeros(self.forbidden.shape, dtype=bool)
        for mentor, mentee in pairs:
            if self.problem.holds((mentor, mentee)):
                marks[self.problem.row(mentee), self.problem.column(mentor)] = True
        return marks[self.rows]


def opened(
    problem: Problem, locked: Iterable[PairKeys] = (), excluded: Iterable[PairKeys] = (), seed: int = 0
) -> Opened:
    """Lay locks and exclusions over a problem; raises `UnknownPerson` and `LockError` for a lock that cannot be."""
    field = Opened(problem, tuple(sorted(set(locked))), frozenset(excluded), seed)
    mentees: set[str] = set()
    taken: Counter[str] = Counter()
    for mentor, mentee in field.locked:
        bits = int(field.forbidden[problem.row(mentee), problem.column(mentor)])
        taken[mentor] += 1
        if bits:
            raise LockBreaksRule(mentor, mentee, tuple(rule.value for rule in named(bits)))
        if mentee in mentees:
            raise LockedTwice(mentor, mentee)
        if taken[mentor] > (places := int(problem.places[problem.column(mentor)])):
            raise LockOverPlaces(mentor, mentee, places)
        mentees.add(mentee)
    return field
