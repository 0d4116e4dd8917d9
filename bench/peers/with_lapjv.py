"""lapjv: Jonker and Volgenant's algorithm, dense and square."""

import numpy as np
from lapjv import lapjv

from bench.cases import Case, Result, solved


def dense(case: Case) -> Result:
    """Places as columns, padded to a square with pairs worth nothing."""
    assert case.table is not None
    slots = case.slots()
    size = max(case.shape[0], len(slots))
    cost = np.full((size, size), float(case.head + case.best))
    cost[: case.shape[0], : len(slots)] -= np.where(case.table >= 0, case.head + case.table.astype(float), 0.0)[
        :, slots
    ]
    chosen = lapjv(cost)[0][: case.shape[0]].astype(np.int64)
    rows = np.arange(case.shape[0])
    legal = cost[rows, chosen] < case.head
    return solved(rows[legal], slots[chosen[legal]])
