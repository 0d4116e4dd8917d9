"""One question, compared between every mentee and every mentor: 0..1 where both have answered it, 0 where not.

Values of a block of mentees never depend on the block: what is summed are whole numbers small enough to be exact in
whatever order, or sums whose order is fixed by the mentee's own row.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from learning_fit.arrays import Bools, Floats, Ints

Some = Ints | slice
"""Places of mentors; `EVERY` is all of them, without a copy"""

EVERY = slice(None)

Answer = TypeVar("Answer", bound=Hashable)
Number = TypeVar("Number", bound=np.generic)
SMALL_GRID = 1_000_000


class Item(Protocol):
    """A question that a part of a fit is made of."""

    @property
    def name(self) -> str:
        """Which question."""

    @property
    def row_known(self) -> Bools:
        """Which mentees have answered. (mentees,)"""

    @property
    def column_known(self) -> Bools:
        """Which mentors have. (mentors,)"""

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """How well the answers suit, 0 where either is not known. (len(rows), len(columns))"""


class Between:
    """Answers of which there are few different ones: each two different ones are compared once.

    `value` takes the different answers of either side and gives their grid.
    """

    def __init__(
        self,
        name: str,
        rows: Sequence[Answer | None],
        columns: Sequence[Answer | None],
        value: Callable[[Sequence[Answer], Sequence[Answer]], Floats],
    ) -> None:
        self.name = name
        self._ours, self._row = _coded(rows)
        self._theirs, self._column = _coded(columns)
        self._value: Callable[[Sequence[Any], Sequence[Any]], Floats] = value
        self.row_known: Bools = self._row < len(self._ours)
        self.column_known: Bools = self._column < len(self._theirs)

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """See `Item`."""
        codes = self._row[rows]
        if len(self._ours) * len(self._theirs) <= SMALL_GRID:
            grid = self._whole[codes]
        else:
            some, places = np.unique(codes, return_inverse=True)
            grid = self._grid([self._ours[code] for code in some if code < len(self._ours)])[places]
        values: Floats = grid.take(self._column[columns], axis=1)
        return values

    @cached_property
    def _whole(self) -> Floats:
        return self._grid(self._ours)

    def _grid(self, ours: Sequence[Any]) -> Floats:
        """The grid of different answers, with a last row and column of noughts for those who gave none."""
        grid = np.zeros((len(ours) + 1, len(self._theirs) + 1), dtype=np.float32)
        if len(ours) and len(self._theirs):
            grid[:-1, :-1] = self._value(ours, self._theirs)
        return grid


class Share:
    """The share of what each mentee asks for, by weight, that each mentor brings, by credit 0..`whole`."""

    def __init__(
        self,
        name: str,
        asked: Sequence[Mapping[str, float]],
        brought: Sequence[Mapping[str, float]],
        *,
        column_known: Sequence[bool],
        whole: float = 1,
    ) -> None:
        tags = {tag: place for place, tag in enumerate(sorted({tag for row in asked for tag in row}))}
        self.name = name
        self._asked = _sparse(asked, tags)
        self._brought = csr_array(_sparse(brought, tags).T)
        totals: Floats = np.array([max(sum(row.values()), 1e-9) * whole for row in asked], dtype=np.float32)
        self._totals = totals[:, None]
        self.row_known: Bools = np.array([bool(row) for row in asked], dtype=bool)
        self.column_known: Bools = np.array(column_known, dtype=bool)

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """See `Item`."""
        asked, brought = self._asked[rows], columns_of(self._brought, columns)
        met: Floats = (asked @ brought).toarray()
        met /= self._totals[rows]
        return met


def share_of_set(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Floats:
    """The share of each set of ours that stands in each of theirs; a grid for `Between`."""
    tags = sorted({tag for group in ours for tag in group})
    counts = _marks(ours, tags) @ _marks(theirs, tags).T
    wanted: Floats = np.array([[max(len(group), 1)] for group in ours], dtype=np.float32)
    return counts / wanted


def any_in_common(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Floats:
    """1 where two sets share anything; a grid for `Between`."""
    return (share_of_set(ours, theirs) > 0).astype(np.float32)


def _marks(groups: Sequence[frozenset[str]], tags: Sequence[str]) -> Floats:
    return np.array([[tag in group for tag in tags] for group in groups], dtype=np.float32).reshape(
        len(groups), len(tags)
    )


def _coded(answers: Sequence[Answer | None]) -> tuple[list[Answer], Ints]:
    """The different answers in the order they come, and which one each gave; who gave none stands past the end."""
    place: dict[Answer, int] = {}
    for answer in answers:
        if answer is not None:
            place.setdefault(answer, len(place))
    codes = [len(place) if answer is None else place[answer] for answer in answers]
    return list(place), np.array(codes, dtype=np.int64)


def _sparse(rows: Sequence[Mapping[str, float]], tags: Mapping[str, int]) -> csr_array:
    values = [(index, tags[tag], row[tag]) for index, row in enumerate(rows) for tag in sorted(row) if tag in tags]
    return sparse_table(values, (len(rows), len(tags)))


def each_of(values: Callable[[Some], NDArray[Number]], columns: Ints) -> NDArray[Number]:
    """For each row the value at its own column, worked out for the columns that are named only. (rows,)"""
    if len(columns) == 1:  # all columns are quicker than to take one out of a sparse table
        return values(EVERY)[:, columns[0]]
    some, place = np.unique(columns, return_inverse=True)
    return values(some)[np.arange(len(columns)), place]


def columns_of(table: csr_array, columns: Some) -> csr_array:
    """Some columns of a sparse table; all of them are not copied. What a row sums up keeps its order."""
    return table if isinstance(columns, slice) else table[:, columns]


def sparse_table(entries: Iterable[tuple[int, int, float]], shape: tuple[int, int]) -> csr_array:
    """A sparse table of (row, column, value) entries that come row by row. float32"""
    found = list(entries)
    rows = np.fromiter((entry[0] for entry in found), dtype=np.int32, count=len(found))
    columns = np.fromiter((entry[1] for entry in found), dtype=np.int32, count=len(found))
    data = np.fromiter((entry[2] for entry in found), dtype=np.float32, count=len(found))
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))]).astype(np.int32)
    return csr_array((data, columns, starts), shape=(shape[0], max(shape[1], 1)))
