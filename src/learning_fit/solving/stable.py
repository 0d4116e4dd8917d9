"""A choice in which no row and column would both rather have each other."""

import numpy as np

from learning_fit.arrays import Bools, Ints
from learning_fit.solving.graph import Graph, best_of_each, graph_of
from learning_fit.solving.optimum import Progress, quiet
from learning_fit.solving.pairs import Pairs, Query
from learning_fit.solving.terms import Terms

ASKED = 24  # pairs a row learns of at a time


def stable(pairs: Pairs, terms: Terms, *, seed: int = 0, progress: Progress = quiet) -> Graph:
    """The chosen pairs, scores at least 0. How many are matched does not count here.

    Rows propose to their best, columns keep the best proposals (Gale, Shapley 1962). Both sides share one score, so
    choosing the best pair first, again and again, would give the same. Equals are drawn by lot.
    """
    return _Proposals(pairs, terms, seed, progress).chosen()


class _Proposals:
    def __init__(self, pairs: Pairs, terms: Terms, seed: int, progress: Progress) -> None:
        self.pairs, self.terms, self.progress = pairs, terms, progress
        self.chance = np.random.default_rng(seed)
        none = np.zeros(0, dtype=np.int64)
        self.graph = graph_of(pairs.shape, none, none, none)
        self.held, self.tried = none, np.zeros(0, dtype=bool)
        self.done = np.zeros(pairs.shape[0], dtype=bool)  # rows that no column is left for

    def chosen(self) -> Graph:
        while True:
            rows = np.flatnonzero((self._count() < self.terms.demand) & ~self.done)
            edges = self.graph.of_rows(rows)
            edges = edges[self._welcome(edges)]
            if len(edges):
                self._propose(edges)
            mute = np.ones(len(self.done), dtype=bool)
            mute[self.graph.rows[edges]] = False
            silent = rows[mute[rows]]
            if len(silent):
                self._ask(silent)
            elif not len(edges):
                return self.graph.only(np.sort(self.held))

    def _count(self) -> Ints:
        return np.bincount(self.graph.rows[self.held], minlength=self.graph.shape[0])

    def _welcome(self, edges: Ints) -> Bools:
        """Pairs not yet proposed that their column would take."""
        open_to: Bools = ~self.tried[edges] & (self.graph.scores[edges] >= self._least()[self.graph.columns[edges]])
        return open_to

    def _least(self) -> Ints:
        """The least score each column would still take: more than its last pair once it is full."""
        graph, held = self.graph, self.held
        last = np.full(graph.shape[1], self.pairs.top, dtype=np.int64)
        np.minimum.at(last, graph.columns[held], graph.scores[held])
        full = self.terms.is_full(np.bincount(graph.columns[held], minlength=graph.shape[1]))
        return np.where(full, last + 1, 0)

    def _propose(self, edges: Ints) -> None:
        graph = self.graph
        offers = edges[best_of_each(graph.rows[edges], graph.scores[edges], 1, self.chance)]
        self.tried[offers] = True
        every = np.concatenate([self.held, offers])
        columns = graph.columns[every]
        order = np.lexsort((self.chance.random(len(every)), -graph.scores[every], columns))
        ranked = columns[order]
        place = np.arange(len(order)) - np.searchsorted(ranked, ranked)
        self.held = every[order[place < self.terms.capacity[ranked]]]

    def _ask(self, rows: Ints) -> None:
        """Rows learn of their best pairs among columns that would still take them; who learns of none is done."""
        nothing = np.zeros(self.graph.shape[1], dtype=np.int64)
        anything = np.full(len(rows), -1, dtype=np.int64)
        query = Query(rows, anything, nothing, self._least(), ASKED + int(self.terms.steps), self.chance)
        found = self.pairs.above(query)
        self._join(found)
        news = np.zeros(len(self.done), dtype=bool)
        edges = self.graph.of_rows(rows)
        news[self.graph.rows[edges[self._welcome(edges)]]] = True
        self.done[rows[~news[rows]]] = True
        self.progress("proving", float(self.done.mean()))

    def _join(self, found: Graph) -> None:
        graph = self.graph.joined(found)
        spots = np.searchsorted(graph.places, self.graph.places)
        tried = np.zeros(len(graph), dtype=bool)
        tried[spots] = self.tried
        self.graph, self.tried, self.held = graph, tried, spots[self.held]
