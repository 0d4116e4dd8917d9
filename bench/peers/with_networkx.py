"""networkx: the network simplex in Python."""

import networkx as nx

from bench.cases import Case, Ints, Result, solved


def simplex(case: Case) -> Result:
    """The same flow as OR-Tools solves, arc by arc."""
    rows, columns, scores = case.pairs()
    graph = nx.DiGraph()
    graph.add_nodes_from((("row", row) for row in range(case.shape[0])), demand=-case.demand)
    graph.add_node("sink", demand=case.shape[0] * case.demand)
    for row, column, score in zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True):
        graph.add_edge(("row", row), ("column", column), capacity=1, weight=-score - case.head)
    for column, places in enumerate(case.places.tolist()):
        graph.add_edge(("column", column), "sink", capacity=places, weight=0)
    for row in range(case.shape[0]):
        graph.add_edge(("row", row), "sink", capacity=case.demand, weight=0)
    _, flows = nx.network_simplex(graph)
    used = _used(rows, columns, flows)
    return solved(rows[used], columns[used])


def _used(rows: Ints, columns: Ints, flows: dict) -> list[bool]:
    return [
        flows[("row", row)][("column", column)] > 0 for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
