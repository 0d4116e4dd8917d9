"""Why two people are not matched: the rule that forbids it, or what would have to change."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit.planning.choices import Alternative, forced
from learning_fit.planning.field import Spots
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.plan import Plan, fit_of
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys, Rule, named
from learning_fit.solving.assign import Aim


@dataclass(frozen=True)
class WhyNot:
    """Why a pair is not in the best plan.

    `rules` forbid it. Where none does, `instead` is the best plan around the pair beside the present one, and `needed`
    is by how many points at least the pair's fit would have to be greater for some best plan to hold it: 0 when one
    does already, None when no fit would do, because somebody else would go without or fare worse, or a mentor
    would have fewer mentees than they would like at least.
    """

    mentor: str
    mentee: str
    fit: int
    rules: tuple[Rule, ...]
    instead: Alternative | None
    needed: int | None


def why_not(problem: Problem, plan: Plan, mentor: str, mentee: str) -> WhyNot:
    """The exact answer, by solving everything again around the pair, also where people want several mentors.

    The plan's other locks and its exclusions hold; what is asked is the plan's own aim, for `Aim.STABLE` that of
    `Aim.FAIREST`. Raises `UnknownPerson`, and `LockOverPlaces` when other locks leave the mentor no place.
    """
    pair = (mentor, mentee)
    if bits := opened(problem, plan.locked, plan.excluded).bits([pair])[0]:
        return WhyNot(*pair, fit_of(problem, pair), named(bits), None, None)
    needed = points_needed(problem, pair, locked=plan.locked, excluded=plan.excluded, aim=plan.aim, seed=plan.seed)
    return WhyNot(*pair, fit_of(problem, pair), (), forced(problem, plan, pair), needed)


def points_needed(
    problem: Problem,
    pair: PairKeys,
    *,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
    aim: Aim = Aim.FAIREST,
    seed: int = 0,
) -> int | None:
    """By how many points at least a pair's fit would have to be greater for some best plan to hold it; see `WhyNot`.

    Locks of the mentee are let go. Raises `UnknownPerson`, and `LockError` when the pair cannot be.
    """
    free = opened(problem, [lock for lock in locked if lock[1] != pair[1]], excluded, seed)
    held = opened(problem, [*free.locked, pair], excluded, seed)
    return _needed(free, held, fit_of(problem, pair), aim)


def _needed(free: Opened, held: Opened, fit: int, aim: Aim) -> int | None:
    """held: the pair is locked, so that its field is everybody else's."""
    others, everyone = held.field, free.field
    around = held.pairs(Spots(others.freest.rows, others.freest.columns))
    if everyone.heads(free.spots(around)) < everyone.most_heads:
        return None
    if aim is Aim.TOTAL:
        return max(0, everyone.total_at(0) - others.total_at(0) - fit)
    floor = everyone.best_worst
    ways: list[int] = []
    if not others.possible or others.best_worst >= floor:
        rest = others.total_at(floor)
        ways.append(max(0, floor - fit, everyone.total_at(floor) - rest - fit))
    if not others.possible or others.best_worst > floor:
        ways.append(max(0, floor + 1 - fit))
    return min(ways, default=None)
