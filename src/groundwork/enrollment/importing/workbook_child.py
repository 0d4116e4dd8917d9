"""The child process that opens one workbook: bytes come in, one line of JSON per row goes out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from itertools import islice

import python_calamine

from groundwork.enrollment.importing.cells import cell_text
from groundwork.enrollment.importing.headers import HEADER_WITHIN, find_header, known_titles
from groundwork.enrollment.importing.table import Row
from groundwork.enrollment.importing.unreadable import MAX_COLUMNS, MAX_ROWS
from groundwork.enrollment.importing.xlsx_details import Details, details_of

MEMORY_BYTES = 1_000_000_000
CPU_SECONDS = 60
OUT_OF_MEMORY = 70


def main() -> int:
    """Read a workbook from standard input; the first line tells the sheets, the others are rows."""
    _set_ceiling()
    wanted = sys.argv[1] if len(sys.argv) > 1 else None
    try:
        for line in _answer(sys.stdin.buffer.read(), wanted):
            sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _set_ceiling() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(content: bytes, wanted: str | None) -> Iterator[object]:
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
    except python_calamine.PasswordError:
        yield {"error": "encrypted"}
        return
    except python_calamine.CalamineError as error:
        yield {"error": "encrypted" if "password" in str(error).lower() else "corrupt"}
        return
    names = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    if not names:
        yield {"error": "empty"}
        return
    if wanted is not None and wanted not in names:
        yield {"error": "sheet_not_found", "sheets": names}
        return
    name = wanted if wanted is not None else _sheet_with_people(book, names)
    yield {"sheets": names, "sheet": name}
    yield from islice(_rows(book, name, details_of(content, name)), MAX_ROWS + HEADER_WITHIN + 1)


def _sheet_with_people(book: python_calamine.CalamineWorkbook, names: list[str]) -> str:
    """The visible sheet whose titles are known best; the first one with anything when none is."""
    best, best_score = names[0], -1
    if len(names) == 1:
        return best
    for name in names:
        top = list(islice(_rows(book, name, Details()), HEADER_WITHIN))
        header = find_header(top) if top else None
        score = known_titles(top[header][1]) * 2 + 1 if header is not None else int(bool(top)) - 1
        if score > best_score:
            best, best_score = name, score
    return best


def _rows(book: python_calamine.CalamineWorkbook, name: str, details: Details) -> Iterator[Row]:
    sheet = book.get_sheet_by_name(name)
    # The library starts rows at the top of the sheet, and columns at the first that holds something.
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [*before, *map(cell_text, values)]
        for index, text in details.get(number, ()):
            cells.extend([""] * (index + 1 - len(cells)))
            cells[index] = text
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells[: MAX_COLUMNS + 1]


if __name__ == "__main__":
    sys.exit(main())
