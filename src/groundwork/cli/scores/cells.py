"""The cells of a CSV or XLSX file of scores, with the number of each row."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.charset import decode
from groundwork.enrollment.importing.unreadable import UnreadableFile
from groundwork.enrollment.importing.workbooks import read_workbook

Row = tuple[int, list[str]]
LOOKED_AT = 20_000
THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")  # between commas nobody can tell a thousand from a fraction
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


def read_bytes(path: Path) -> bytes:
    """The content of a file; Stop when there is none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as no:
        raise Stop(f"{path} is not there.") from no
    except IsADirectoryError as no:
        raise Stop(f"{path} is a folder.") from no
    if not content.strip():
        raise Stop(f"{path.name} is empty.")
    return content


def read_cells(path: Path, sheet: str | None = None, prefer: str | None = None) -> list[Row]:
    """Every row that is not blank; of a workbook the sheet that is named, or the one to prefer where it is there."""
    content = read_bytes(path)
    try:
        if content.startswith((b"PK", b"\xd0\xcf")):
            rows, _, names = read_workbook(content, sheet)
            if not sheet and prefer in names:
                rows, _, _ = read_workbook(content, prefer)
        elif sheet:
            raise Stop(f"{path.name} is no workbook and has no sheet '{sheet}'. Leave the sheet out.")
        else:
            rows = _delimited(path, decode(content)[0])
    except UnreadableFile as no:
        raise Stop(f"{path.name}: {no.sentence}") from no
    return [(number, cells) for number, cells in rows if any(cells)]


def number(text: str) -> float | None:
    """A number with a point or a comma, None for anything else."""
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _delimited(path: Path, text: str) -> list[Row]:
    start = text[:LOOKED_AT].strip()
    delimiter = next((mark for mark in "\t;" if start.count(mark) >= max(1, start.count("\n"))), ",")
    if delimiter not in start:
        return [(at, line.split()) for at, line in enumerate(text.splitlines(), 1)]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows = [(at, [cell.strip() for cell in cells]) for at, cells in enumerate(reader, 1)]
    if delimiter == ",":
        _check_thousands(path, rows)
    return rows


def _check_thousands(path: Path, rows: list[Row]) -> None:
    for at, cells in rows:
        if unclear := next((cell for cell in cells if THOUSANDS.fullmatch(cell)), None):
            plain = unclear.replace(",", "")
            fraction = unclear.replace(",", ".", 1)
            raise Stop(f"{path.name}, row {at}: '{unclear}' may be {plain} or {fraction}. Write one of them.")
