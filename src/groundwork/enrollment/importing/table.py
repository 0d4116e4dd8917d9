"""A table of a file: titles above, rows below, each with the number a spreadsheet shows beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from groundwork.enrollment.importing.cells import column_letter
from groundwork.enrollment.importing.headers import find_header, is_second_header
from groundwork.enrollment.importing.unreadable import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    unreadable,
)

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows may be longer than `columns`: then a CSV row has a separator too many."""

    columns: list[str]
    rows: list[Row]
    header_row_number: int
    sheet: str | None = None
    sheet_names: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None

    def samples(self, column: int, count: int = 3) -> list[str]:
        """The first different values of a column that are not blank."""
        filled = (cells[column] for _number, cells in self.rows if cells[column])
        return list(islice(dict.fromkeys(islice(filled, 200)), count))


def table_from_rows(
    rows: list[Row],
    *,
    sheet: str | None = None,
    sheet_names: tuple[str, ...] = (),
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """Find the titles among rows that are not blank, and line up the rows below them."""
    if not rows:
        raise unreadable("empty")
    header = find_header(rows)
    if header is None:
        raise unreadable("no_header")
    number, titles = rows[header]
    del rows[: header + 1]
    if rows and is_second_header(rows[0][1]):
        del rows[0]
    if not rows:
        raise unreadable("no_people", row=number)
    if len(rows) > MAX_ROWS:
        raise unreadable("too_many_rows", limit=MAX_ROWS)
    width = max(len(cells) for _number, cells in rows)
    # A CSV row with a separator too many has shifted values; in a workbook nothing can shift.
    width = max(width, len(titles)) if delimiter is None else len(titles)
    if width > MAX_COLUMNS:
        raise unreadable("too_many_columns", columns=width, limit=MAX_COLUMNS)
    columns = _distinct_titles(titles, width)
    _line_up(rows, columns)
    columns = _without_empty_columns(columns, titles, rows)
    return Table(columns, rows, number, sheet, sheet_names, encoding, delimiter)


def _distinct_titles(titles: list[str], width: int) -> list[str]:
    columns: list[str] = []
    for index in range(width):
        title = " ".join(titles[index].split()) if index < len(titles) else ""
        if not title:
            title = _("Column %(letter)s") % {"letter": column_letter(index)}
        elif title in columns:
            title = f"{title} ({_('column %(letter)s') % {'letter': column_letter(index)}})"
        columns.append(title)
    return columns


def _without_empty_columns(columns: list[str], titles: list[str], rows: list[Row]) -> list[str]:
    """The columns that have a title or a value; the others go from the rows too."""
    untitled = {index for index in range(len(columns)) if index >= len(titles) or not titles[index]}
    empty = {index for index in untitled if not any(cells[index] for _number, cells in rows)}
    if empty:
        for _number, cells in rows:
            cells[:] = [cell for index, cell in enumerate(cells) if index not in empty]
    return [column for index, column in enumerate(columns) if index not in empty]


def _line_up(rows: list[Row], columns: list[str]) -> None:
    width = len(columns)
    for number, cells in rows:
        for index, cell in enumerate(cells):
            if len(cell) > MAX_CELL_CHARACTERS:
                column = columns[index] if index < width else column_letter(index)
                facts = {"characters": len(cell), "limit": MAX_CELL_CHARACTERS}
                raise unreadable("cell_too_long", row=number, column=column, **facts)
        if len(cells) < width:
            cells.extend([""] * (width - len(cells)))
