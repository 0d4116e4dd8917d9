"""Is a result what it says? Looked at from its pairs alone, by the same lines for every peer and for learning_fit."""

from dataclasses import dataclass

import numpy as np

from bench.cases import Case, Ints
from bench.instances import blocks


class Wrong(Exception):
    """A result that breaks a rule of its case."""


@dataclass(frozen=True)
class Checked:
    """What a set of pairs amounts to. `worst` is the least total of any row that has all it wants."""

    matched: int
    missing: int
    total: int
    worst: int


def check(case: Case, pairs: Ints) -> Checked:
    """Count pairs (count, 2) of row and column; raises `Wrong` for a pair that may not be, or too many of them."""
    rows, columns = pairs[:, 0], pairs[:, 1]
    if len(pairs) and (pairs.min() < 0 or rows.max() >= case.shape[0] or columns.max() >= case.shape[1]):
        raise Wrong("a pair of nobody")
    if len(np.unique(rows * case.shape[1] + columns)) < len(pairs):
        raise Wrong("the same pair twice")
    given = np.bincount(rows, minlength=case.shape[0])
    if (given > case.demand).any():
        raise Wrong("a row has more than it wants")
    if (np.bincount(columns, minlength=case.shape[1]) > case.places).any():
        raise Wrong("a column is over its places")
    fits = _fits(case, rows, columns)
    if (fits < 0).any():
        raise Wrong("a pair that may not be")
    sums = np.bincount(rows, weights=fits, minlength=case.shape[0])
    served = sums[given == case.demand]
    wanted = case.shape[0] * case.demand
    return Checked(len(pairs), wanted - len(pairs), int(fits.sum()), int(served.min()) if len(served) else 0)


def _fits(case: Case, rows: Ints, columns: Ints) -> Ints:
    """The fit of each pair, read from the case itself; -1 where it may not be or is not in the graph."""
    if case.table is not None:
        return case.table[rows, columns].astype(np.int64)
    if case.crowd is not None:
        fits = np.full(len(rows), -1, dtype=np.int64)
        for block in blocks(case.shape[0]):
            (mine,) = np.nonzero((rows >= block.start) & (rows < block.stop))
            fits[mine] = case.crowd.rows(block)[rows[mine] - block.start, columns[mine]]
        return fits
    candidates, choices, scores = case.pairs()
    keys = candidates * case.shape[1] + choices
    order = np.argsort(keys)
    asked = rows * case.shape[1] + columns
    found = order[np.minimum(np.searchsorted(keys, asked, sorter=order), len(keys) - 1)]
    return np.where(keys[found] == asked, scores[found], -1)
