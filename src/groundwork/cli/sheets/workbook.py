"""Tables as an XLSX workbook or as CSV. Texts stay texts: no spreadsheet calculates or runs them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from groundwork.enrollment.importing.cells import clean_text, is_dangerous
from groundwork.enrollment.importing.writing import MAX_XLSX_CHARACTERS, write_csv

from .tables import Cell, Sheet

HEAD = Font(bold=True, color="FFFFFF")
GROUND = PatternFill("solid", fgColor="1F5F4A")
WRAPPED = Alignment(wrap_text=True, vertical="top")
# A workbook says when it was made; the same input is to give the same file.
MADE_AT = datetime(2000, 1, 1)


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """One workbook with a sheet for each table, ready to filter and to print."""
    book = Workbook(write_only=True)
    book.properties.creator = "Groundwork"
    book.properties.created = book.properties.modified = MADE_AT
    content = io.BytesIO()
    try:
        for sheet in sheets:
            _fill(book.create_sheet(sheet.name), sheet)
        book.save(content)
    except KeyboardInterrupt:
        _let_go(book)
        raise
    return content.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """One table as CSV."""
    return write_csv(sheet.titles, ([str(cell) for cell in row] for row in sheet.rows))


def _let_go(book: Workbook) -> None:
    """A sheet that is half written complains when Python clears it away, unless it is closed."""
    for page in book.worksheets:
        with suppress(Exception):
            page.close()


def _fill(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    for place, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    if sheet.rows:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.titles))}{len(sheet.rows) + 1}"
    for place, words in sheet.choices.items() if sheet.rows else ():
        page.data_validations.append(_choice(get_column_letter(place + 1), words, len(sheet.rows) + 1))
    page.append([_cell(page, title, head=True) for title in sheet.titles])
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])


def _choice(column: str, words: Sequence[str], last: int) -> DataValidation:
    """Words to choose from; others may be written, and are told when the file is read again."""
    return DataValidation(
        "list", f'"{",".join(words)}"', sqref=f"{column}2:{column}{last}", allow_blank=True, showErrorMessage=False
    )


def _cell(page: Any, value: Cell, *, head: bool = False) -> Any:
    if isinstance(value, int):
        cell = WriteOnlyCell(page, value=value)
    else:
        cell = WriteOnlyCell(page, value="")
        cell.value = clean_text(value)[:MAX_XLSX_CHARACTERS]
        cell.data_type = "s"
        if is_dangerous(value):
            cell.quotePrefix = True
    cell.alignment = WRAPPED
    if head:
        cell.font, cell.fill = HEAD, GROUND
    return cell
