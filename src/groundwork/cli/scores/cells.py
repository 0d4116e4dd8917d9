"""The cells of a CSV or XLSX file of scores, with the number of each row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.charset import decode
from groundwork.enrollment.importing.unreadable import UnreadableFile
from groundwork.enrollment.importing.workbooks import read_workbook

Row = tuple[int, list[str]]
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


def read_cells(path: Path, sheet: str | None = None) -> list[Row]:
    """Every row that is not blank."""
    content = read_bytes(path)
    try:
        if content.startswith((b"PK", b"\xd0\xcf")):
            rows, _, _ = read_workbook(content, sheet)
        else:
            rows = _delimited(decode(content)[0])
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


def _delimited(text: str) -> list[Row]:
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max("\t;,", key=first.count)
    if not first.count(delimiter):
        return [(at, line.split()) for at, line in enumerate(text.splitlines(), 1)]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return [(at, [cell.strip() for cell in cells]) for at, cells in enumerate(reader, 1)]
