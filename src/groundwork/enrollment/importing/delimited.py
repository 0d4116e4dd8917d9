"""CSV files: whichever separator, whichever letters, every row keeps its number."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from groundwork.enrollment.importing.cells import Shared, delimited_text
from groundwork.enrollment.importing.headers import HEADER_WITHIN, known_titles
from groundwork.enrollment.importing.table import Row
from groundwork.enrollment.importing.unreadable import MAX_COLUMNS, MAX_ROWS, unreadable

DELIMITERS = ",;\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = "\x00end of file\x00"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)


def read_delimited(text: str) -> tuple[list[Row], str]:
    """The rows of a CSV text that are not blank, with their numbers, and the separator between cells."""
    skipped, delimiter = 0, None
    if declared := _SEPARATOR_LINE.match(text):
        skipped, delimiter = 1, declared[1]
        text = text[declared.end() :]
    delimiter = delimiter or find_delimiter(text)
    rows: list[Row] = []
    shared = Shared()
    for number, record in enumerate(_records(text, delimiter, first_row=skipped + 1), skipped + 1):
        cells = [shared(delimited_text(cell)) for cell in record]
        if not any(cells):
            continue
        if len(rows) > MAX_ROWS + HEADER_WITHIN:
            raise unreadable("too_many_rows", limit=MAX_ROWS)
        rows.append((number, _without_blank_end(cells, keep=len(cells) if len(rows) < HEADER_WITHIN else 0)))
    return rows, delimiter


def find_delimiter(text: str) -> str:
    """The separator by which the first rows fall into known titles, and into columns of equal number."""
    sample = text[:100_000]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, float]:
    try:
        records = list(islice(csv.reader(_lines(sample), delimiter=delimiter), 200))
    except csv.Error:
        return (0, 0.0)
    widths = Counter(len(record) for record in records if any(record))
    if not widths:
        return (0, 0.0)
    width, often = widths.most_common(1)[0]
    titles = max(known_titles([cell.strip() for cell in record]) for record in records[:HEADER_WITHIN])
    if width == 1:
        return (0, 0.5)
    return (titles, min(width, MAX_COLUMNS) ** 0.5 * often / widths.total())


def _records(text: str, delimiter: str, *, first_row: int) -> Iterator[list[str]]:
    """The records; a line of our own at the end shows whether the last quotation mark was closed."""
    lines = chain(_lines(text), [_END])
    number = first_row - 1
    started = number + 1
    try:
        for record in csv.reader(lines, delimiter=delimiter, skipinitialspace=True):
            number += 1
            if record and _END in record[-1]:
                if record == [_END]:
                    return
                raise unreadable("quote_not_closed", row=number)
            started = number + 1
            yield record
    except csv.Error:
        raise unreadable("quote_not_closed", row=started) from None


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; io.StringIO would take four bytes a letter for it."""
    return (line[0] for line in _LINE.finditer(text))


def _without_blank_end(cells: list[str], *, keep: int) -> list[str]:
    end = len(cells)
    while end > keep and not cells[end - 1]:
        end -= 1
    return cells[:end]
