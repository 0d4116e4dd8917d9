"""The most pairs that rows and columns can hold at once, kept up while the floor under the scores is raised."""

from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Bools, Ints
from learning_fit.solving.graph import Graph, ranges
from learning_fit.solving.terms import Terms


@dataclass(frozen=True)
class Reach:
    """Rows and columns that a search from the rows in want came upon, and the free columns it found."""

    rows: Bools
    columns: Bools


class Coverage:
    """A greatest choice of pairs in a graph, scores apart.

    All rows in want search at once, breadth first; the trees of two rows never share a row or column, so each tree may
    end in one change. When no search ends in a free column, no choice has more pairs (Berge 1957; Hopcroft, Karp 1973).
    """

    def __init__(self, graph: Graph, terms: Terms, used: Ints | None = None) -> None:
        self.graph, self.terms = graph, terms
        self.inside = np.zeros(len(graph), dtype=bool)
        if used is not None:
            self.inside[used] = True

    @property
    def used(self) -> Ints:
        """The numbers of the chosen pairs."""
        chosen: Ints = np.flatnonzero(self.inside)
        return chosen

    def fill(self, usable: Bools) -> Reach:
        """Choose as many of the usable pairs as can be, changing what is chosen; says how far the last search came."""
        while True:
            found, reach = self._search(usable)
            if not len(found):
                return reach
            for column in found:
                self._change(int(column))

    def _search(self, usable: Bools) -> tuple[Ints, Reach]:
        """One search: a free column for each tree that found one."""
        graph, used = self.graph, self.used
        lacking = np.bincount(graph.rows[used], minlength=graph.shape[0]) < self.terms.demand
        full = self.terms.is_full(np.bincount(graph.columns[used], minlength=graph.shape[1]))
        by_column = used[np.argsort(graph.columns[used], kind="stable")]
        begins = np.searchsorted(graph.columns[by_column], np.arange(graph.shape[1] + 1))
        reach = Reach(lacking.copy(), np.zeros(graph.shape[1], dtype=bool))
        self.came = np.full(graph.shape[1], -1, dtype=np.int64)  # the pair by which a search came to a column
        self.left = np.full(graph.shape[0], -1, dtype=np.int64)  # the pair a row would give up; -1 for a tree's first
        tree = np.where(lacking, np.arange(graph.shape[0]), -1)
        ended = np.zeros(graph.shape[0], dtype=bool)
        found: list[Ints] = []
        rows = np.flatnonzero(lacking)
        while len(rows):
            edges = graph.of_rows(rows)
            edges = edges[usable[edges] & ~self.inside[edges] & ~reach.columns[graph.columns[edges]]]
            columns, first = np.unique(graph.columns[edges], return_index=True)
            self.came[columns] = edges[first]
            reach.columns[columns] = True
            free = columns[~full[columns]]
            roots, first = np.unique(tree[graph.rows[self.came[free]]], return_index=True)
            found.append(free[first[~ended[roots]]])
            ended[roots] = True
            held = by_column[ranges(begins[columns], begins[columns + 1])]
            held = held[full[graph.columns[held]] & ~reach.rows[graph.rows[held]]]
            rows, first = np.unique(graph.rows[held], return_index=True)
            self.left[rows] = held[first]
            tree[rows] = tree[graph.rows[self.came[graph.columns[held[first]]]]]
            reach.rows[rows] = True
            rows = rows[~ended[tree[rows]]]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found]), reach

    def _change(self, column: int) -> None:
        """Along the way a search came: take each pair and give up the one before it."""
        while True:
            taken = self.came[column]
            self.inside[taken] = True
            given_up = self.left[self.graph.rows[taken]]
            if given_up < 0:
                return
            self.inside[given_up] = False
            column = int(self.graph.columns[given_up])
