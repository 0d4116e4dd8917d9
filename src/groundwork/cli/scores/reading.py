"""Scores from a file: how well each row and column go together, and which pairs may not be."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from groundwork.cli.stop import Stop

from .cells import TABLES, Row, number, read_bytes, read_cells
from .titles import is_titled

Floats = NDArray[np.float64]
SCORE_TITLES = {"score", "weight", "value", "bid", "fit", "similarity", "affinity", "points", "utility"}
SCALES = (1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 50, 64, 100, 1_000, 10_000, 100_000, 1_000_000)
FIRST_LOOK, ALMOST = 1_000, 1e-7
FORMATS = (*TABLES, ".npy", ".npz", ".in")


@dataclass(frozen=True)
class Scores:
    """Rows ask, columns give. `table` is an array in which NaN says that a pair may not be, or sparse, where what is
    stored may be. Names are None where the file has none: then rows and columns count from 1."""

    table: Any
    row_names: tuple[str, ...] | None = None
    column_names: tuple[str, ...] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = self.table.shape
        return int(rows), int(columns)

    @property
    def stored(self) -> NDArray[Any]:
        """Every score that the file holds, in one row."""
        data: NDArray[Any] = (self.table.data if sparse.issparse(self.table) else self.table).ravel()
        return data

    @property
    def count(self) -> int:
        """How many pairs may be."""
        return int(np.count_nonzero(self.stored >= 0))

    @property
    def allowed(self) -> Any:
        """The table, without what is listed and may not be."""
        if not sparse.issparse(self.table):
            return self.table
        listed = self.table.tocoo()
        may = ~(np.isnan(listed.data) | (listed.data < 0))
        return sparse.coo_array((listed.data[may], (listed.row[may], listed.col[may])), shape=listed.shape)

    def turned(self) -> Scores:
        """Rows and columns change places."""
        return Scores(self.table.T, self.column_names, self.row_names)

    def row_name(self, row: int) -> str:
        return self.row_names[row] if self.row_names else str(row + 1)

    def column_name(self, column: int) -> str:
        return self.column_names[column] if self.column_names else str(column + 1)


def read_scores(path: Path, *, sheet: str | None = None, long: bool = False, header: bool | None = None) -> Scores:
    """The scores in a file, by the ending of its name; Stop when they can't be read.

    `header` says whether the first row of a table is titles; None looks at the table.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise Stop(f"{path.name}: expected a file that ends in {', '.join(FORMATS)}.")
    if header is not None and ending not in TABLES:
        raise Stop(f"{path.name} is no table and has no titles. Leave --header and --no-header out.")
    if ending in {".npy", ".npz"}:
        return Scores(_array(path))
    if ending == ".in":
        return Scores(_bids(path))
    rows = read_cells(path, sheet)
    rows = rows if header is False else _without_heading(rows)
    if not rows:
        raise Stop(f"{path.name} is empty.")
    if long or (header is not False and _is_long(rows)):
        return _from_list(path, rows, header)
    return _from_matrix(path, rows, header)


def scale_of(scores: Scores) -> tuple[int, bool]:
    """The smallest number that makes every score whole, and whether it makes them whole; a million when none does."""
    values = scores.stored
    if values.dtype.kind in "iu":
        return 1, True
    for scale in SCALES:
        if _are_whole(values[:FIRST_LOOK], scale) and _are_whole(values, scale):
            return scale, True
    return SCALES[-1], False


def _are_whole(values: NDArray[Any], scale: int) -> bool:
    points = values * scale
    with np.errstate(invalid="ignore"):
        near = np.abs(points - np.rint(points)) < ALMOST
    return bool((near | ~(values >= 0)).all())


def _array(path: Path) -> Any:
    content = io.BytesIO(read_bytes(path))
    try:
        if path.suffix.lower() == ".npy":
            table = np.load(content, allow_pickle=False)
        else:
            table = _from_npz(content)
    except (ValueError, OSError, KeyError, EOFError, TypeError, BadZipFile, zlib.error) as no:
        raise Stop(f"{path.name} holds no array of numbers: {no}") from no
    if table.ndim != 2 or table.dtype.kind not in "iufb" or 0 in table.shape:
        raise Stop(f"{path.name} holds {table.ndim} dimensions of {table.dtype}, expected rows and columns of numbers.")
    if sparse.issparse(table):
        return sparse.csr_array(table.astype(np.float64))
    return table if table.dtype.kind in "iu" else table.astype(np.float64)


def _from_npz(content: io.BytesIO) -> Any:
    with np.load(content, allow_pickle=False) as found:
        names = list(found)
        if "format" not in names:
            if len(names) != 1:
                raise ValueError(f"it holds {len(names)} arrays, expected one, or one saved by scipy.sparse.save_npz")
            return found[names[0]]
    content.seek(0)
    return sparse.load_npz(content)


