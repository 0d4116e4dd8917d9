"""Other mentors for one mentee: within a plan, with the effect on everyone else; and for choosing by oneself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from learning_fit.errors import LockOverPlaces
from learning_fit.planning.explain import PairExplanation, explain_pair
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.plan import Plan, arranged, fit_of
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys


@dataclass(frozen=True)
class Move:
    """Someone whose mentor changes; None is no mentor."""

    mentee: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Alternative:
    """Another mentor for a mentee and what the best plan around that match would be, beside the present plan.

    `people`, `worst` and `total` are differences (new minus present; total and worst in points; worst over all pairs,
    None when either plan has none). `moves` are the other people whose mentor changes: as few as the aims allow.
    """

    mentor: str
    mentee: str
    fit: int
    people: int
    worst: int | None
    total: int
    moves: tuple[Move, ...]


def alternatives(problem: Problem, plan: Plan, mentee: str, n: int = 3) -> tuple[Alternative, ...]:
    """The n most promising other mentors for a mentee, each with its exact effect (the pair forced, all solved again).

    Promising is fit less the price of a place there, a bound on what the forced match can keep; the result is ordered
    by effect: people, worst match, total. The plan's other locks and its exclusions hold. Raises `UnknownPerson`.
    """
    terms = opened(problem, plan.locked, plan.excluded, plan.seed)
    now = {pair.mentee: pair.mentor for pair in plan.pairs}
    found: list[Alternative] = []
    for mentor in _promising(terms, plan, mentee, now.get(mentee)):
        if len(found) == n:
            break
        try:
            found.append(_forced(problem, plan, (mentor, mentee)))
        except LockOverPlaces:
            continue
    return tuple(sorted(found, key=_effect, reverse=True))


def suggest(
    problem: Problem, mentee: str, n: int = 3, *, taken: Iterable[PairKeys] = (), seed: int = 0
) -> tuple[PairExplanation, ...]:
    """The n best allowed mentors with a free place, best fit first; fewer when there are no more.

    `taken` are pairs that already hold a place here. The seed orders mentors of equal fit. A problem with this mentee
    alone is enough and much quicker; own words then weigh a little differently, being compared among fewer texts.
    Raises `UnknownPerson`.
    """
    row, used = problem.row(mentee), Counter(mentor for mentor, _ in taken)
    free = problem.places - np.array([used[mentor.key] for mentor in problem.mentors], dtype=np.int64)
    chance = np.random.default_rng([seed, row]).permutation(len(problem.mentors))
    order = np.lexsort((chance, -problem.fit[row]))
    open_to = order[(free > 0)[order] & (problem.forbidden[row] == 0)[order]]
    return tuple(explain_pair(problem, problem.mentors[column].key, mentee) for column in open_to[:n])


def _effect(other: Alternative) -> tuple[int, int, int]:
    return other.people, other.worst or 0, other.total


def _promising(terms: Opened, plan: Plan, mentee: str, present: str | None) -> list[str]:
    prices = {value.mentor: (value.people, value.points) for value in plan.certificate.place_values}
    rules = zip(terms.problem.mentors, terms.forbidden[terms.problem.row(mentee)], strict=True)
    allowed = [mentor.key for mentor, bits in rules if not bits and mentor.key != present]

    def keeps(mentor: str) -> tuple[int, int]:
        people, points = prices[mentor]
        return people, points - fit_of(terms.problem, (mentor, mentee))

    return sorted(allowed, key=keeps)


def _forced(problem: Problem, plan: Plan, pair: PairKeys) -> Alternative:
    locks = [lock for lock in plan.locked if lock[1] != pair[1]]
    pairs = arranged(opened(problem, [*locks, pair], plan.excluded, plan.seed), near=plan.keys)
    before, after = _figures(problem, plan.keys), _figures(problem, pairs)
    worst = None if before[1] is None or after[1] is None else after[1] - before[1]
    moves = _moves(plan.keys, pairs, pair[1])
    return Alternative(*pair, fit_of(problem, pair), after[0] - before[0], worst, after[2] - before[2], moves)


def _figures(problem: Problem, pairs: tuple[PairKeys, ...]) -> tuple[int, int | None, int]:
    fits = [fit_of(problem, pair) for pair in pairs]
    return len(fits), min(fits, default=None), sum(fits)


def _moves(before: tuple[PairKeys, ...], after: tuple[PairKeys, ...], mentee: str) -> tuple[Move, ...]:
    old, new = ({mentee: mentor for mentor, mentee in pairs} for pairs in (before, after))
    changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key) and key != mentee)
    return tuple(Move(key, old.get(key), new.get(key)) for key in changed)
