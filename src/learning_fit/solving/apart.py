"""The best choice when some rows and columns are one and the same: never both ways round.

Where person A stands as a row and as a column, and B too, A's row with B's column and B's row with A's column are not
both chosen. That is no longer a flow, and hard in general: asking for a cover by cycles of three or more. Most best
choices hold no such two pairs; then nothing more is to be done. Otherwise, in this order:

1. Without the condition no choice is worth more than U. Taking out the lesser of each two pairs, again and again, gives
   a choice worth L. What is better than L holds only pairs that cost less than U - L at U's prices: few pairs remain.
2. A penalty on two pairs that exclude each other is a bound too, and it has prices of its own (Held, Wolfe, Crowder,
   Validation of subgradient optimization, 1974): U comes down, and fewer pairs remain.
3. What then remains is searched by branch and cut (`remaining.py`).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.solving.floors import Raised, fairest, heads_of, weakest
from learning_fit.solving.flow import best_flow, most_head
from learning_fit.solving.graph import Graph
from learning_fit.solving.mirror import Mirror, Ordered, Without
from learning_fit.solving.optimum import Optimum, Progress, optimum, quiet, value_of
from learning_fit.solving.pairs import BlockPairs, Query, Scores
from learning_fit.solving.prices import support
from learning_fit.solving.remaining import Found, searched
from learning_fit.solving.stable import stable
from learning_fit.solving.terms import Terms

REMAINING = 4_000_000  # up to so many pairs may remain, else nothing is searched
STEPS = 40  # times the penalties are moved
STRIDE = 0.7  # of the step before, after one that led nowhere
SHARES = (16, 4, 1)  # of what a choice may lose: searched among few pairs first, so that fewer remain afterwards


def best_apart(
    scores: Scores,
    terms: Terms,
    mirror: Mirror | None,
    *,
    floor: int = 0,
    heads: int = 0,
    seed: int = 0,
    progress: Progress = quiet,
) -> Optimum:
    """The best choice of pairs that score at least `floor`, never two that turn each other round.

    `support.bound` says what no choice is worth more than: the value itself, or more where the search came to its
    limit. Prices and bars are those of the choice without the condition. Whoever looks for a choice with so many
    `heads` is told at once, by the bound, that there is none. Raises `SolverFailed`.
    """
    freely = optimum(BlockPairs(scores), terms, floor=floor, seed=seed, progress=progress)
    if mirror is None or heads_of(freely) < heads or not len(mirror.lesser(_chosen(freely))):
        return freely
    found = _dived(scores, terms, mirror, freely, floor, seed)
    remaining = _remaining(scores, terms, freely, found, floor)
    if remaining is not None:
        progress("proving", 0)
        found = _searched(remaining, terms, mirror, found, seed)
    proof = replace(freely.support, bound=found.bound)
    return Optimum(found.chosen, np.arange(len(found.chosen)), proof, found.value)


def fairest_apart(
    scores: Scores,
    terms: Terms,
    mirror: Mirror | None,
    free: Callable[[], Optimum],
    *,
    seed: int = 0,
    progress: Progress = quiet,
) -> Raised:
    """As `fairest`, never two pairs that turn each other round; `free` is `best_apart` without a floor.

    Where a search came to its limit, no floor is above `highest`.
    """
    freely = fairest(BlockPairs(scores), terms, seed=seed, progress=progress)
    if mirror is None or not len(mirror.lesser(_chosen(freely.optimum))):
        return freely
    found = free()
    aim = heads_of(found)
    highest = freely.floor if aim == heads_of(freely.optimum) else scores.top
    low, high, refuted = weakest(found), highest + 1, highest + 1
    middle = highest
    while high - low > 1:
        tried = best_apart(scores, terms, mirror, floor=middle, heads=aim, seed=seed, progress=progress)
        if heads_of(tried) >= aim and len(tried.used):
            low, found, aim = weakest(tried), tried, heads_of(tried)
        else:
            high = middle
            refuted = middle if tried.support.bound < aim else refuted
        middle = (low + high) // 2
    return Raised(low, found, refuted - 1)


def stable_apart(
    scores: Scores, terms: Terms, mirror: Mirror | None, *, seed: int = 0, progress: Progress = quiet
) -> Graph:
    """As `stable`, never two pairs that turn each other round: whoever would both rather have each other may not.

    Choosing the best pair first, again and again, meets the better of the two first and passes over the other. To know
    which come before and which after, equals are put in an order by lot; the first pair to be passed over is then the
    best of the lesser ones, and what is chosen before it stays as it is.
    """
    chosen = stable(BlockPairs(scores), terms, seed=seed, progress=progress)
    if mirror is None or not len(mirror.lesser(chosen)):
        return chosen
    ordered, out = Ordered(scores, seed), chosen.only(np.zeros(0, dtype=np.int64))
    while True:
        ranked = stable(BlockPairs(Without(ordered, out)), terms, seed=seed)
        lesser = mirror.lesser(ranked)
        if not len(lesser):
            return Graph(ranked.shape, ranked.rows, ranked.columns, ranked.scores // ordered.steps)
        out = out.joined(lesser.only(lesser.scores == lesser.scores.max()))


def _chosen(choice: Optimum) -> Graph:
    return choice.graph.only(choice.used)


def _dived(scores: Scores, terms: Terms, mirror: Mirror, freely: Optimum, floor: int, seed: int) -> Found:
    """Take out the lesser of each two pairs and arrange the rest anew, until none is left."""
    best, out = freely, freely.graph.only(np.zeros(0, dtype=np.int64))
    while len(lesser := mirror.lesser(_chosen(best))):
        out = out.joined(lesser)
        start = best.graph.without(out)
        best = optimum(BlockPairs(Without(scores, out)), terms, floor=floor, seed=seed, start=start)
    return Found(_chosen(best), best.value, freely.value)


def _remaining(scores: Scores, terms: Terms, freely: Optimum, found: Found, floor: int) -> Graph | None:
    """The pairs that a better choice than the one found may hold, by their prices; None when that is too much."""
    rows = np.flatnonzero(terms.demand > 0)
    most = max(64, REMAINING // max(1, len(rows)))
    prices, bars = freely.support.prices, freely.support.bars[rows]
    chance, margin = np.random.default_rng(0), found.bound - found.value
    graph = BlockPairs(scores).above(Query(rows, bars, prices, floor, most, chance, margin))
    if most < scores.shape[1] and len(graph) and np.bincount(graph.rows).max() >= most:
        return None
    if terms.head > most_head(graph, terms):
        return None
    return graph.joined(found.chosen)


def _searched(graph: Graph, terms: Terms, mirror: Mirror, found: Found, seed: int) -> Found:
    """Bring the bound down by penalties; then search what may remain, first among the most promising pairs."""
    penalties = _Penalties(graph, terms, mirror, found, seed)
    penalties.move()
    found = penalties.found
    for share in SHARES:
        margin = -(-(found.bound - found.value) // share)
        if margin <= 0:
            break
        tried = searched(penalties.remaining(margin, found.chosen), terms, mirror, found)
        complete = margin >= found.bound - tried.value  # what is better than that would have been among these pairs
        found = tried if complete else replace(found, chosen=tried.chosen, value=tried.value)
    return found


class _Penalties:
    """Penalties on pairs that exclude each other, raised where both are chosen and lowered where neither is."""

    def __init__(self, graph: Graph, terms: Terms, mirror: Mirror, found: Found, seed: int) -> None:
        self.graph, self.terms, self.mirror, self.found, self.seed = graph, terms, mirror, found, seed
        self.other = mirror.opposite(graph)
        self.now = self.best = np.zeros(len(graph), dtype=np.int64)
        self.used = np.zeros(0, dtype=np.int64)
        self.stride = 1.0

    def move(self) -> None:
        """Bring the bound down."""
        for step in range(STEPS):
            if self.found.bound <= self.found.value or not self._moved(step):
                return

    def _moved(self, step: int) -> bool:
        """One step; False when nothing is left to move."""
        used = self._solved(self.now)
        bound = value_of(self.graph, used, self.terms) - int(self.now[used].sum()) + int(self.now.sum()) // 2
        if bound < self.found.bound or not step:
            self.best, self.used = self.now, used
            self.found = replace(self.found, bound=bound)
        else:
            self.stride *= STRIDE
        over = self._over(used)
        if step % 8 == 0 or not (over > 0).any():
            self._offer(used)
        size = self.stride * (bound - self.found.value) / max(1.0, np.abs(over).sum() / 2)
        self.now = np.maximum(self.now + np.rint(over * max(1.0, size)).astype(np.int64), 0)
        return bool(over.any())

    def remaining(self, margin: int, chosen: Graph) -> Graph:
        """The pairs that cost less than a margin at the prices of the best penalties, and those of a choice."""
        if self._lost is None:
            return self.graph
        return self.graph.only(self._lost < margin).joined(chosen)

    @cached_property
    def _lost(self) -> Ints | None:
        """What each pair would cost at least, were it chosen; None when that is not known."""
        graph = self._under(self.best)
        held_up = support(graph, self.used, self.terms)
        if held_up is None or held_up.bound + int(self.best.sum()) // 2 > self.found.bound:
            return None
        return held_up.bars[graph.rows] + held_up.prices[graph.columns] - graph.scores

    def _under(self, penalty: Ints) -> Graph:
        return replace(self.graph, scores=self.graph.scores - penalty)

    def _solved(self, penalty: Ints) -> Ints:
        return best_flow(self._under(penalty), self.terms, self.terms.head, self.seed)

    def _over(self, used: Ints) -> Ints:
        """1 where both of two pairs are chosen, -1 where neither is and there is a penalty, else 0."""
        chosen = np.zeros(len(self.graph) + 1, dtype=np.int64)
        chosen[used] = 1
        over = chosen[:-1] + chosen[self.other] - 1
        return np.where((self.other >= 0) & ((over > 0) | (self.now > 0)), over, 0)

    def _offer(self, used: Ints) -> None:
        """Take out the lesser of each two of a choice, arrange the rest anew, and keep that when it is better."""
        graph = self.graph
        chosen = graph.only(used)
        while len(lesser := self.mirror.lesser(chosen)):
            graph = graph.without(lesser)
            chosen = graph.only(best_flow(graph, self.terms, self.terms.head, self.seed))
        value = value_of(chosen, np.arange(len(chosen)), self.terms)
        if value > self.found.value:
            self.found = replace(self.found, chosen=chosen, value=value)
