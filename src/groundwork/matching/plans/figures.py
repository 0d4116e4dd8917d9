"""What a set of pairs reaches, measured by one and the same weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit import PairKeys, Problem


@dataclass(frozen=True)
class Figures:
    """Of `people` who look for a mentor, `matched` have one; worst and total in ten-thousandths of fit."""

    people: int
    matched: int
    worst: int | None
    total: int

    @property
    def mean(self) -> float | None:
        """The fit of a pair on average, 0 to 100."""
        return self.total / self.matched / 100 if self.matched else None


def measured(problem: Problem, pairs: Iterable[PairKeys]) -> Figures:
    """The figures of these pairs by the problem's weights; pairs with a stranger are passed over."""
    fits = [fit_of(problem, pair) for pair in pairs if problem.holds(pair)]
    return Figures(len(problem.mentees), len(fits), min(fits, default=None), sum(fits))


def fit_of(problem: Problem, pair: PairKeys) -> int:
    """The fit of one pair in ten-thousandths, whether or not a rule forbids it."""
    return int(problem.fit[problem.row(pair[1]), problem.column(pair[0])])
