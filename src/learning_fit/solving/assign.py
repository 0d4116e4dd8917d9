"""Bare scores to the best assignment: for anyone who has a table of numbers and no people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import issparse, sparray

from learning_fit.arrays import Ints
from learning_fit.errors import InvalidScores
from learning_fit.solving.floors import fairest
from learning_fit.solving.graph import graph_of
from learning_fit.solving.optimum import Optimum, Progress, optimum, quiet
from learning_fit.solving.pairs import BlockPairs, DenseScores, ListedPairs, Pairs, Scores
from learning_fit.solving.stable import stable
from learning_fit.solving.terms import Terms

Counts = int | Sequence[int] | Ints


class Aim(StrEnum):
    """What comes first. Every aim but `STABLE` matches the most rows there can be before it looks at scores."""

    FAIREST = "fairest"
    """Most matched, then the best worst score, then the greatest total."""
    TOTAL = "total"
    """Most matched, then the greatest total."""
    STABLE = "stable"
    """No row and column would both rather have each other than what they have."""


@dataclass(frozen=True)
class Assignment:
    """Which rows have which columns: three arrays of equal length, sorted by row and column. Scores are whole points.

    `bound`: no assignment that holds as many pairs, none below `floor`, has a greater total; None for `STABLE`, which
    seeks no total. `places_matter` (columns, 2): what one more place at each column would bring, in pairs and points,
    while no score may fall below `floor`; None for `STABLE`.
    """

    rows: Ints
    columns: Ints
    scores: Ints
    shape: tuple[int, int]
    aim: Aim
    floor: int
    bound: int | None
    places_matter: Ints | None
    seed: int

    @property
    def total(self) -> int:
        """The sum of the scores."""
        return int(self.scores.sum())

    @property
    def worst(self) -> int | None:
        """The least score; None when nothing is assigned."""
        return int(self.scores.min()) if len(self.scores) else None

    @property
    def gap(self) -> int | None:
        """How far the total may be from the best; 0 is proven best."""
        return None if self.bound is None else self.bound - self.total

    @property
    def matched(self) -> int:
        """How many rows have a column at least."""
        return len(np.unique(self.rows))

    @property
    def unmatched(self) -> Ints:
        """The rows that have none, ascending."""
        return np.setdiff1d(np.arange(self.shape[0]), self.rows)


def assign(
    scores: NDArray[Any] | sparray | Scores,
    *,
    capacity: Counts = 1,
    demand: Counts = 1,
    at_least: Counts = 0,
    aim: Aim | str = Aim.FAIREST,
    scale: int = 1,
    seed: int = 0,
    progress: Progress = quiet,
) -> Assignment:
    """The best assignment of rows to columns, exact and proven.

    scores: (rows, columns). As an array: NaN or below 0 where a pair may not be; 0 may be. As a SciPy sparse array:
    only stored entries may be. Or anything with `shape`, `top` (no score is greater) and `rows(index)`, which is asked
    for blocks of rows as whole numbers, so that nobody has to hold all pairs at once. Arrays are multiplied by `scale`
    and rounded to whole points; sums are then exact.

    capacity: the most rows each column takes; demand: how many columns each row asks for, each once; at_least: how
    many rows each column would like to have. One number for all, or one each. As many rows as can be get their first
    column before any gets a second; columns then reach `at_least` as far as possible; then comes the `aim`. The seed
    decides between assignments of equal worth. `progress` is told the phase and how much of it is done.

    Raises `InvalidScores`. Sources: see `solving/optimum.py`, `floors.py`, `stable.py`.
    """
    aim, pairs = _aim(aim), _pairs(scores, scale)
    places = _counts(capacity, pairs.shape[1], "capacity")
    least = np.minimum(_counts(at_least, pairs.shape[1], "at_least"), places)
    asked = np.minimum(_counts(demand, pairs.shape[0], "demand"), pairs.shape[1])
    terms = Terms(asked, places, least, pairs.top)
    if aim is Aim.STABLE:
        chosen = stable(pairs, terms, seed=seed, progress=progress)
        return Assignment(chosen.rows, chosen.columns, chosen.scores, pairs.shape, aim, 0, None, None, seed)
    if aim is Aim.TOTAL:
        return _assignment(optimum(pairs, terms, seed=seed, progress=progress), 0, terms, aim, seed)
    raised = fairest(pairs, terms, seed=seed, progress=progress)
    return _assignment(raised.optimum, raised.floor, terms, aim, seed)


def _assignment(best: Optimum, floor: int, terms: Terms, aim: Aim, seed: int) -> Assignment:
    total = int(best.scores.sum())
    heads, points = place_values(best.support.prices, terms.head)
    return Assignment(
        best.rows,
        best.columns,
        best.scores,
        best.graph.shape,
        aim,
        floor,
        best.support.bound - (best.value - total),
        np.column_stack([np.minimum(heads, 1), points]),
        seed,
    )


def place_values(prices: Ints, head: int) -> tuple[Ints, Ints]:
    """What one more place at each column brings beyond scores, in heads, and in points. (columns,) each

    Where a price is below 0 the column lacks no places. What is won beyond scores is one pair at most: `Terms.steps`
    heads when it is a row's first, fewer when it is a later one. A column's wish for pairs is not fulfilled by a place.
    """
    worth = np.maximum(prices, 0)
    heads = (worth + head // 2) // head
    return heads, worth - heads * head


def _aim(aim: Aim | str) -> Aim:
    try:
        return Aim(aim)
    except ValueError:
        raise InvalidScores(f"the aim is one of {', '.join(Aim)}, not {aim!r}") from None


def _pairs(scores: Any, scale: int) -> Pairs:
    if issparse(scores):
        table = scores.tocsr(copy=True)
        table.sum_duplicates()
        table = table.tocoo()
        points = _points(np.asarray(table.data), scale)
        row, column = (np.asarray(part, dtype=np.int64) for part in (table.row, table.col))
        if (points < 0).any():
            raise InvalidScores("a stored score is below 0 or not a number; leave out what may not be")
        return ListedPairs(graph_of((table.shape[0], table.shape[1]), row, column, points))
    if isinstance(scores, np.ndarray | list | tuple):
        array = np.asarray(scores)
        if array.ndim != 2:
            raise InvalidScores(f"scores are a table of rows and columns; these have {array.ndim} dimensions")
        return BlockPairs(DenseScores(_points(array, scale)))
    if not all(hasattr(scores, name) for name in ("shape", "top", "rows")):
        raise InvalidScores("scores are an array, a SciPy sparse array, or have shape, top and rows()")
    return BlockPairs(scores)


def _points(scores: NDArray[Any], scale: int) -> NDArray[Any]:
    """Whole points, -1 where a pair may not be."""
    if not scale > 0:
        raise InvalidScores(f"the scale is greater than 0, not {scale}")
    if scores.dtype.kind not in "iufb":
        raise InvalidScores(f"scores are numbers, not {scores.dtype}")
    if scores.dtype.kind in "iu" and scale == 1 and (scores.dtype.itemsize < 4 or scores.max(initial=0) < 2**31):
        return scores.astype(np.int64, copy=False) if scores.dtype.kind == "u" else scores
    points = np.rint(np.where(scores >= 0, scores, -1) * np.where(scores >= 0, scale, 1))
    if not np.isfinite(points).all() or points.max(initial=0) >= 2**31:
        raise InvalidScores("a score times the scale is 2,147,483,648 or more")
    whole: NDArray[np.int64] = points.astype(np.int64)
    return whole


def _counts(counts: Counts, size: int, name: str) -> Ints:
    array = np.asarray(counts) if np.size(counts) else np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iu" or array.ndim > 1 or (array.ndim == 1 and len(array) != size):
        raise InvalidScores(f"{name} is one whole number or {size} of them")
    if (array < 0).any():
        raise InvalidScores(f"{name} cannot be negative")
    return np.broadcast_to(array, (size,)).astype(np.int64)
