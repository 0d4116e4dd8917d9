"""Prices that support a choice: what one more place at each column is worth, and the proof that nothing is better."""

from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Ints
from learning_fit.solving.graph import Graph, ranges
from learning_fit.solving.terms import Terms

PASSES = 100_000


@dataclass(frozen=True)
class Support:
    """The least prices that support a choice. prices: (columns,); bars: (rows,).

    A row's bar is what any other pair, less its column's price, would have to pass to be wanted. `bound`: no choice
    within the graph is worth more. Where it meets the value of the choice, the choice is proven best.
    """

    prices: Ints
    bars: Ints
    bound: int


def support(graph: Graph, used: Ints, terms: Terms) -> Support | None:
    """The least prices for a choice of pairs; None when no prices support it, so that something better exists.

    Longest paths in the residual graph, from column to column: a column costs at least what a row without enough pairs
    would give for it, and at least another column's price plus what one of that column's rows would gain by changing
    over. Only rows whose own columns have become dearer are looked at again.
    """
    load, held = terms.load(graph, used), terms.held(graph, used)
    full = terms.is_full(load)
    prices = terms.floors(load)
    ceiling = np.where(full, np.iinfo(np.int64).max, np.where(load < terms.at_least, -terms.head, 0))
    inside = np.zeros(len(graph), dtype=bool)
    inside[used] = True
    by_column = used[np.argsort(graph.columns[used], kind="stable")]
    begins = np.searchsorted(graph.columns[by_column], np.arange(graph.shape[1] + 1))
    bars = _bars(graph, used, terms, held, prices)
    rows = np.flatnonzero(terms.demand > 0)
    for _ in range(PASSES):
        edges = graph.of_rows(rows)
        edges = edges[~inside[edges]]
        wanted, columns = graph.scores[edges] - bars[graph.rows[edges]], graph.columns[edges]
        dearer = wanted > prices[columns]
        columns = columns[dearer]
        if not len(columns):
            break
        np.maximum.at(prices, columns, wanted[dearer])
        raised = np.unique(columns)
        if (prices[raised] > ceiling[raised]).any():
            return None
        touched = by_column[ranges(begins[raised], begins[raised + 1])]
        rows = np.unique(graph.rows[touched])
        np.minimum.at(bars, graph.rows[touched], graph.scores[touched] - prices[graph.columns[touched]])
    else:
        return None
    if (bars < -terms.worth_of_next(held - 1))[held > 0].any():
        return None  # a row would rather let go of a pair
    return Support(prices, bars, _bound(graph, used, terms, held, load, prices))


def exact_sum(numbers: Ints, times: Ints | int = 1) -> int:
    """The sum of numbers of up to 2**62, each so many times (below 2**31 together): in two halves, to stay exact."""
    high, low = numbers >> 31, numbers & (2**31 - 1)
    return (int((high * times).sum()) << 31) + int((low * times).sum())


def _bars(graph: Graph, used: Ints, terms: Terms, held: Ints, prices: Ints) -> Ints:
    lacking = held < terms.demand
    bars = np.where(lacking, -terms.worth_of_next(held), np.iinfo(np.int64).max // 2)
    np.minimum.at(bars, graph.rows[used], graph.scores[used] - prices[graph.columns[used]])
    return bars


def _bound(graph: Graph, used: Ints, terms: Terms, held: Ints, load: Ints, prices: Ints) -> int:
    """Rows keep what their pairs are worth less the prices; columns are worth their places at their prices."""
    kept = exact_sum(graph.scores[used] - prices[graph.columns[used]]) + terms.worth_of_rows(held)
    rows = len(terms.demand)  # no column holds more, whatever it could take or would like
    wishes, places = np.minimum(terms.at_least, rows), np.minimum(terms.capacity, rows)
    wished = exact_sum(np.maximum(prices + terms.head, 0), wishes)
    return kept + wished + exact_sum(np.maximum(prices, 0), places - wishes)
