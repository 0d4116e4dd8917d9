"""All pairs that may be, asked in two ways: who is best for each row, and what is worth more than each row has.

`BlockPairs` looks at scores block by block, so that 300 million pairs need no memory of their own; `ListedPairs` holds
those there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from learning_fit.arrays import Bools, Ints, Whole
from learning_fit.solving.graph import Graph, best_of_each, graph_of

BLOCK = 4_000_000  # scores looked at in one go
SAMPLED = 2_000  # from so many columns on, a row's bar for "among the best" is read off a sample of them
SHARE = 8
DRAWN = 8  # pairs drawn by lot for each row, whatever their score: they keep a candidate graph connected


class Pairs(Protocol):
    """The pairs of (rows, columns) that may be, with whole scores from 0 to `top`."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""

    @property
    def top(self) -> int:
        """No score is greater."""

    def best(self, count: int, floor: int, chance: np.random.Generator) -> Graph:
        """About the `count` best pairs of each row, none below `floor`."""

    def above(self, query: "Query") -> Graph:
        """The pairs of some rows whose score less the column's price passes the row's bar."""


@dataclass(frozen=True)
class Query:
    """Rows, a bar for each, a price and a least score for each column; at most `most` pairs a row, the best ones.

    A pair is found when its score reaches the column's `floor` and, less the column's price, passes the row's bar, or
    misses it by less than `margin`. `by_lot` draws a row's pairs from all that pass instead of taking the best.
    """

    rows: Ints
    bars: Ints
    prices: Ints
    floor: int | Ints
    most: int
    chance: np.random.Generator
    margin: int = 0
    by_lot: bool = False

    def rank(self, over: Ints) -> Ints:
        """By what a row's pairs are ranked: how far they pass the bar, or nothing."""
        return np.zeros_like(over) if self.by_lot else over


class Scores(Protocol):
    """What a caller gives: whole scores by rows. Below 0 says that the pair may not be."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""

    @property
    def top(self) -> int:
        """No score is greater."""

    def rows(self, index: Ints) -> Whole:
        """The scores of some rows, in ascending order, with every column: (len(index), columns)."""


@dataclass(frozen=True)
class DenseScores:
    """Scores that stand in one array, (rows, columns)."""

    array: Whole

    @property
    def shape(self) -> tuple[int, int]:
        """As the array's."""
        return self.array.shape[0], self.array.shape[1]

    @property
    def top(self) -> int:
        """The greatest score there is."""
        return max(0, int(self.array.max(initial=0)))

    def rows(self, index: Ints) -> Whole:
        """Some rows of the array; neighbours are not copied."""
        if len(index) and index[-1] - index[0] + 1 == len(index):
            return self.array[index[0] : index[-1] + 1]
        return self.array[index]


