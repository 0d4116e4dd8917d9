"""A problem with a coordinator's decisions laid over it: what is locked, what is excluded, and what stays open."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bits, Ints, Whole
from learning_fit.errors import LockBreaksRule, LockedTwice, LockOverPlaces, SeveralMentors
from learning_fit.planning.field import Field, Spots, in_memory
from learning_fit.problem import Problem
from learning_fit.rules import BIT, PairKeys, Rule, named, turned
from learning_fit.solving.mirror import Mirror
from learning_fit.solving.optimum import Progress, quiet
from learning_fit.solving.terms import Terms

HIGHEST_FIT = 10_000
THROUGH_PLACES = np.uint16(0xFFFF ^ BIT[Rule.NO_PLACES])
"""NO_PLACES forbids through the places, so that one more place has a value."""


@dataclass(frozen=True)
class Opened:
    """Locked pairs hold their mentor's places and leave the field; the rest of the people are to be arranged.

    Whoever mentors somebody by a lock is not mentored by them.
    """

    problem: Problem
    locked: tuple[PairKeys, ...]
    excluded: frozenset[PairKeys]
    seed: int = 0
    progress: Progress = field(default=quiet, compare=False)
    kept: frozenset[PairKeys] = frozenset()

    def forbidden_rows(self, rows: Ints) -> Bits:
        """As the problem's own, with this plan's exclusions and what its locks forbid. (len(rows), mentors)"""
        bits = self.problem.forbidden_rows(rows)
        for rule, marked in ((Rule.EXCLUDED, self._excluded), (Rule.BOTH_WAYS, self._turned)):
            for place, row in enumerate(rows.tolist() if marked else ()):
                if row in marked:
                    bits[place, marked[row]] |= np.uint16(BIT[rule])
        return bits

    def around(self, pairs: Iterable[PairKeys]) -> "Opened":
        """The same with further pairs whose other way round is forbidden, as if they were locked."""
        return replace(self, kept=frozenset(pairs))

    def bits(self, pairs: Sequence[PairKeys]) -> list[int]:
        """Which rules forbid each of some pairs."""
        spots = np.array([self.spot(pair) for pair in pairs], dtype=np.int64).reshape(-1, 2)
        found: list[int] = []
        for some in np.array_split(spots, 1 + len(spots) // 1000):
            found += self.forbidden_rows(some[:, 0])[np.arange(len(some)), some[:, 1]].tolist()
        return found

    def spot(self, pair: PairKeys) -> tuple[int, int]:
        """The row and column of a pair; raises `UnknownPerson`."""
        return self.problem.row(pair[1]), self.problem.column(pair[0])

    @cached_property
    def rows(self) -> Ints:
        """Rows of the mentees who still ask for a mentor. (open mentees,)"""
        return np.flatnonzero(self._wanted > 0)

    @cached_property
    def field(self) -> Field:
        """What is left to arrange."""
        wished = np.array([mentor.at_least for mentor in self.problem.mentors], dtype=np.int64)
        terms = Terms(
            demand=self._wanted[self.rows],
            capacity=self.free_places,
            at_least=np.clip(wished - self._taken, 0, self.free_places),
            top=HIGHEST_FIT,
            given=self._given[self.rows],
        )
        return Field(in_memory(OpenFits(self)), terms, self._mirror, self.seed, self.progress)

    @cached_property
    def free_places(self) -> Ints:
        """Places left at each mentor after the locks. (mentors,)"""
        return self.problem.places - self._taken

    def pairs(self, spots: Spots) -> tuple[PairKeys, ...]:
        """The locked pairs and those of an arrangement, by mentor and mentee."""
        mentors, mentees = self.problem.mentors, self.problem.mentees
        rows = self.rows[spots.rows].tolist()
        found = [(mentors[c].key, mentees[r].key) for r, c in zip(rows, spots.columns.tolist(), strict=True)]
        return tuple(sorted([*found, *self.locked]))

    def spots(self, pairs: Iterable[PairKeys]) -> Spots:
        """Where some pairs stand in the field; locked ones, strangers and people without a wish are passed over."""
        inside = {int(row): place for place, row in enumerate(self.rows)}
        known = [self.spot(pair) for pair in set(pairs) - set(self.locked) if self.problem.holds(pair)]
        found = np.array(sorted((inside[row], column) for row, column in known if row in inside), dtype=np.int64)
        return Spots(*found.reshape(-1, 2).T)

    @cached_property
    def _mirror(self) -> Mirror | None:
        """Who stands in the field and among the mentors; None when nobody does."""
        place = {self.problem.mentees[row].key: place for place, row in enumerate(self.rows.tolist())}
        of_column = [place.get(mentor.key, -1) for mentor in self.problem.mentors]
        column = {mentor.key: place for place, mentor in enumerate(self.problem.mentors)}
        of_row = [column.get(key, -1) for key in place]
        if max(of_column, default=-1) < 0:
            return None
        return Mirror(np.array(of_row, dtype=np.int64), np.array(of_column, dtype=np.int64))

    @cached_property
    def _given(self) -> Ints:
        rows = [self.problem.row(mentee) for _, mentee in self.locked]
        return np.bincount(np.array(rows, dtype=np.int64), minlength=len(self.problem.mentees)).astype(np.int64)

    @cached_property
    def _taken(self) -> Ints:
        columns = [self.problem.column(mentor) for mentor, _ in self.locked]
        return np.bincount(np.array(columns, dtype=np.int64), minlength=len(self.problem.mentors)).astype(np.int64)

    @cached_property
    def _wanted(self) -> Ints:
        wanted = np.array([mentee.mentors_wanted for mentee in self.problem.mentees], dtype=np.int64)
        left: Ints = np.maximum(wanted - self._given, 0)
        return left

    @cached_property
    def _excluded(self) -> dict[int, list[int]]:
        return self._by_row(self.excluded)

    @cached_property
    def _turned(self) -> dict[int, list[int]]:
        return self._by_row(turned(pair) for pair in self.kept.union(self.locked))

    def _by_row(self, pairs: Iterable[PairKeys]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for pair in pairs:
            if self.problem.holds(pair):
                row, column = self.spot(pair)
                found.setdefault(row, []).append(column)
        return found


class OpenFits:
    """The fits of open mentees with every mentor, -1 where a rule or a lock stands between them."""

    top = HIGHEST_FIT

    def __init__(self, terms: Opened) -> None:
        self._terms = terms
        self.shape = (len(terms.rows), len(terms.problem.mentors))
        self._locked: dict[int, list[int]] = {}
        for pair in terms.locked:
            row, column = terms.spot(pair)
            self._locked.setdefault(row, []).append(column)

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        rows = self._terms.rows[index]
        forbidden = self._terms.forbidden_rows(rows) & THROUGH_PLACES
        fits = np.where(forbidden == 0, self._terms.problem.fit_rows(rows), -1).astype(np.int16)
        for place, row in enumerate(rows.tolist()):
            fits[place, self._locked.get(row, [])] = -1
        return fits


def opened(
    problem: Problem,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
    seed: int = 0,
    progress: Progress = quiet,
) -> Opened:
    """Lay locks and exclusions over a problem; raises `UnknownPerson` and `LockError` for a lock that cannot be."""
    terms = Opened(problem, tuple(sorted(set(locked))), frozenset(excluded), seed, progress)
    having: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for (mentor, mentee), bits in zip(terms.locked, terms.bits(terms.locked), strict=True):
        taken[mentor] += 1
        having[mentee] += 1
        if bits:
            raise LockBreaksRule(mentor, mentee, tuple(rule.value for rule in named(bits)))
        if having[mentee] > problem.mentees[problem.row(mentee)].mentors_wanted:
            raise LockedTwice(mentor, mentee)
        if taken[mentor] > (places := int(problem.places[problem.column(mentor)])):
            raise LockOverPlaces(mentor, mentee, places)
    return terms


def one_mentor_each(problem: Problem) -> None:
    """Raises `SeveralMentors` where somebody wants more than one."""
    for mentee in problem.mentees:
        if mentee.mentors_wanted > 1:
            raise SeveralMentors(mentee.key)
