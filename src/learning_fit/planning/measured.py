"""A plan's own figures: what it reaches and what it breaks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.errors import InvalidPairs, LockError
from learning_fit.planning.opened import Opened
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys, Rule, named

ROWS = 500  # mentees looked at together


@dataclass(frozen=True)
class BrokenPair:
    """A pair of a plan that rules forbid."""

    mentor: str
    mentee: str
    rules: tuple[Rule, ...]


def fits_of(problem: Problem, pairs: Sequence[PairKeys]) -> dict[PairKeys, int]:
    """The fit of each pair in ten-thousandths, whether or not a rule forbids it."""
    found: dict[PairKeys, int] = {}
    for start in range(0, len(pairs), ROWS):
        some = pairs[start : start + ROWS]
        rows = np.array([problem.row(mentee) for _, mentee in some], dtype=np.int64)
        columns = [problem.column(mentor) for mentor, _ in some]
        fits = problem.fit_rows(rows)[np.arange(len(some)), columns]
        found |= dict(zip(some, fits.tolist(), strict=True))
    return found


class Measured:
    """Any set of pairs, laid against the problem. Raises as `certify` does."""

    def __init__(self, terms: Opened, pairs: tuple[PairKeys, ...]) -> None:
        self.terms, self.problem, self.pairs = terms, terms.problem, pairs
        self.here = terms.around(pairs)
        self.spots = [terms.spot(pair) for pair in pairs]
        _check(terms, pairs)
        self.fits = fits_of(terms.problem, pairs)
        self.total = sum(self.fits.values())
        self.loose = [fit for pair, fit in self.fits.items() if pair not in terms.locked]
        self.locked_total = sum(self.fits[pair] for pair in terms.locked)
        bits = zip(pairs, self.here.bits(pairs), strict=True)
        self.broken = tuple(BrokenPair(*pair, named(value)) for pair, value in bits if value)
        self.load = Counter(mentor for mentor, _ in pairs)
        places = zip(self.problem.mentors, self.problem.places.tolist(), strict=True)
        self.over_places = tuple(mentor.key for mentor, free in places if self.load[mentor.key] > free)
        self.lawful = not self.broken and not self.over_places

    @property
    def matched(self) -> int:
        """How many people have a mentor at least."""
        return len({mentee for _, mentee in self.pairs})

    @property
    def below_least(self) -> tuple[str, ...]:
        """Mentors who have fewer mentees than they would like at least."""
        return tuple(mentor.key for mentor in self.problem.mentors if self.load[mentor.key] < mentor.at_least)

    @property
    def most_reached(self) -> bool:
        """Whether as many people have a mentor, a second and so on, and mentors their least number, as can be."""
        field = self.terms.field
        return field.heads(self.terms.spots(self.pairs)) == field.most_heads

    @property
    def total_bound(self) -> int:
        """No plan of as many pairs and no weaker worst match has a greater total; of those that reach as much."""
        field = self.terms.field
        if not self.lawful:
            return self.locked_total + field.total_bound(0, field.possible, True)
        bound = field.total_bound(min(self.loose, default=0), len(self.loose), self.most_reached)
        return self.locked_total + bound

    @property
    def blocking_pairs(self) -> int:
        """How many allowed pairs would both rather have each other than what they have here.

        Two who have each other already, the other way round, are not among them.
        """
        height, width = len(self.problem.mentees), len(self.problem.mentors)
        most = np.array([mentee.mentors_wanted for mentee in self.problem.mentees], dtype=np.int64)
        rows, columns = np.array(self.spots, dtype=np.int64).reshape(-1, 2).T
        fits = np.array([self.fits[pair] for pair in self.pairs], dtype=np.int64)
        has, weakest = _last(rows, fits, most, height), _last(columns, fits, self.problem.places, width)
        count = 0
        for start in range(0, height, ROWS):
            block = np.arange(start, min(height, start + ROWS))
            both = self.problem.fit_rows(block) > np.maximum(has[block, None], weakest)
            both &= self.here.forbidden_rows(block) == 0
            here = (rows >= start) & (rows < start + ROWS)
            both[rows[here] - start, columns[here]] = False
            count += int(np.count_nonzero(both))
        return count


def _last(places: Ints, fits: Ints, most: Ints, size: int) -> Ints:
    """What one more pair would have to pass: the weakest one's fit, or nothing while there is room."""
    weakest = np.full(size, 2**31, dtype=np.int64)
    np.minimum.at(weakest, places, fits)
    return np.where(np.bincount(places, minlength=size) < most, -1, weakest)


def _check(terms: Opened, pairs: tuple[PairKeys, ...]) -> None:
    for mentee, count in Counter(mentee for _, mentee in pairs).items():
        if count > max(1, terms.problem.mentees[terms.problem.row(mentee)].mentors_wanted):
            raise InvalidPairs(mentee)
    kept = set(pairs)
    for mentor, mentee in terms.locked:
        if (mentor, mentee) not in kept:
            raise LockError(mentor, mentee, "is left out of the pairs")
