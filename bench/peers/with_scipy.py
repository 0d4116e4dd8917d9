"""SciPy's assignment (dense), its sparse matching, and its linear programs (HiGHS)."""

import numpy as np
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bench.cases import Case, Result, solved


def dense(case: Case) -> Result:
    """linear_sum_assignment: each place a column of its own, a pair that may not be worth nothing."""
    assert case.table is not None
    slots = case.slots()
    gain = np.where(case.table >= 0, case.head + case.table.astype(np.float64), 0.0)[:, slots]
    rows, chosen = linear_sum_assignment(gain, maximize=True)
    legal = gain[rows, chosen] > 0
    return solved(rows[legal], slots[chosen[legal]])


def sparse(case: Case) -> Result:
    """min_weight_full_bipartite_matching: places as columns, and for each row a dummy for when nothing is left."""
    rows, columns, scores = case.pairs()
    count, (per, first) = case.shape[0], (case.places, np.cumsum(case.places) - case.places)
    copies = per[columns]
    nth = np.arange(copies.sum()) - np.repeat(np.cumsum(copies) - copies, copies)
    slot, slots = first[np.repeat(columns, copies)] + nth, int(per.sum())
    gain = np.concatenate([np.repeat(case.head + scores, copies), np.ones(count)])
    where = (np.append(np.repeat(rows, copies), np.arange(count)), np.append(slot, slots + np.arange(count)))
    graph = csr_array((gain, where), shape=(count, slots + count))
    chosen_rows, chosen = min_weight_full_bipartite_matching(graph, maximize=True)
    real = chosen < slots
    return solved(chosen_rows[real], case.slots()[chosen[real]])


def linear(case: Case) -> Result:
    """linprog with HiGHS: the most total with every demand met; the corner it ends in is whole."""
    rows, columns, scores = case.pairs()
    each = np.arange(len(rows))
    ones = np.ones(len(rows))
    wants = csr_array(coo_array((ones, (rows, each)), shape=(case.shape[0], len(rows))))
    holds = csr_array(coo_array((ones, (columns, each)), shape=(case.shape[1], len(rows))))
    found = linprog(
        -scores.astype(float),
        A_eq=wants,
        b_eq=np.full(case.shape[0], case.demand),
        A_ub=holds,
        b_ub=case.places,
        bounds=(0, 1),
        method="highs",
    )
    taken = found.x > 0.5
    return solved(rows[taken], columns[taken])
