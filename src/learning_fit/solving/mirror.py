"""Rows and columns that are the same person, and scores with some pairs taken out."""

from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Ints, Whole
from learning_fit.solving.graph import Graph
from learning_fit.solving.pairs import Scores


@dataclass(frozen=True)
class Mirror:
    """Which row and column are the same person; -1 where there is none. of_row: (rows,); of_column: (columns,)."""

    of_row: Ints
    of_column: Ints

    def opposite(self, graph: Graph) -> Ints:
        """For each pair of a graph the number of the one that turns it round, -1 where it is not there."""
        rows, columns = self.of_column[graph.columns], self.of_row[graph.rows]
        wanted = rows * graph.shape[1] + columns
        spots = np.minimum(np.searchsorted(graph.places, wanted), max(0, len(graph) - 1))
        there = (rows >= 0) & (columns >= 0)
        there[there] = graph.places[spots[there]] == wanted[there]
        return np.where(there, spots, -1)

    def wider(self) -> "Mirror":
        """The same with one column more, that of nobody."""
        return Mirror(self.of_row, np.append(self.of_column, -1))

    def lesser(self, chosen: Graph) -> Graph:
        """Of every two chosen pairs that exclude each other, the one with the lower score; at a tie the later one."""
        other = self.opposite(chosen)
        number = np.arange(len(chosen))
        crossed = np.flatnonzero(other >= 0)
        crossed = crossed[other[crossed] != number[crossed]]
        ours, theirs = chosen.scores[crossed], chosen.scores[other[crossed]]
        return chosen.only(crossed[(ours < theirs) | ((ours == theirs) & (crossed > other[crossed]))])


class Without:
    """Scores with some pairs taken out."""

    def __init__(self, scores: Scores, out: Graph) -> None:
        self._scores, self._out = scores, out
        self.shape, self.top = scores.shape, scores.top

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        block = self._scores.rows(index).copy()
        place = np.searchsorted(index, self._out.rows)
        here = np.flatnonzero(np.append(index, -1)[place] == self._out.rows)
        block[place[here], self._out.columns[here]] = -1
        return block


class Ordered:
    """Scores among which no two are equal: whoever was drawn first comes before an equal."""

    def __init__(self, scores: Scores, seed: int) -> None:
        chance = np.random.default_rng(seed)
        self._scores, self.shape = scores, scores.shape
        self.steps = max(1, self.shape[0] * self.shape[1])
        self._row = chance.permutation(self.shape[0])[:, None] * self.shape[1]
        self._column = chance.permutation(self.shape[1])
        self.top = (scores.top + 1) * self.steps

    def rows(self, index: Ints) -> Whole:
        """As `Scores.rows`."""
        block = self._scores.rows(index).astype(np.int64)
        return np.where(block < 0, -1, block * self.steps + self._row[index] + self._column)
