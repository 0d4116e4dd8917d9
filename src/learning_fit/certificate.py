"""How good a plan is and how good it could be: for any plan, also one edited by hand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from learning_fit.arrange import Field
from learning_fit.arrays import Bools, Ints
from learning_fit.errors import InvalidPairs, LockError
from learning_fit.opened import Opened, opened
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys, Rule, named
from learning_fit.unmatched import Unmatched, unmatched


@dataclass(frozen=True)
class PlaceValue:
    """What one more place at a mentor would bring: so many more people matched, and the total's change in
    points.

    Exact for one place more and for the aims "most people, then greatest total" (the worst match left out of
    account).
    """

    mentor: str
    people: int
    points: int


@dataclass(frozen=True)
class BrokenPair:
    """A pair of a plan that rules forbid."""

    mentor: str
    mentee: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a plan reaches beside what any lawful plan could reach. Points are ten-thousandths of fit.

    `possible_matched`: no plan matches more people. `worst` is the weakest match that is not locked,
    `best_worst` the best it can be while `possible_matched` people are matched. `total_bound`: no plan that
    matches as many people and keeps every match at least at `worst` has a greater total; `gap` = bound -
    total, None when the plan is not lawful. `free_total` is the greatest total with `possible_matched` people
    when the weakest match does not count: the distance to it is the price of fairness. `blocking_pairs`:
    pairs who would both rather have each other.
    """

    matched: int
    possible_matched: int
    worst: int | None
    best_worst: int | None
    total: int
    total_bound: int
    gap: int | None
    free_total: int
    blocking_pairs: int
    place_values: tuple[PlaceValue, ...]
    unmatched: tuple[Unmatched, ...]
    broken: tuple[BrokenPair, ...]
    over_places: tuple[str, ...]

    @property
    def lawful(self) -> bool:
        """No rule is broken and nobody has more mentees than places."""
        return not self.broken and not self.over_places

    @property
    def proven_best(self) -> bool:
        """Nothing better exists: not in people, then not in the worst match, then not in the total."""
        aims = (self.matched, self.worst, self.gap)
        return self.lawful and aims == (self.possible_matched, self.best_worst, 0)


def certify(
    problem: Problem,
    pairs: Iterable[PairKeys],
    *,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
) -> Certificate:
    """Measure any plan of (mentor, mentee) pairs against what is possible under the given locks and
    exclusions.

    Bounds come from the prices of the assignment's linear program: by weak duality they hold for every plan,
    whoever made it (Schrijver, Combinatorial Optimization, 2003, ch. 17). Without `locked` the coordinator's
    locks are measured too. Raises `UnknownPerson`, `InvalidPairs` when a mentee stands twice, `LockError` for
    a lock that cannot be or that the pairs leave out.
    """
    return certificate_of(opened(problem, locked, excluded), tuple(sorted(set(pairs))))


def certificate_of(terms: Opened, pairs: tuple[PairKeys, ...]) -> Certificate:
    """As `certify`, on terms already opened: what has been solved for them is not solved again."""
    plan = _Measured(terms, pairs)
    field, total, bound = terms.field, plan.total, plan.total_bound
    return Certificate(
        matched=len(pairs),
        possible_matched=field.possible + len(terms.locked),
        worst=min(plan.loose, default=None),
        best_worst=field.best_worst if field.possible else None,
        total=total,
        total_bound=bound,
        gap=bound - total if plan.lawful else None,
        free_total=plan.locked_total + field.total_bound(0, field.possible),
        blocking_pairs=plan.blocking_pairs,
        place_values=_place_values(terms),
        unmatched=unmatched(terms, pairs),
        broken=plan.broken,
        over_places=plan.over_places,
    )


class _Measured:
    """A plan's own figures."""

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
        field = self.terms.field
        if not self.lawful:
            return self.locked_total + field.total_bound(field.best_worst, field.possible)
        return self.locked_total + field.total_bound(min(self.loose, default=0), len(self.loose))

    @property
    def blocking_pairs(self) -> int:
        fit, shape = self.problem.fit, self.problem.fit.shape
        has, dearest = np.full(shape[0], -1, dtype=np.int64), np.full(shape[1], 2**31, dtype=np.int64)
        used, taken = np.zeros(shape[1], dtype=np.int64), np.zeros(shape, dtype=bool)
        for row, column in self.spots:
            has[row], taken[row, column] = fit[row, column], True
            dearest[column] = min(dearest[column], fit[row, column])
            used[column] += 1
        dearest[used < self.problem.places] = -1
        return _count(self.terms.forbidden == 0, ~taken, fit > has[:, None], fit > dearest)


def _count(*conditions: Bools) -> int:
    return int(np.count_nonzero(np.logical_and.reduce(conditions)))


def _check(terms: Opened, pairs: tuple[PairKeys, ...]) -> None:
    for mentee, count in Counter(mentee for _, mentee in pairs).items():
        if count > 1:
            raise InvalidPairs(mentee)
    for mentor, mentee in terms.locked:
        if (mentor, mentee) not in pairs:
            raise LockError(mentor, mentee, "is left out of the pairs")


def _place_values(terms: Opened) -> tuple[PlaceValue, ...]:
    field: Field = terms.field
    prices: Ints = field.freest.prices
    people = (prices + field.head // 2) // field.head
    values = zip(terms.problem.mentors, people, prices - people * field.head, strict=True)
    return tuple(PlaceValue(mentor.key, int(more), int(points)) for mentor, more, points in values)
