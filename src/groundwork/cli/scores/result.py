"""An assignment as a file and as a few lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from scipy import sparse

from groundwork.cli.sheets.tables import Sheet
from groundwork.cli.sheets.workbook import as_csv, as_workbook
from learning_fit import Aim, Assignment

from .limits import Limit, sum_of
from .reading import Scores

TITLES = ("row", "column", "score")


def as_file(scores: Scores, found: Assignment, path: Path) -> bytes:
    """One line for each pair, with the score as the file had it."""
    pairs = list(zip(found.rows.tolist(), found.columns.tolist(), strict=True))
    table = scores.table.tocsr() if sparse.issparse(scores.table) else scores.table
    values = [float(table[pair]) for pair in pairs]
    rows = [
        [scores.row_name(row), scores.column_name(column), shown(value)]
        for (row, column), value in zip(pairs, values, strict=True)
    ]
    sheet = Sheet("Assignment", TITLES, rows, (20, 20, 12))
    return as_csv(sheet) if path.suffix.lower() == ".csv" else as_workbook([sheet])


def lines_of(
    scores: Scores, found: Assignment, limits: Mapping[str, Limit], scale: int, *, exact: bool
) -> Iterator[str]:
    """What was reached, and what could be."""
    rows, columns = scores.shape
    asked = sum_of(limits["demand"], rows)
    yield f"{rows} rows, {columns} columns, {scores.count} pairs that may be"
    if not exact:
        yield f"scores are rounded to 1/{scale}: they have more decimals than an exact sum can hold"
    yield f"matched   {found.matched} of {rows} rows" + (
        "" if asked == rows else f", {len(found.rows)} of {asked} pairs"
    )
    yield f"worst     {'-' if found.worst is None else shown(found.worst / scale)}"
    yield f"total     {shown(found.total / scale)}"
    if short := _below_least(found, limits["at_least"], columns):
        yield f"at least  {short} of {columns} columns have fewer rows than they would like"
    if found.bound is None or found.gap is None:
        yield "bound     none: this aim seeks no greatest total"
        yield "gap       none: no row and column would both rather have each other"
        return
    yield f"bound     {shown(found.bound / scale)}"
    yield f"gap       {shown(found.gap / scale)}" + (f": proven. {_proven(found)}" if not found.gap else "")


def shown(value: float) -> str:
    """A number without needless zeros."""
    return np.format_float_positional(round(value, 6), trim="-")


def _below_least(found: Assignment, at_least: Limit, columns: int) -> int:
    return int(np.count_nonzero(np.bincount(found.columns, minlength=columns) < at_least))


def _proven(found: Assignment) -> str:
    if not len(found.rows):
        return "Nothing can be matched: no pair may be, or nobody asks, or nothing is free."
    if found.aim is Aim.FAIREST and found.worst is not None:
        return "No assignment of as many pairs has a better worst, and with that worst none has a greater total."
    return "No assignment of as many pairs has a greater total."