class BlockPairs:
    """Pairs whose scores are worked out block by block whenever they are asked for."""

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        self.shape = scores.shape
        self.top = scores.top

    def best(self, count: int, floor: int, chance: np.random.Generator) -> Graph:
        """As `Pairs.best`; each column's best and some pairs drawn by lot stand beside them."""
        parts, wanted = [], self._column_bars(count, floor, chance)
        for index, block in self._blocks(np.arange(self.shape[0])):
            bars = np.maximum(_bars(block, count, chance), floor).astype(block.dtype)
            width, flat = block.shape[1], block.ravel()
            ours = np.flatnonzero(block >= bars[:, None])
            parts.append(_taken(index, block, _fewer(ours, ours // width, flat, 2 * count, chance)))
            theirs = np.flatnonzero(block >= wanted.astype(block.dtype))
            parts.append(_taken(index, block, _fewer(theirs, theirs % width, flat, count, chance)))
            parts.append(self._drawn(index, block, floor, chance))
        return self._graph(parts)

    def _column_bars(self, count: int, floor: int, chance: np.random.Generator) -> Ints:
        """About the `count`-th best score of each column, read off a sample of the rows."""
        seen = np.sort(chance.permutation(self.shape[0])[:SAMPLED])
        count = -(-count * len(seen) // max(1, self.shape[0]))
        sample = np.vstack([np.zeros((0, self.shape[1]), np.int16), *(block for _, block in self._blocks(seen))])
        if count >= len(sample):
            return np.full(self.shape[1], floor, dtype=np.int64)
        bars: Ints = np.maximum(np.partition(sample, len(sample) - count, axis=0)[len(sample) - count], floor)
        return bars

    def above(self, query: Query) -> Graph:
        """As `Pairs.above`."""
        parts, done = [], 0
        kind = _width(self.top, query.prices, query.bars - query.margin)
        prices = query.prices.astype(kind)
        for index, block in self._blocks(query.rows):
            bars = query.bars[done : done + len(index)]
            worth = block.astype(kind, copy=False) - prices
            passes = worth > (bars - query.margin).astype(kind)[:, None]
            if np.any(query.floor) or bars.min(initial=0) <= query.margin:
                passes &= block >= query.floor
            spots = _lots(passes, query) if query.by_lot else _tops(passes, worth, query.most)
            if len(spots):
                owner = spots // block.shape[1]
                over = worth.ravel()[spots].astype(np.int64) - bars[owner]
                kept = best_of_each(owner, query.rank(over), query.most, query.chance)
                parts.append(_taken(index, block, spots[kept]))
            done += len(index)
        return self._graph(parts)

    def _blocks(self, index: Ints) -> Iterator[tuple[Ints, Whole]]:
        step = max(1, BLOCK // max(1, self.shape[1]))
        for start in range(0, len(index) if self.shape[1] else 0, step):
            part = index[start : start + step]
            yield part, self.scores.rows(part)

    def _drawn(self, index: Ints, block: Whole, floor: int, chance: np.random.Generator) -> tuple[Ints, Ints, Ints]:
        width = block.shape[1]
        drawn = chance.integers(width, size=(len(index), DRAWN)) + np.arange(len(index))[:, None] * width
        spots = drawn.ravel()
        return _taken(index, block, spots[block.ravel()[spots] >= floor])

    def _graph(self, parts: list[tuple[Ints, Ints, Ints]]) -> Graph:
        none = np.zeros(0, dtype=np.int64)
        every = [np.concatenate([none, *column]) for column in zip(*parts, strict=True)] or [none] * 3
        return graph_of(self.shape, *every)


class ListedPairs:
    """Pairs that stand in a graph already; there are no others."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.shape = graph.shape
        self.top = max(0, int(graph.scores.max(initial=0)))

    def best(self, count: int, floor: int, chance: np.random.Generator) -> Graph:
        """As `Pairs.best`."""
        fair = np.flatnonzero(self.graph.scores >= floor)
        if count >= self.shape[1] or len(fair) <= count * self.shape[0]:
            return self.graph if len(fair) == len(self.graph) else self.graph.only(fair)
        return self.graph.only(fair[best_of_each(self.graph.rows[fair], self.graph.scores[fair], count, chance)])

    def above(self, query: Query) -> Graph:
        """As `Pairs.above`."""
        graph, bar = self.graph, np.full(self.shape[0], np.iinfo(np.int64).max)
        bar[query.rows] = query.bars
        floor = np.broadcast_to(query.floor, self.shape[1:])
        worth = graph.scores - query.prices[graph.columns]
        spots = np.flatnonzero((worth > bar[graph.rows] - query.margin) & (graph.scores >= floor[graph.columns]))
        owner = graph.rows[spots]
        over = worth[spots] - bar[owner]
        return graph.only(spots[best_of_each(owner, query.rank(over), query.most, query.chance)])


def _taken(index: Ints, block: Whole, spots: Ints) -> tuple[Ints, Ints, Ints]:
    row, column = np.divmod(spots, block.shape[1])
    return index[row], column, block.ravel()[spots].astype(np.int64)


def _fewer(spots: Ints, owner: Ints, worth: Whole, most: int, chance: np.random.Generator) -> Ints:
    """At most so many spots for each owner."""
    if not len(spots) or np.bincount(owner).max() <= most:
        return spots
    return spots[best_of_each(owner, worth[spots].astype(np.int64), most, chance)]


def _tops(passes: Bools, worth: Whole, most: int) -> Ints:
    """Where passing pairs stand; when there are very many, where the `most` best of each row and their equals stand."""
    if np.count_nonzero(passes) > 4 * most * len(passes):
        masked = np.where(passes, worth, np.iinfo(worth.dtype).min)
        last = worth.shape[1] - most
        passes = passes & (worth >= np.partition(masked, last, axis=1)[:, last, None])
    return np.flatnonzero(passes)


def _lots(passes: Bools, query: Query) -> Ints:
    """Where some of the passing pairs stand, drawn by lot: one at least for each row that has any."""
    count, width = passes.shape
    share = max(np.count_nonzero(passes) / max(1, passes.size), 1 / 16)
    columns = query.chance.integers(width, size=(count, int(query.most / share)))
    hits = np.take_along_axis(passes, columns, axis=1)
    drawn = (columns + np.arange(count)[:, None] * width)[hits]
    unlucky = np.flatnonzero(passes.any(axis=1) & ~hits.any(axis=1))
    row, column = np.nonzero(passes[unlucky])
    return np.union1d(drawn, unlucky[row] * width + column)


def _bars(block: Whole, count: int, chance: np.random.Generator) -> Whole:
    """About the `count`-th best score of each row."""
    width = block.shape[1]
    if width > SAMPLED:
        seen = block[:, chance.permutation(width)[: width // SHARE]]
        count = -(-count // SHARE)
    else:
        seen = block
    if count >= seen.shape[1]:
        return np.zeros(len(block), dtype=block.dtype)
    return np.partition(seen, seen.shape[1] - count, axis=1)[:, seen.shape[1] - count]


def _width(top: int, prices: Ints, bars: Ints) -> type[np.signedinteger]:
    """The smallest numbers that hold every difference."""
    reach = top + 1 + max(int(np.abs(part).max(initial=0)) for part in (prices, bars))
    return np.int16 if reach < 2**15 else np.int32 if reach < 2**31 else np.int64
