"""Tables going out: the rows to correct with what to correct beside them, and any list as CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from groundwork.enrollment.importing.cells import clean_text, defused, is_dangerous
from groundwork.enrollment.importing.problems import Problem
from groundwork.enrollment.importing.table import Table

MAX_XLSX_CHARACTERS = 32_767


def rows_to_correct(table: Table, problems: Iterable[Problem]) -> tuple[list[str], list[list[str]]]:
    """The rows that have problems as they came, with a last column that says what to correct."""
    sentences: dict[int, list[str]] = {}
    for item in problems:
        sentences.setdefault(item.row, []).append(item.sentence)
    width = max(len(table.columns), *(len(cells) for number, cells in table.rows if number in sentences), 0)
    padding = [""] * (width - len(table.columns))
    rows = [
        [*cells, *[""] * (width - len(cells)), "\n".join(sentences[number])]
        for number, cells in table.rows
        if number in sentences
    ]
    return [*table.columns, *padding, _("What to correct")], rows


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, so that spreadsheets show every letter; a text they would run gets an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL)
    writer.writerow([defused(clean_text(column)) for column in columns])
    writer.writerows([defused(clean_text(cell)) for cell in cells] for cells in rows)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]], *, sheet: str = "") -> bytes:
    """A workbook with one sheet where every cell is text: zeros stay, and nothing is ever calculated."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet or _("People"))
    page.freeze_panes = "A2"
    bold = Font(bold=True)

    def text_cell(text: str, font: Font | None = None) -> WriteOnlyCell:
        cell = WriteOnlyCell(page, value="")
        cell.value = clean_text(text)[:MAX_XLSX_CHARACTERS]
        cell.data_type = "s"
        if font:
            cell.font = font
        if is_dangerous(text):
            cell.quotePrefix = True
        return cell

    page.append([text_cell(column, bold) for column in columns])
    for cells in rows:
        page.append([text_cell(cell) if cell else None for cell in cells])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
