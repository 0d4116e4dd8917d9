"""The best plan for a whole cohort."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit.planning.certificate import Certificate, certificate_of
from learning_fit.planning.measured import fits_of
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.unmatched import Unmatched
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys
from learning_fit.solving.assign import Aim
from learning_fit.solving.optimum import Progress, quiet


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
    aim: Aim = Aim.FAIREST

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
    stay: int = 0,
    aim: Aim = Aim.FAIREST,
    seed: int = 0,
    progress: Progress = quiet,
) -> Plan:
    """The best plan by an aim, exact and proven; `Aim.FAIREST` matches the most people, then makes the worst match as
    good as can be, then takes the greatest total.

    Who wants several mentors gets a second only when as many as can be have a first. Locked pairs are kept, and the
    worst match is counted over the others. Whoever stands on both sides is never given somebody whom they mentor in the
    same plan (see `solving/apart.py`); where that stands between several mentors for some, least numbers of mentees for
    others and a first mentor for somebody, these are weighed as one sum (see `solving/terms.py`). Excluded pairs are
    not used; strangers among them are passed over. Of plans equally good by all this, one with the most pairs of `near`
    is taken; with `stay`, each of them counts so many points more in the total. A plan by `Aim.STABLE` looks at no
    total: there a pair of `near` comes before its equals, and `stay` is refused. The seed decides what is then still
    equal. `progress` is told the phase ("candidates", "floor", "solving", "proving", "certificate") and how much of it
    is done.

    Raises `UnknownPerson`; `LockError` for a lock that cannot be honoured; `InvalidScores` for `stay` with
    `Aim.STABLE`. Sources: see `solving/optimum.py`.
    """
    terms = opened(problem, locked, excluded, seed, progress)
    pairs = arranged(terms, aim, tuple(near), stay)
    progress("certificate", 0)
    kept, fits = set(terms.locked), fits_of(problem, pairs)
    matches = tuple(Pair(*pair, fits[pair], pair in kept) for pair in pairs)
    return Plan(matches, certificate_of(terms, pairs, aim), terms.locked, terms.excluded, seed, aim)


def arranged(terms: Opened, aim: Aim, near: tuple[PairKeys, ...] = (), stay: int = 0) -> tuple[PairKeys, ...]:
    """The pairs of the best plan on these terms, without its proof."""
    return terms.pairs(terms.field.arranged(aim, terms.spots(near), stay))


def fit_of(problem: Problem, pair: PairKeys) -> int:
    """The fit of a pair in ten-thousandths, whether or not a rule forbids it."""
    return fits_of(problem, [pair])[pair]
