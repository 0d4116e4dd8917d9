"""The best choice among all pairs, proven: a candidate graph, and prices that say which pairs it lacks.

Solve on the candidates; read prices off the solution; look through all pairs for those worth more than what their row
has, at these prices; add them and solve again, until there are none. This is column generation (Dantzig, Wolfe 1960)
for the assignment's linear program, whose corners are whole numbers: the result is the optimum over all pairs, although
most of them were never in the graph.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.errors import SolverFailed
from learning_fit.solving.flow import best_flow, most_head
from learning_fit.solving.graph import Graph
from learning_fit.solving.pairs import ListedPairs, Pairs, Query
from learning_fit.solving.prices import Support, support
from learning_fit.solving.terms import Terms

EVERY_PAIR = 250_000  # up to so many pairs there is no need to choose candidates
CANDIDATES = 24  # pairs each row starts with
MORE = 24  # pairs a row may add in one look
NEARLY = 25  # pairs that miss by less than a 25th of the greatest score come along when others are added
SMALL_HEAD = 8

Progress = Callable[[str, float], None]
"""Told the phase ("candidates", "solving", "proving") and how much of it is done, 0..1."""


@dataclass(frozen=True)
class Optimum:
    """The best choice: the graph and the numbers of its chosen pairs, least supporting prices, value and its bound.

    `value` and `support.bound` count heads and scores (see `Terms`). They are equal, but where a condition beyond them
    could not be proven (`apart.py`).
    """

    graph: Graph
    used: Ints
    support: Support
    value: int

    @property
    def rows(self) -> Ints:
        """The rows of the chosen pairs, ascending."""
        return self.graph.rows[self.used]

    @property
    def columns(self) -> Ints:
        """The columns of the chosen pairs."""
        return self.graph.columns[self.used]

    @property
    def scores(self) -> Ints:
        """The scores of the chosen pairs."""
        return self.graph.scores[self.used]


def quiet(phase: str, done: float) -> None:
    """Tells nobody."""


def optimum(
    pairs: Pairs, terms: Terms, *, floor: int = 0, seed: int = 0, start: Graph | None = None, progress: Progress = quiet
) -> Optimum:
    """The best choice of pairs that score at least `floor`. Raises `SolverFailed`.

    `start` is a graph to begin with. The seed decides between choices of equal worth.
    """
    chance = np.random.default_rng(seed)
    progress("candidates", 0)
    whole = pairs.shape[0] * pairs.shape[1] <= EVERY_PAIR or isinstance(pairs, ListedPairs)
    if whole:
        graph = pairs.best(pairs.shape[1], floor, chance)
    else:
        graph = pairs.best(CANDIDATES, floor, chance) if start is None else start
    look = _Look(pairs, terms, floor, chance)
    rounds = 0
    while True:
        progress("solving", rounds / (rounds + 1))
        used, held_up = solved(graph, terms, seed)
        if whole:
            break
        progress("proving", rounds / (rounds + 1))
        missing = look.missing(graph, held_up)
        if not len(missing):
            break
        graph = graph.joined(missing)
        rounds += 1
    return Optimum(graph, used, held_up, value_of(graph, used, terms))


def solved(graph: Graph, terms: Terms, seed: int) -> tuple[Ints, Support]:
    """The best choice within a graph, and the prices that prove it. Raises `SolverFailed`.

    A small head is quicker and gives the same choice wherever nobody is left out for the sake of a few points; the
    prices, which know the true head, say whether it did. No head goes beyond what the solver counts exactly.
    """
    for head in (min(terms.head, SMALL_HEAD * (terms.top + 1)), min(terms.head, most_head(graph, terms))):
        used = best_flow(graph, terms, head, seed)
        held_up = support(graph, used, terms)
        if held_up is not None and held_up.bound == value_of(graph, used, terms):
            return used, held_up
    raise SolverFailed(f"no prices support the choice on {graph.shape} with {len(graph)} pairs")


def value_of(graph: Graph, used: Ints, terms: Terms) -> int:
    """What a choice is worth, heads and scores together."""
    heads = terms.worth_of_rows(terms.held(graph, used)) + terms.worth_of_columns(terms.load(graph, used))
    return int(graph.scores[used].sum()) + heads


class _Look:
    """Looks through all pairs once, later only at rows for which the prices have moved too far for the first look."""

    def __init__(self, pairs: Pairs, terms: Terms, floor: int, chance: np.random.Generator) -> None:
        self.pairs, self.floor, self.chance = pairs, floor, chance
        self.margin = pairs.top // NEARLY
        self.most = MORE + terms.steps  # what a row holds passes its bar too
        self.rows = np.flatnonzero(terms.demand > 0)
        self.first: Support | None = None
        self.sure = np.zeros(pairs.shape[0], dtype=bool)

    def missing(self, graph: Graph, now: Support) -> Graph:
        """Pairs outside the graph that are worth more than what their row has, with those that nearly are."""
        rows = self._doubtful(now)
        found = self.pairs.above(
            Query(rows, now.bars[rows], now.prices, self.floor, self.most, self.chance, self.margin)
        )
        if self.first is None:
            self.first = now
            self.sure[:] = np.bincount(found.rows, minlength=len(self.sure)) < self.most
        new = found.without(graph)
        better = new.scores - now.prices[new.columns] > now.bars[new.rows]
        return new if better.any() else new.only(better)

    def _doubtful(self, now: Support) -> Ints:
        if self.first is None:
            return self.rows
        fallen = min(0, int((now.prices - self.first.prices).min(initial=0)))
        holds = self.sure & (now.bars >= self.first.bars - self.margin - fallen)
        return self.rows[~holds[self.rows]]