def _bids(path: Path) -> Floats:
    """Bids as PrefLib's are passed on: rows and columns in the first line, then every value."""
    words = read_bytes(path).split()
    try:
        rows, columns = int(words[0]), int(words[1])
        values = np.array(words[2:], dtype=np.float64)
    except (ValueError, IndexError) as no:
        raise Stop(f"{path.name}, row 1: expected the numbers of rows and columns, then the scores: {no}") from no
    if rows < 1 or columns < 1 or len(values) != rows * columns:
        raise Stop(f"{path.name}: found {len(values)} scores, expected {rows} × {columns} = {rows * columns}.")
    return values.reshape(rows, columns)


def _without_heading(rows: list[Row]) -> list[Row]:
    """What stands above the titles: a line of one text, with titles and not with a number beneath it."""
    while len(rows) > 1 and _is_heading(rows[0][1]) and not any(number(cell) is not None for cell in rows[1][1]):
        del rows[0]
    return rows


def _is_heading(cells: Sequence[str]) -> bool:
    return bool(cells[0]) and number(cells[0]) is None and not any(cells[1:])


def _is_long(rows: Sequence[Row]) -> bool:
    titles = rows[0][1]
    return len(titles) == 3 and titles[2].casefold() in SCORE_TITLES


def _from_list(path: Path, rows: Sequence[Row], header: bool | None) -> Scores:
    """One pair in each row of the file: row, column, score. What is not listed may not be."""
    titled = len(rows[0][1]) > 2 and number(rows[0][1][2]) is None if header is None else header
    body = rows[1:] if titled else rows
    names: tuple[dict[str, int], dict[str, int]] = ({}, {})
    places: dict[tuple[int, int], float] = {}
    for at, cells in body:
        if len(cells) < 3:
            raise Stop(f"{path.name}, row {at}: found {len(cells)} cells, expected row, column and score.")
        pair = tuple(names[side].setdefault(cells[side], len(names[side])) for side in (0, 1))
        if pair in places:
            raise Stop(f"{path.name}, row {at}: {cells[0]} and {cells[1]} stand here a second time. Keep one score.")
        places[pair[0], pair[1]] = _score(path, at, "score", cells[2])
    if not places:
        raise Stop(f"{path.name} holds titles and no pair beneath them.")
    row_at, column_at = np.array(list(places)).T
    shape = len(names[0]), len(names[1])
    table = sparse.csr_array((np.array(list(places.values())), (row_at, column_at)), shape=shape)
    return _in_order(table, tuple(names[0]), tuple(names[1]))


def _in_order(table: Any, row_names: tuple[str, ...], column_names: tuple[str, ...]) -> Scores:
    """By name, so that the order of the lines in a file changes nothing."""
    rows, columns = (sorted(range(len(names)), key=_by_name(names)) for names in (row_names, column_names))
    ordered = sparse.csr_array(table[rows][:, columns])
    return Scores(ordered, tuple(row_names[at] for at in rows), tuple(column_names[at] for at in columns))


def _by_name(names: Sequence[str]) -> Callable[[int], tuple[int, float, str]]:
    """Numbers by size, before words."""

    def key(at: int) -> tuple[int, float, str]:
        value = number(names[at])
        return (1, 0.0, names[at]) if value is None else (0, value, names[at])

    return key


def _from_matrix(path: Path, rows: Sequence[Row], header: bool | None) -> Scores:
    head = rows[0][1]
    titled = is_titled(path, rows) if header is None else header
    named = titled or any(number(cells[0]) is None for _, cells in rows[1:] or rows if cells[0])
    titled = titled or (header is None and any(number(cell) is None for cell in head[1:] if cell))
    body = rows[1:] if titled else rows
    start = int(named)
    width = len(head) if titled else max(len(cells) for _, cells in rows)
    if not body or width <= start:
        raise Stop(f"{path.name} holds titles and no score beneath them.")
    titles = list(head)
    table = np.full((len(body), width - start), np.nan)
    for place, (at, cells) in enumerate(body):
        if titled and any(cells[len(head) :]):
            raise Stop(f"{path.name}, row {at}: found {len(cells)} cells, expected {len(head)}, one for each title.")
        for column, cell in enumerate(cells[start:width]):
            if cell:
                title = titles[start + column] if titled else f"column {start + column + 1}"
                table[place, column] = _score(path, at, title, cell)
    names = tuple(cells[0] for _, cells in body) if named else None
    column_names = tuple(titles[start:]) if titled else None
    for side in (names, column_names):
        if side and len(set(side)) < len(side):
            twice = next(name for name in side if side.count(name) > 1)
            raise Stop(f"{path.name}: '{twice}' stands twice as a name. Each row and column needs its own.")
    return Scores(table, names, column_names)


def _score(path: Path, row: int, column: str, text: str) -> float:
    value = number(text)
    if value is None or np.isinf(value):
        raise Stop(
            f"{path.name}, row {row}, {column}: found '{text}', expected a number."
            " An empty cell or a number below 0 says that the pair may not be."
        )
    return value
