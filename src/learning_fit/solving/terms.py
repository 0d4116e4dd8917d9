"""How many pairs each row and column may have, and what matters more than the scores."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from learning_fit.arrays import Bools, Ints
from learning_fit.errors import InvalidScores
from learning_fit.solving.graph import Graph

EXACT = 2**61
"""No price, bar or head is greater, so that sums and differences of a few of them are exact as int64."""


@dataclass(frozen=True)
class Terms:
    """demand: pairs each row asks for; capacity: pairs a column can take; at_least: pairs a column would like to have.

    What matters, in this order: as many rows as can be have a first pair, then a second, ...; columns reach `at_least`;
    only then the sum of scores. No two of these ever hinder one another (the linking theorem of Ford and Fulkerson, and
    a polymatroid has a base that is best for every step at once: Frank, Murota, Decreasing minimization on M-convex
    sets, 2022), so one `head`, greater than any sum of scores, may stand before all of them.

    Where no two pairs may turn each other round (`apart.py`) they can hinder one another. Everything but the scores is
    then weighed as one sum: a row's last pair and a column's wished-for pair count 1, the pair before the last 2, ....

    `given` are pairs that rows hold already, outside of what is chosen here: whoever holds one now asks for a second.
    Without `people_first` nothing but the sum of scores counts. Raises `InvalidScores` where a sum of scores could be
    greater than what is counted exactly, some millions of rows times the greatest fit squared.
    """

    demand: Ints
    capacity: Ints
    at_least: Ints
    top: int
    given: Ints | int = 0
    people_first: bool = True

    def __post_init__(self) -> None:
        if self.head * (self.steps + 1) > EXACT:
            pairs = int(self.demand.sum())
            raise InvalidScores(f"{pairs} pairs of up to {self.top} points are more than can be summed")

    @cached_property
    def head(self) -> int:
        """What a row's last pair and a column's wished-for pair are worth beyond their scores."""
        return (int(self.demand.sum()) + 1) * (self.top + 1) if self.people_first else 0

    @cached_property
    def steps(self) -> int:
        """The most pairs that any row may come to hold."""
        return int((self.demand + self.given).max(initial=0))

    def worth_of_next(self, held: Ints) -> Ints:
        """What one pair more is worth to rows that hold so many, beyond its score."""
        return self.head * (self.steps - self.given - held)

    def worth_of_rows(self, held: Ints) -> int:
        """What it is worth that rows hold so many pairs, beyond the scores: head x (steps + steps - 1 + ...)."""
        return self.head * int((held * (self.steps - self.given) - held * (held - 1) // 2).sum())

    def worth_of_columns(self, load: Ints) -> int:
        """What it is worth that columns hold so many pairs."""
        return self.head * int(np.minimum(load, self.at_least).sum())

    def floors(self, load: Ints) -> Ints:
        """The least price a column may have: below 0 while it would like more pairs."""
        return np.where(load <= self.at_least, np.where(self.at_least > 0, -self.head, 0), 0)

    def is_full(self, load: Ints) -> Bools:
        """Which columns can take no more pairs."""
        full: Bools = load >= self.capacity
        return full

    def held(self, graph: Graph, used: Ints) -> Ints:
        """How many pairs each row holds."""
        return np.bincount(graph.rows[used], minlength=graph.shape[0]).astype(np.int64)

    def load(self, graph: Graph, used: Ints) -> Ints:
        """How many pairs each column holds."""
        return np.bincount(graph.columns[used], minlength=graph.shape[1]).astype(np.int64)
