"""A candidate graph: some of the pairs that may be, with their scores, sorted by row and column."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bools, Ints


@dataclass(frozen=True)
class Graph:
    """Pairs as three arrays of equal length, sorted by row and column, none twice. shape: (rows, columns)"""

    shape: tuple[int, int]
    rows: Ints
    columns: Ints
    scores: Ints

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def starts(self) -> Ints:
        """Where each row's pairs begin, and the end of the last. (rows + 1,)"""
        return np.searchsorted(self.rows, np.arange(self.shape[0] + 1)).astype(np.int64)

    def of_rows(self, index: Ints) -> Ints:
        """The numbers of all pairs of some rows, row after row."""
        return ranges(self.starts[index], self.starts[index + 1])

    def only(self, kept: Bools | Ints) -> "Graph":
        """A part of this graph."""
        return Graph(self.shape, self.rows[kept], self.columns[kept], self.scores[kept])

    @cached_property
    def places(self) -> Ints:
        """One number for each pair, ascending: row x columns + column."""
        return self.rows * self.shape[1] + self.columns

    def without(self, other: "Graph") -> "Graph":
        """The pairs that the other has not."""
        return self.only(~np.isin(self.places, other.places, assume_unique=True))

    def joined(self, other: "Graph") -> "Graph":
        """The pairs of both."""
        if not len(other):
            return self
        every = [np.concatenate(both) for both in zip(self._parts, other._parts, strict=True)]
        return graph_of(self.shape, *every)

    @property
    def _parts(self) -> tuple[Ints, Ints, Ints]:
        return self.rows, self.columns, self.scores


def graph_of(shape: tuple[int, int], rows: Ints, columns: Ints, scores: Ints) -> Graph:
    """Pairs in any order, some perhaps twice, as a graph."""
    place = rows.astype(np.int64) * shape[1] + columns
    _, first = np.unique(place, return_index=True)
    return Graph(shape, rows[first].astype(np.int64), columns[first].astype(np.int64), scores[first].astype(np.int64))


def ranges(starts: Ints, ends: Ints) -> Ints:
    """The numbers of several ranges, one range after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())


def best_of_each(owner: Ints, worth: Ints, most: int, chance: np.random.Generator) -> Ints:
    """The numbers of at most `most` entries for each owner, the greatest worth first; equals are drawn by lot."""
    order = np.lexsort((chance.random(len(owner)), -worth, owner))
    ranked = owner[order]
    first = np.searchsorted(ranked, ranked)
    return np.sort(order[np.arange(len(order)) - first < most])
