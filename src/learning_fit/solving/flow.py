"""The best choice within a candidate graph, as a minimum cost flow."""

import numpy as np
from ortools.graph.python import min_cost_flow

from learning_fit.arrays import Ints
from learning_fit.errors import SolverFailed
from learning_fit.solving.graph import Graph
from learning_fit.solving.terms import Terms


def most_head(graph: Graph, terms: Terms) -> int:
    """The greatest head for which the solver's own numbers stay exact: it multiplies costs by the number of nodes."""
    return (2**60 // (sum(graph.shape) + 2) - 2 * terms.top) // (terms.steps + 1)


def best_flow(graph: Graph, terms: Terms, head: int, seed: int) -> Ints:
    """The numbers of the chosen pairs: greatest sum of scores and heads. Raises `SolverFailed`.

    Each row sends what it asks for, past every column where it must; skipping a row's first pair costs the most. The
    seed names the nodes and so decides between choices of equal worth. OR-Tools' cost-scaling push-relabel (Goldberg,
    An efficient implementation of a scaling minimum-cost flow algorithm, 1997).
    """
    count, width = graph.shape
    chance = np.random.default_rng(seed)
    row = chance.permutation(count).astype(np.int32)
    column, sink = (count + chance.permutation(width)).astype(np.int32), count + width
    skips, costs = _skips(terms, head)
    wished = np.flatnonzero(terms.at_least)
    free = np.minimum(terms.capacity, count) - terms.at_least
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(row[graph.rows], column[graph.columns], 1, -graph.scores)
    flow.add_arcs_with_capacity_and_unit_cost(column, np.full(width, sink), np.maximum(free, 0), 0)
    flow.add_arcs_with_capacity_and_unit_cost(column[wished], np.full(len(wished), sink), terms.at_least[wished], -head)
    flow.add_arcs_with_capacity_and_unit_cost(row[skips], np.full(len(skips), sink), 1, costs)
    flow.set_nodes_supplies(row, terms.demand)
    flow.set_nodes_supplies(np.array([sink]), np.array([-terms.demand.sum()]))
    if flow.solve() != flow.OPTIMAL:
        raise SolverFailed(f"minimum cost flow on {graph.shape} with {len(graph)} pairs")
    chosen: Ints = np.flatnonzero(flow.flows(arcs))
    return chosen


def _skips(terms: Terms, head: int) -> tuple[Ints, Ints]:
    """One arc for each pair that a row may go without, and what that costs: the row's last pair costs least."""
    rows = np.repeat(np.arange(len(terms.demand)), terms.demand)
    number = np.arange(len(rows)) - np.repeat(np.cumsum(terms.demand) - terms.demand, terms.demand)
    given = np.broadcast_to(terms.given, len(terms.demand))
    return rows, head * (terms.steps - given[rows] - number)
