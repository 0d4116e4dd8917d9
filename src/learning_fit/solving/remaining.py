"""The pairs that remain when most are ruled out by their prices: searched by branch and cut, down to the last point."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, hstack

from learning_fit.arrays import Exact, Ints
from learning_fit.solving.graph import Graph
from learning_fit.solving.mirror import Mirror
from learning_fit.solving.optimum import value_of
from learning_fit.solving.terms import Terms

NODES = 2_000  # ways that are tried at most: a limit that every machine reaches alike
SEARCHED = 60_000  # up to so many pairs are searched


@dataclass(frozen=True)
class Found:
    """Pairs that may be chosen together, what they are worth, and what no choice is worth more than."""

    chosen: Graph
    value: int
    bound: int


def searched(graph: Graph, terms: Terms, mirror: Mirror, found: Found) -> Found:
    """The best choice of a graph's pairs, no two of which turn each other round, when it is better than one found.

    First as many heads as can be, then the greatest sum of scores: two mixed integer programs whose values are whole
    numbers (HiGHS, through SciPy). The bound stays as it was where they came to their limit.
    """
    if len(graph) > SEARCHED or found.bound <= found.value:
        return found
    program = _Program(graph, terms, mirror)
    heads = program.heads(found)
    if heads is None:
        return found
    used, points = program.points(heads)
    if points is None:
        return found
    chosen, value = found.chosen, found.value
    if used is not None and (better := value_of(graph, used, terms)) > value:
        chosen, value = graph.only(used), better
    return Found(chosen, value, max(value, min(found.bound, heads * terms.head + points)))


class _Program:
    """Unknowns: which pairs are chosen; which pair each row holds as its first, second, ...; wishes of columns met."""

    def __init__(self, graph: Graph, terms: Terms, mirror: Mirror) -> None:
        self.graph, self.terms = graph, terms
        count, (height, width) = len(graph), graph.shape
        number = np.arange(count)
        self.row = np.repeat(np.arange(height), terms.demand)
        wished = np.flatnonzero(terms.at_least)
        first = np.cumsum(terms.demand) - terms.demand
        given = np.broadcast_to(terms.given, height)
        self.worth = np.concatenate(
            [
                np.zeros(count),
                terms.steps - given[self.row] - (np.arange(len(self.row)) - first[self.row]),
                np.ones(len(wished)),
            ]
        )
        of_rows, of_columns = _ones(graph.rows, number, (height, count)), _ones(graph.columns, number, (width, count))
        held = _ones(self.row, np.arange(len(self.row)), (height, len(self.row)))
        met = _ones(np.arange(len(wished)), np.arange(len(wished)), (len(wished), len(wished)))
        other = mirror.opposite(graph)
        once = np.flatnonzero(other > number)
        turned = _ones(
            np.repeat(np.arange(len(once)), 2), np.column_stack([once, other[once]]).ravel(), (len(once), count)
        )
        self.constraints = [
            _held(hstack([of_rows, -held, _none(height, len(wished))]), 0, 0),
            _held(hstack([of_columns, _none(width, len(self.row) + len(wished))]), -np.inf, terms.capacity),
            _held(hstack([of_columns[wished], _none(len(wished), len(self.row)), -met]), 0, np.inf),
            _held(hstack([turned, _none(len(once), len(self.row) + len(wished))]), -np.inf, 1),
        ]
        self.most = np.concatenate([np.ones(count + len(self.row)), terms.at_least[wished]])
        self.whole = np.concatenate([np.ones(count), np.zeros(len(self.row) + len(wished))])

    def heads(self, found: Found) -> int | None:
        """How many heads a choice can reach; None when that could not be settled."""
        if not self.terms.head:
            return 0
        ours, most = (value // self.terms.head for value in (found.value, found.bound))
        return ours if ours == most else self._solved(self.worth, [])[1]

    def points(self, heads: int) -> tuple[Ints | None, int | None]:
        """The choice with the greatest sum of scores among those that reach so many heads, and that sum."""
        reached = [_held(csr_array(self.worth[None, :]), heads, np.inf)] if heads else []
        scores = np.zeros(len(self.worth))
        scores[: len(self.graph)] = self.graph.scores
        return self._solved(scores, reached)

    def _solved(self, worth: Exact, more: list[LinearConstraint]) -> tuple[Ints | None, int | None]:
        answer = milp(
            -worth,
            integrality=self.whole,
            bounds=Bounds(0, self.most),
            constraints=[each for each in (*self.constraints, *more) if each.A.shape[0]],
            options={"node_limit": NODES, "mip_rel_gap": 0},
        )
        used = None if answer.x is None else np.flatnonzero(answer.x[: len(self.graph)] > 0.5)
        if answer.status == 0:
            return used, int(np.rint(-answer.fun))
        bound = answer.mip_dual_bound
        return used, None if bound is None or not np.isfinite(bound) else int(np.floor(-bound + 1e-6))


def _ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> csr_array:
    return coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()


def _none(rows: int, columns: int) -> csr_array:
    return csr_array((rows, columns))


def _held(table: csr_array, least: float | Ints, most: float | Ints) -> LinearConstraint:
    return LinearConstraint(csr_array(table), least, most)
