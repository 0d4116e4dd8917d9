"""The exact kernel: give each row at most one column, each column at most its places, with the greatest sum of gains.

A min-cost flow on a candidate graph, then prices from the residual graph; pairs outside the graph that the prices show
to be worth having are added until there are none. The sum is then proven: prices bound it from above, and meet it.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from learning_fit.arrays import Bools, Ints
from learning_fit.errors import SolverFailed

NEVER = np.int64(-(2**60))
"""The gain of a pair that may not be."""
ALL_PAIRS = 250_000  # up to so many allowed pairs there is no need for a candidate graph
CANDIDATES = 50  # best columns per row, and best rows per column


@dataclass(frozen=True)
class Solution:
    """The best assignment and its proof.

    `mate` holds the column of each row or -1, `prices` the least supporting price of each column: exactly what one more
    place there would gain. `bound` = sum of rents + places x prices; equal to `value`, by duality of linear programs.
    """

    mate: Ints
    prices: Ints
    value: int
    bound: int


def solve(gain: Ints, places: Ints, seed: int = 0) -> Solution:
    """The greatest sum of gains. gain: (rows, columns), above 0 or `NEVER`; places: (columns,).

    The seed shuffles people before solving and so decides between plans of equal worth. Raises `SolverFailed`.
    """
    chance = np.random.default_rng(seed)
    rows, columns = (chance.permutation(size) for size in gain.shape)
    mate, prices = _solve_shuffled(gain[np.ix_(rows, columns)], places[columns])
    return _in_order(gain, places, mate, prices, rows, columns)


def most_matched(allowed: Bools, places: Ints) -> int:
    """The greatest number of rows that can have a column at once (maximum flow)."""
    count, width = allowed.shape
    rows, columns = np.nonzero(allowed)
    flow = max_flow.SimpleMaxFlow()
    source, sink = count + width, count + width + 1
    flow.add_arcs_with_capacity(
        np.concatenate([rows, np.full(count, source), count + np.arange(width)]),
        np.concatenate([count + columns, np.arange(count), np.full(width, sink)]),
        np.concatenate([np.ones(len(rows) + count, dtype=np.int64), places]),
    )
    if flow.solve(source, sink) != flow.OPTIMAL:
        raise SolverFailed(f"maximum flow on {allowed.shape}")
    return int(flow.optimal_flow())


def _solve_shuffled(gain: Ints, places: Ints) -> tuple[Ints, Ints]:
    chosen = candidates(gain)
    while True:
        rows, columns = np.nonzero(chosen)
        gains = gain[rows, columns]
        mate = _flow(gain.shape, rows, columns, gains, places)
        prices = _least_prices(gain.shape, rows, columns, gains, mate, places)
        missing = _worth_adding(gain, mate, prices)
        if not missing.any():
            return mate, prices
        chosen |= missing


def candidates(gain: Ints) -> Bools:
    """The pairs to start from: all when they are few, else the best of each row and of each column."""
    allowed = gain > 0
    if np.count_nonzero(allowed) <= ALL_PAIRS:
        return allowed
    chosen = np.zeros(gain.shape, dtype=bool)
    for axis in (0, 1):
        count = min(CANDIDATES, gain.shape[axis])
        best = np.argpartition(-gain, count - 1, axis=axis).take(np.arange(count), axis=axis)
        np.put_along_axis(chosen, best, True, axis=axis)
    return chosen & allowed


def _flow(shape: tuple[int, ...], rows: Ints, columns: Ints, gains: Ints, places: Ints) -> Ints:
    """OR-Tools' cost-scaling push-relabel flow; each row sends one unit, past every column when it must."""
    count, width = shape
    sink, flow = count + width, min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([rows, count + np.arange(width), np.arange(count)]),
        np.concatenate([count + columns, np.full(width + count, sink)]),
        np.concatenate([np.ones_like(rows), np.minimum(places, count), np.ones(count, dtype=np.int64)]),
        np.concatenate([-gains, np.zeros(width + count, dtype=np.int64)]),
    )
    supplies = np.concatenate([np.ones(count, dtype=np.int64), np.zeros(width, dtype=np.int64), [-count]])
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        raise SolverFailed(f"minimum cost flow on {shape}")
    used = flow.flows(arcs[: len(rows)]) > 0
    mate = np.full(count, -1, dtype=np.int64)
    mate[rows[used]] = columns[used]
    return mate


def _least_prices(shape: tuple[int, ...], rows: Ints, columns: Ints, gains: Ints, mate: Ints, places: Ints) -> Ints:
    """The least prices that support an optimal assignment: longest paths in the residual graph, column to column.

    A column must cost at least what an unmatched row would gain there, and at least another column's price plus what
    one of its rows would gain by changing over. The fixed point is reached within as many passes as columns.
    """
    width = shape[1]
    held = np.zeros(shape[0], dtype=np.int64)
    own = mate[rows] == columns
    held[rows[own]] = gains[own]
    lone = mate[rows] < 0
    floor = np.zeros(width, dtype=np.int64)
    np.maximum.at(floor, columns[lone], gains[lone])
    change = np.full((width, width), NEVER)
    np.maximum.at(change, (mate[rows[~lone]], columns[~lone]), gains[~lone] - held[rows[~lone]])
    prices = floor
    for _ in range(width + 1):
        raised = np.maximum(prices, (prices[:, None] + change).max(axis=0, initial=NEVER))
        if np.array_equal(raised, prices):
            return prices
        prices = raised
    raise SolverFailed(f"no supporting prices on {shape}")


def _worth_adding(gain: Ints, mate: Ints, prices: Ints) -> Bools:
    """Pairs that the prices show to be better than what the row has; none means proven best."""
    return gain - prices > _rents(gain, mate, prices)[:, None]


def _rents(gain: Ints, mate: Ints, prices: Ints) -> Ints:
    """What each row keeps of its gain after paying the price of its column."""
    rents = np.zeros(len(mate), dtype=np.int64)
    (matched,) = np.nonzero(mate >= 0)
    rents[matched] = gain[matched, mate[matched]] - prices[mate[matched]]
    return rents


def _in_order(gain: Ints, places: Ints, mate: Ints, prices: Ints, rows: Ints, columns: Ints) -> Solution:
    ordered, paid = np.full(len(rows), -1, dtype=np.int64), np.zeros(len(columns), dtype=np.int64)
    ordered[rows] = np.where(mate >= 0, columns[mate] if len(columns) else -1, -1)
    paid[columns] = prices
    (matched,) = np.nonzero(ordered >= 0)
    value = int(gain[matched, ordered[matched]].sum())
    bound = int(_rents(gain, ordered, paid).sum() + (places * paid).sum())
    return Solution(ordered, paid, value, bound)
