"""People who join after the pairs were made: who fits into the gaps, and what moving a few others would buy."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit.errors import LockError
from learning_fit.planning.choices import Move, moves_between
from learning_fit.planning.measured import fits_of
from learning_fit.planning.opened import Opened, one_mentor_each, opened
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys


@dataclass(frozen=True)
class LateStep:
    """A way to take late joiners in: `moved` people who have a mentor change to another, and `matched` have one then.

    `pairs` are all pairs, old and new; `total` their fit in points; `moves` whose mentor changes, newcomers included.
    No way to match so many moves fewer people, and of those that move as few none has a greater total.
    """

    moved: int
    matched: int
    total: int
    pairs: tuple[PairKeys, ...]
    moves: tuple[Move, ...]


def late_joiners(
    problem: Problem,
    pairs: Iterable[PairKeys],
    *,
    most_moved: int = 3,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
    seed: int = 0,
) -> tuple[LateStep, ...]:
    """First the gaps filled with nobody moved, then each further match that moving up to `most_moved` people buys.

    The problem holds everybody, with the places all mentors have; `pairs` exist and nobody in them is left without a
    mentor. Pairs in `locked` never move. Exact: for each number of matches the fewest people are moved (minimum cost
    flow, one unit more at a time); how many mentees mentors would like at least is not looked at. Raises
    `SeveralMentors` when somebody wants more than one, for whom to be moved could mean two things; `UnknownPerson`; and
    `LockError` when the pairs cannot all stay and be lawful, or when a lock is none of them.
    """
    one_mentor_each(problem)
    present = tuple(sorted(set(pairs)))
    terms = opened(problem, locked, excluded, seed)
    for pair in sorted(set(terms.locked) - set(present)):
        raise LockError(*pair, "is left out of the pairs")
    steps: list[LateStep] = []
    count = _without_moving(problem, present, excluded, seed)
    for matched in range(count, terms.field.possible + len(terms.locked) + 1):
        step = _step(terms, present, matched)
        if step is None or step.moved > most_moved:
            break
        steps.append(step)
    return tuple(steps)


def _without_moving(problem: Problem, present: tuple[PairKeys, ...], excluded: Iterable[PairKeys], seed: int) -> int:
    return opened(problem, present, excluded, seed).field.possible + len(present)


def _step(terms: Opened, present: tuple[PairKeys, ...], matched: int) -> LateStep | None:
    """None where so many could be matched only at the price of somebody's mentor: see `solving/apart.py`."""
    found = terms.field.of_so_many(matched - len(terms.locked), near=terms.spots(present))
    pairs = terms.pairs(found.spots)
    had = {mentee for _, mentee in present}
    if len(pairs) < matched or not had <= {mentee for _, mentee in pairs}:
        return None
    moves = moves_between(present, pairs)
    total = sum(fits_of(terms.problem, pairs).values())
    return LateStep(sum(move.mentee in had for move in moves), matched, total, pairs, moves)
