"""lap: Jonker and Volgenant's algorithm, dense, padding by itself."""

import lap
import numpy as np

from bench.cases import Case, Result, solved


def dense(case: Case) -> Result:
    """Places as columns; `lapjv` extends to a square by itself."""
    assert case.table is not None
    slots = case.slots()
    none = float(case.head + case.best)
    cost = np.where(case.table >= 0, case.best - case.table.astype(np.float64), none)[:, slots]
    _, chosen, _ = lap.lapjv(cost, extend_cost=True)
    rows = np.arange(case.shape[0])
    legal = (chosen >= 0) & (cost[rows, chosen] < none)
    return solved(rows[legal], slots[chosen[legal]])
