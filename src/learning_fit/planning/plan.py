"""The best plan for a whole cohort."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit.planning.certificate import Certificate, certificate_of
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.unmatched import Unmatched
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys


@dataclass(frozen=True)
class Pair:
    """One match of a plan; `fit` in ten-thousandths."""

    mentor: str
    mentee: str
    fit: int
    locked: bool = False

    @property
    def keys(self) -> PairKeys:
        """(mentor, mentee)"""
        return self.mentor, self.mentee


@dataclass(frozen=True)
class Plan:
    """Who is matched with whom, on which terms it was made, and the proof of how good it is.

    Pairs are sorted by mentor, then mentee. The same problem, locks, exclusions and seed give the same plan.
    """

    pairs: tuple[Pair, ...]
    certificate: Certificate
    locked: tuple[PairKeys, ...] = ()
    excluded: frozenset[PairKeys] = frozenset()
    seed: int = 0

    @property
    def keys(self) -> tuple[PairKeys, ...]:
        """The pairs as (mentor, mentee)."""
        return tuple(pair.keys for pair in self.pairs)

    @property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """Who has no mentor, and why."""
        return self.certificate.unmatched


def make_plan(
    problem: Problem,
    *,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
    near: Iterable[PairKeys] = (),
    seed: int = 0,
) -> Plan:
    """Match the most people; of such plans take the best worst match; of those the greatest total. Exact, and proven.

    One mentor for each mentee. Locked pairs are kept, and the worst match is counted over the others. Excluded pairs
    are not used; strangers among them are passed over. Of plans equally good by all three aims, one with the most
    pairs of `near` is taken; the seed decides what is then still equal. Raises `UnknownPerson`, and `LockError` for a
    lock that cannot be honoured. Source: minimum cost flow (Goldberg, Tarjan 1990) by OR-Tools; threshold by bisection.
    """
    terms = opened(problem, locked, excluded, seed)
    pairs = arranged(terms, tuple(near))
    kept = set(terms.locked)
    matches = tuple(Pair(*pair, fit_of(problem, pair), pair in kept) for pair in pairs)
    return Plan(matches, certificate_of(terms, pairs), terms.locked, terms.excluded, seed)


def arranged(terms: Opened, near: tuple[PairKeys, ...] = ()) -> tuple[PairKeys, ...]:
    """The pairs of the best plan on these terms, without its proof."""
    field = terms.field
    best = field.best(field.best_worst, terms.grid(near)) if near else field.fairest
    return terms.pairs(best.mate)


def fit_of(problem: Problem, pair: PairKeys) -> int:
    """The fit of a pair in ten-thousandths, whether or not a rule forbids it."""
    return int(problem.fit[problem.row(pair[1]), problem.column(pair[0])])
