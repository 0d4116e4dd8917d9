"""How good a plan is and how good it could be: for any plan, also one edited by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_fit.planning.measured import BrokenPair, Measured
from learning_fit.planning.opened import Opened, opened
from learning_fit.planning.unmatched import Unmatched, unmatched
from learning_fit.problem import Problem
from learning_fit.rules import PairKeys
from learning_fit.solving.assign import Aim, place_values


@dataclass(frozen=True)
class PlaceValue:
    """What one more place at a mentor would bring: so many more people matched, and the total's change in points.

    Exact for one place more and for the aims "most people, then greatest total" (the worst match left out of account).
    Where two people would then have each other both ways round, what they would bring together is still counted.
    """

    mentor: str
    people: int
    points: int


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a plan reaches beside what any lawful plan could reach. Points are ten-thousandths of fit.

    `possible_matched`: no plan gives more people a mentor. `pairs` and `possible_pairs` count more where somebody wants
    several mentors. `most_reached`: as many people have a first mentor, a second and so on, and mentors their least
    number of mentees, as can be; `below_least` are mentors who have fewer than that.

    `worst` is the weakest match that is not locked, `best_worst` the best it can be while as much is reached.
    `total_bound`: no plan with as many pairs that keeps every match at least at `worst` has a greater total; when
    `most_reached`, no such plan that reaches as much. `gap` = bound - total, None when the plan is not lawful.
    `free_total` is the greatest total when the weakest match does not count: the distance to it is the price of
    fairness. `blocking_pairs`: pairs who would both rather have each other, and may.

    Two people never have each other both ways round. Where the search for the best such plan came to its limit, the
    bounds are what is proven, and `gap` may stay above 0 for the best plan that was found.
    """

    aim: Aim
    matched: int
    possible_matched: int
    pairs: int
    possible_pairs: int
    most_reached: bool
    below_least: tuple[str, ...]
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
        """Nothing better by the plan's aim exists.

        Fairest: not in people, then not in the worst match, then not in the total. Total: not in people, then not in
        the total. Stable: no two people would both rather have each other.
        """
        if self.aim is Aim.STABLE:
            return self.lawful and not self.blocking_pairs
        if self.aim is Aim.TOTAL:
            return self.lawful and self.most_reached and self.total == self.free_total
        return self.lawful and self.most_reached and (self.worst, self.gap) == (self.best_worst, 0)


def certify(
    problem: Problem,
    pairs: Iterable[PairKeys],
    *,
    locked: Iterable[PairKeys] = (),
    excluded: Iterable[PairKeys] = (),
    aim: Aim = Aim.FAIREST,
) -> Certificate:
    """Measure any plan of (mentor, mentee) pairs against what is possible under the given locks and exclusions.

    Bounds come from the prices of the assignment's linear program: by weak duality they hold for every plan, whoever
    made it (Schrijver, Combinatorial Optimization, 2003, ch. 17). Two people who have each other both ways round are
    broken pairs, under `Rule.BOTH_WAYS`. Without `locked` the coordinator's locks are measured
    too. Raises `UnknownPerson`, `InvalidPairs` when a mentee stands twice, `LockError` for a lock that cannot be or
    that the pairs leave out.
    """
    return certificate_of(opened(problem, locked, excluded), tuple(sorted(set(pairs))), aim)


def certificate_of(terms: Opened, pairs: tuple[PairKeys, ...], aim: Aim) -> Certificate:
    """As `certify`, on terms already opened: what has been solved for them is not solved again."""
    plan = Measured(terms, pairs)
    field, total, bound = terms.field, plan.total, plan.total_bound
    given = {mentee for _, mentee in terms.locked}
    first = {key for key in (terms.problem.mentees[row].key for row in terms.rows[field.most.rows]) if key not in given}
    return Certificate(
        aim=aim,
        matched=plan.matched,
        possible_matched=len(first) + len(given),
        pairs=len(pairs),
        possible_pairs=field.possible + len(terms.locked),
        most_reached=plan.most_reached,
        below_least=plan.below_least,
        worst=min(plan.loose, default=None),
        best_worst=field.raised.highest if field.possible else None,
        total=total,
        total_bound=bound,
        gap=bound - total if plan.lawful else None,
        free_total=plan.locked_total + field.total_bound(0, field.possible, True),
        blocking_pairs=plan.blocking_pairs,
        place_values=_place_values(terms),
        unmatched=unmatched(plan.here, pairs),
        broken=plan.broken,
        over_places=plan.over_places,
    )


def _place_values(terms: Opened) -> tuple[PlaceValue, ...]:
    field = terms.field
    heads, points = place_values(field.freest.support.prices, field.terms.head)
    people = (heads == field.terms.steps) & (heads > 0)
    values = zip(terms.problem.mentors, people.astype(int).tolist(), points.tolist(), strict=True)
    return tuple(PlaceValue(mentor.key, more, gained) for mentor, more, gained in values)
