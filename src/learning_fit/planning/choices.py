"""Other mentors for one mentee: within a plan, with the effect on everyone else; and for choosing by oneself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from learning_fit.errors import LockOverPlaces
from learning_fit.planning.explain import PairExplanation, explain_pair
from learning_fit.planning.measured import fits_of
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.plan import Plan, arranged
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
    found: list[Alternative] = []
    for mentor in _promising(terms, plan, mentee):
        if len(found) == n:
            break
        try:
            found.append(forced(problem, plan, (mentor, mentee)))
        except LockOverPlaces:
            continue
    return tuple(sorted(found, key=_effect, reverse=True))


def suggest(
    problem: Problem, mentee: str, n: int = 3, *, taken: Iterable[PairKeys] = (), seed: int = 0
) -> tuple[PairExplanation, ...]:
    """The n best allowed mentors with a free place, best fit first; fewer when there are no more.

    `taken` are pairs that already hold a place here; somebody whom the mentee mentors in one of them is left out. The
    seed orders mentors of equal fit. A problem with this mentee alone is enough and much quicker; own words then weigh
    a little differently, being compared among fewer texts. Raises `UnknownPerson`.
    """
    row, taken = problem.row(mentee), tuple(taken)
    used, helped = Counter(mentor for mentor, _ in taken), {other for mentor, other in taken if mentor == mentee}
    free = problem.places - np.array([used[mentor.key] for mentor in problem.mentors], dtype=np.int64)
    chance = np.random.default_rng([seed, row]).permutation(len(problem.mentors))
    here = np.array([row])
    order = np.lexsort((chance, -problem.fit_rows(here)[0]))
    free[[mentor.key in helped for mentor in problem.mentors]] = 0
    open_to = order[(free > 0)[order] & (problem.forbidden_rows(here)[0] == 0)[order]]
    return tuple(explain_pair(problem, problem.mentors[column].key, mentee) for column in open_to[:n])


def _effect(other: Alternative) -> tuple[int, int, int]:
    return other.people, other.worst or 0, other.total


def _promising(terms: Opened, plan: Plan, mentee: str) -> list[str]:
    """Mentors a mentee may have and has not, the one who would cost the others least first."""
    row = np.array([terms.problem.row(mentee)])
    allowed = np.flatnonzero(terms.forbidden_rows(row)[0] == 0).tolist()
    prices = {value.mentor: (value.people, value.points) for value in plan.certificate.place_values}
    fits, keys = terms.problem.fit_rows(row)[0].tolist(), [mentor.key for mentor in terms.problem.mentors]
    present = {mentor for mentor, other in plan.keys if other == mentee}

    def keeps(column: int) -> tuple[int, int]:
        people, points = prices[keys[column]]
        return people, points - fits[column]

    return [keys[column] for column in sorted(allowed, key=keeps) if keys[column] not in present]


def forced(problem: Problem, plan: Plan, pair: PairKeys) -> Alternative:
    """What the best plan around one more lock would be. A mentee who wants one mentor lets go of any other lock."""
    several = problem.mentees[problem.row(pair[1])].mentors_wanted > 1
    locks = [lock for lock in plan.locked if several or lock[1] != pair[1]]
    pairs = arranged(opened(problem, [*locks, pair], plan.excluded, plan.seed), plan.aim, near=plan.keys)
    return compared(problem, plan.keys, pairs, pair)


def compared(problem: Problem, old: tuple[PairKeys, ...], new: tuple[PairKeys, ...], pair: PairKeys) -> Alternative:
    """What another set of pairs means beside the present one, when it was made for the sake of one pair."""
    fits = fits_of(problem, sorted({*old, *new, pair}))
    before, after = ([fits[keys] for keys in pairs] for pairs in (old, new))
    people = len({mentee for _, mentee in new}) - len({mentee for _, mentee in old})
    worst = min(after) - min(before) if before and after else None
    moves = moves_between(old, new, but=pair[1])
    return Alternative(*pair, fits[pair], people, worst, sum(after) - sum(before), moves)


def moves_between(old: Iterable[PairKeys], new: Iterable[PairKeys], but: str | None = None) -> tuple[Move, ...]:
    """Whose mentors change from one set of pairs to another, by mentee."""
    left, came = set(old) - set(new), set(new) - set(old)
    moves: list[Move] = []
    for mentee in sorted({mentee for _, mentee in left | came} - {but}):
        before, after = (sorted(mentor for mentor, other in pairs if other == mentee) for pairs in (left, came))
        moves += [Move(mentee, *pair) for pair in zip_longest(before, after)]
    return tuple(moves)
