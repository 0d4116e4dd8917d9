"""A plan's own figures: what it reaches and what it breaks."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Bools
from learning_fit.errors import InvalidPairs, LockError
from learning_fit.planning.opened import Opened
from learning_fit.rules import PairKeys, Rule, named


@dataclass(frozen=True)
class BrokenPair:
    """A pair of a plan that rules forbid."""

    mentor: str
    mentee: str
    rules: tuple[Rule, ...]


class Measured:
    """Any set of pairs, laid against the problem. Raises as `certify` does."""

    def __init__(self, terms: Opened, pairs: tuple[PairKeys, ...]) -> None:
        self.terms, self.problem = terms, terms.problem
        self.spots = [(self.problem.row(mentee), self.problem.column(mentor)) for mentor, mentee in pairs]
        _check(terms, pairs)
        fits = {pair: int(self.problem.fit[spot]) for pair, spot in zip(pairs, self.spots, strict=True)}
        self.total = sum(fits.values())
        self.loose = [fit for pair, fit in fits.items() if pair not in terms.locked]
        self.locked_total = sum(fits[pair] for pair in terms.locked)
        bits = [named(int(terms.forbidden[spot])) for spot in self.spots]
        named_pairs = zip(pairs, bits, strict=True)
        self.broken = tuple(BrokenPair(*pair, rules) for pair, rules in named_pairs if rules)
        held = Counter(column for _, column in self.spots)
        mentors, places = self.problem.mentors, self.problem.places
        self.over_places = tuple(mentors[c].key for c in sorted(held) if held[c] > places[c])
        self.lawful = not self.broken and not self.over_places

    @property
    def total_bound(self) -> int:
        """No plan of as many people and no weaker worst match has a greater total."""
        field = self.terms.field
        if not self.lawful:
            return self.locked_total + field.total_bound(field.best_worst, field.possible)
        return self.locked_total + field.total_bound(min(self.loose, default=0), len(self.loose))

    @property
    def blocking_pairs(self) -> int:
        """How many allowed pairs would both rather have each other than what they have here."""
        fit, shape = self.problem.fit, self.problem.fit.shape
        has, weakest = np.full(shape[0], -1, dtype=np.int64), np.full(shape[1], 2**31, dtype=np.int64)
        used, taken = np.zeros(shape[1], dtype=np.int64), np.zeros(shape, dtype=bool)
        for row, column in self.spots:
            has[row], taken[row, column] = fit[row, column], True
            weakest[column] = min(weakest[column], fit[row, column])
            used[column] += 1
        weakest[used < self.problem.places] = -1
        return _count(self.terms.forbidden == 0, ~taken, fit > has[:, None], fit > weakest)


def _count(*conditions: Bools) -> int:
    return int(np.count_nonzero(np.logical_and.reduce(conditions)))


def _check(terms: Opened, pairs: tuple[PairKeys, ...]) -> None:
    for mentee, count in Counter(mentee for _, mentee in pairs).items():
        if count > 1:
            raise InvalidPairs(mentee)
    for mentor, mentee in terms.locked:
        if (mentor, mentee) not in pairs:
            raise LockError(mentor, mentee, "is left out of the pairs")
