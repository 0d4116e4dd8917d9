"""Mentoring in circles: one mentor and a few mentees who learn together."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from learning_fit.arrays import Ints
from learning_fit.errors import InvalidCircles, SolverFailed
from learning_fit.planning.opened import HIGHEST_FIT, OpenFits, opened
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys, turned

POINTS = 1_000
"""What the solver takes for one: it lets go of differences below a millionth, and a single point counts here."""


@dataclass(frozen=True)
class Circle:
    """A mentor and the mentees of one circle, by key."""

    mentor: str
    mentees: tuple[str, ...]


@dataclass(frozen=True)
class Circles:
    """Which circles there are. `total` and `total_bound` in points of fit.

    `proven_best`: no way to form circles takes in more people, and none that takes in as many has a greater total.
    When time ran out before that was proven, `possible` and `total_bound` say how much better it could be.
    """

    circles: tuple[Circle, ...]
    unmatched: tuple[str, ...]
    total: int
    total_bound: int
    possible: int

    @property
    def matched(self) -> int:
        """How many people are in a circle."""
        return sum(len(circle.mentees) for circle in self.circles)

    @property
    def proven_best(self) -> bool:
        """Nothing better exists."""
        return self.matched == self.possible and self.total == self.total_bound


def circles(
    problem: Problem,
    smallest: int,
    largest: int,
    *,
    excluded: Iterable[PairKeys] = (),
    seconds: float = 60.0,
) -> Circles:
    """Everybody in at most one circle of `smallest` to `largest` mentees; most people first, then the greatest total.

    Who has places for mentees can lead one circle, of no more than their places; a circle that would stay smaller does
    not come about. Of two people, one leads a circle that the other is in, never each that of the other. That makes the
    problem hard in general: it is solved as a mixed integer program (HiGHS, through SciPy) with every allowed pair,
    meant for up to about 50,000 of them. The same problem gives the same circles. Raises `InvalidCircles` for sizes
    that cannot be, and `SolverFailed` when no answer was found in time.
    """
    if not 1 <= smallest <= largest:
        raise InvalidCircles(smallest, largest)
    terms = opened(problem, (), excluded)
    fits = OpenFits(terms).rows(np.arange(len(terms.rows)))
    leads = np.flatnonzero(problem.places >= smallest)
    row, lead = np.nonzero(fits[:, leads] >= 0)
    if not len(row):
        return Circles((), tuple(mentee.key for mentee in problem.mentees), 0, 0, 0)
    worth = fits[row, leads[lead]].astype(np.int64)
    head = (len(fits) + 1) * (HIGHEST_FIT + 1)
    sizes = np.minimum(problem.places[leads], largest)
    crossed = _crossed(problem, terms.rows[row], leads[lead])
    chosen, bound = _solved(row, lead, worth + head, smallest, sizes, len(fits), crossed, seconds)
    possible = int(bound // head)
    total = int(worth[chosen].sum())
    placed = terms.rows[row[chosen]]
    left = np.setdiff1d(np.arange(len(problem.mentees)), placed).tolist()
    return Circles(
        _circles(problem, placed, leads[lead[chosen]]),
        tuple(problem.mentees[place].key for place in left),
        total,
        int(bound - possible * head) if possible == len(chosen) else possible * HIGHEST_FIT,
        possible,
    )


def _crossed(problem: Problem, rows: Ints, columns: Ints) -> Ints:
    """The numbers of each two pairs of which one turns the other round. (twos, 2)"""
    keys = [(problem.mentors[c].key, problem.mentees[r].key) for r, c in zip(rows, columns, strict=True)]
    number = {pair: place for place, pair in enumerate(keys)}
    found = [(place, number[turned(pair)]) for pair, place in number.items() if place < number.get(turned(pair), -1)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _solved(
    row: Ints, lead: Ints, worth: Ints, smallest: int, sizes: Ints, people: int, crossed: Ints, seconds: float
) -> tuple[Ints, float]:
    """The numbers of the chosen pairs, and a bound on what they are worth."""
    pairs, circles = len(row), len(sizes)
    number = np.arange(pairs)
    once = csr_array((np.ones(pairs), (row, number)), shape=(people, pairs + circles))
    open_ = pairs + np.arange(circles)
    members = csr_array((np.ones(pairs), (lead, number)), shape=(circles, pairs + circles))
    most = members - csr_array((sizes.astype(float), (np.arange(circles), open_)), shape=members.shape)
    least = members - csr_array((np.full(circles, float(smallest)), (np.arange(circles), open_)), shape=members.shape)
    two = np.repeat(np.arange(len(crossed)), 2)
    apart = csr_array((np.ones(crossed.size), (two, crossed.ravel())), shape=(len(crossed), pairs + circles))
    found = milp(
        np.concatenate([-worth / POINTS, np.zeros(circles)]),
        integrality=np.ones(pairs + circles),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(once, -np.inf, 1),
            LinearConstraint(most, -np.inf, 0),
            LinearConstraint(least, 0, np.inf),
            *([LinearConstraint(apart, -np.inf, 1)] if len(crossed) else []),
        ],
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )
    if found.x is None:
        raise SolverFailed(f"no circles found for {people} people in {seconds} seconds")
    chosen = np.flatnonzero(found.x[:pairs] > 0.5)
    value = int(worth[chosen].sum())
    proven = found.status == 0
    return chosen, value if proven else max(value, float(-found.mip_dual_bound) * POINTS)


def _circles(problem: Problem, rows: Ints, columns: Ints) -> tuple[Circle, ...]:
    found: dict[str, list[str]] = {}
    for row, column in sorted(zip(rows.tolist(), columns.tolist(), strict=True)):
        found.setdefault(problem.mentors[column].key, []).append(problem.mentees[row].key)
    return tuple(Circle(mentor, tuple(mentees)) for mentor, mentees in sorted(found.items()))
