"""OR-Tools: the minimum cost flow as bare as it comes, and its linear sum assignment."""

import numpy as np
from ortools.graph.python import linear_sum_assignment, min_cost_flow

from bench.cases import Case, Result, solved


def flow(case: Case) -> Result:
    """The bare flow: all pairs of the case as arcs, in array calls, one solve, no prices and no proof."""
    rows, columns, scores = case.pairs()
    count, width = case.shape
    sink, graph = count + width, min_cost_flow.SimpleMinCostFlow()
    arcs = graph.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([rows, count + np.arange(width), np.arange(count)]),
        np.concatenate([count + columns, np.full(width + count, sink)]),
        np.concatenate([np.ones_like(rows), case.places, np.full(count, case.demand)]),
        np.concatenate([-scores - case.head, np.zeros(width + count, dtype=np.int64)]),
    )
    supplies = np.concatenate([np.full(count, case.demand), np.zeros(width, dtype=np.int64), [-count * case.demand]])
    graph.set_nodes_supplies(np.arange(sink + 1), supplies)
    assert graph.solve() == graph.OPTIMAL
    used = graph.flows(arcs[: len(rows)]) > 0
    return solved(rows[used], columns[used])


def assignment(case: Case) -> Result:
    """SimpleLinearSumAssignment: places as columns; for as many rows as places and a perfect matching."""
    rows, columns, scores = case.pairs()
    per, first = case.places, np.cumsum(case.places) - case.places
    copies = per[columns]
    nth = np.arange(copies.sum()) - np.repeat(np.cumsum(copies) - copies, copies)
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(
        np.repeat(rows, copies), first[np.repeat(columns, copies)] + nth, np.repeat(-scores, copies)
    )
    assert solver.solve() == solver.OPTIMAL
    chosen = np.array([solver.right_mate(row) for row in range(case.shape[0])])
    return solved(np.arange(case.shape[0]), case.slots()[chosen])
