"""The greatest floor under every score that leaves as many people matched as without a floor: proven, then solved."""

from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.solving.coverage import Coverage, Reach
from learning_fit.solving.graph import Graph
from learning_fit.solving.optimum import CANDIDATES, Optimum, Progress, optimum, quiet
from learning_fit.solving.pairs import Pairs, Query
from learning_fit.solving.terms import Terms

DRAWN = 24  # pairs a row draws when a search has come to an end: drawn by lot they lead furthest


@dataclass(frozen=True)
class Raised:
    """The floor, and the choice with the greatest total among those that reach it. No floor is above `highest`."""

    floor: int
    optimum: Optimum
    highest: int


def fairest(pairs: Pairs, terms: Terms, *, seed: int = 0, progress: Progress = quiet) -> Raised:
    """Most matched, then the best worst score, then the greatest total. Raises `SolverFailed`."""
    if terms.steps > 1 or terms.at_least.any():
        return _by_solving(pairs, terms, seed, progress)
    climb = _Climb(pairs, terms, seed, progress)
    floor = climb.highest()
    start = climb.graph.only(climb.graph.scores >= floor)
    best = optimum(pairs, terms, floor=floor, seed=seed, start=start, progress=progress)
    return Raised(floor, best, floor)


def _by_solving(pairs: Pairs, terms: Terms, seed: int, progress: Progress) -> Raised:
    """With several pairs a row, or pairs a column would like to have: bisection with the whole optimum at each step."""
    free = optimum(pairs, terms, seed=seed, progress=progress)
    low, best, aim = weakest(free), free, heads_of(free)
    high = pairs.top + 1
    while high - low > 1:
        middle = (low + high) // 2
        tried = optimum(pairs, terms, floor=middle, seed=seed, progress=progress)
        if heads_of(tried) == aim and len(tried.used):
            low, best = weakest(tried), tried
        else:
            high = middle
    return Raised(low, best, low)


def weakest(choice: Optimum) -> int:
    """The least score of a choice, 0 of none."""
    return int(choice.scores.min()) if len(choice.used) else 0


def heads_of(choice: Optimum) -> int:
    """What a choice is worth beyond its scores."""
    return choice.value - int(choice.scores.sum())


class _Climb:
    """Raises the floor as long as everybody who can be matched still is. One pair a row."""

    def __init__(self, pairs: Pairs, terms: Terms, seed: int, progress: Progress) -> None:
        self.pairs, self.terms, self.progress = pairs, terms, progress
        self.chance = np.random.default_rng(seed)
        progress("candidates", 0)
        self.graph = pairs.best(CANDIDATES, 0, self.chance)
        progress("floor", 0)
        self.used = self._filled(np.zeros(0, dtype=np.int64), 0)
        self.possible = len(self.used)

    def highest(self) -> int:
        """The greatest floor that holds; the graph then has pairs enough to show it."""
        if not self.possible:
            return 0
        while True:
            floor = self._highest_in_graph()
            higher = self._filled(self.used, floor + 1)
            if len(higher) < self.possible:
                return floor
            self.used = higher

    def _highest_in_graph(self) -> int:
        low = int(self.graph.scores[self.used].min())
        levels = np.unique(self.graph.scores[self.graph.scores >= low])
        fit, unfit = 0, len(levels)
        while unfit - fit > 1:
            middle = (fit + unfit) // 2
            cover, _ = self._covered(self.used, int(levels[middle]))
            if len(cover.used) == self.possible:
                self.used = cover.used
                fit = int(np.searchsorted(levels, self.graph.scores[self.used].min()))
            else:
                unfit = middle
            self.progress("floor", 1 - (unfit - fit) / len(levels))
        return int(levels[fit])

    def _filled(self, used: Ints, floor: int) -> Ints:
        """The most pairs at or above a floor, among all pairs: where a search ends, others are asked for."""
        while True:
            cover, reach = self._covered(used, floor)
            missing = self._beyond(reach, floor)
            if not len(missing):
                return cover.used
            used = self._join(missing, cover.used)

    def _covered(self, used: Ints, floor: int) -> tuple[Coverage, Reach]:
        usable = self.graph.scores >= floor
        cover = Coverage(self.graph, self.terms, used[usable[used]])
        return cover, cover.fill(usable)

    def _beyond(self, reach: Reach, floor: int) -> Graph:
        """Pairs of the rows a search came to with columns it did not come to; none proves that there is no way on."""
        rows = np.flatnonzero(reach.rows)
        least = np.where(reach.columns, self.pairs.top + 1, floor)
        anything, free = np.full(len(rows), -1, dtype=np.int64), np.zeros(len(least), dtype=np.int64)
        return self.pairs.above(Query(rows, anything, free, least, DRAWN, self.chance, by_lot=True))

    def _join(self, missing: Graph, used: Ints) -> Ints:
        chosen = self.graph.places[used]
        self.graph = self.graph.joined(missing)
        moved: Ints = np.searchsorted(self.graph.places, chosen)
        return moved
