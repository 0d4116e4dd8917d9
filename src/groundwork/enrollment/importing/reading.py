"""From the bytes of a file to a table of people, whatever HR exported it from."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundwork.enrollment.importing.charset import decode
from groundwork.enrollment.importing.delimited import read_delimited
from groundwork.enrollment.importing.table import Table, table_from_rows
from groundwork.enrollment.importing.unreadable import MAX_BYTES, UnreadableFile, unreadable
from groundwork.enrollment.importing.workbooks import read_workbook

__all__ = ["Table", "UnreadableFile", "read_table"]

_MARKUP = ("<html", "<!doctype", "<table", "<?xml", "<!--", "<meta", "<head")
_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(content: bytes, filename: str, *, sheet: str | None = None) -> Table:
    """The table in a CSV, XLSX, XLS or ODS file, which its content tells: names of files are often wrong.

    Raises UnreadableFile when no row of it can be used.
    """
    if not content.strip():
        raise unreadable("empty")
    if len(content) > MAX_BYTES:
        raise unreadable("too_big", megabytes=-(-len(content) // 1_000_000), limit=MAX_BYTES // 1_000_000)
    if content.startswith((_ARCHIVE, _OLD_OFFICE)):
        rows, name, names = read_workbook(content, sheet)
        return table_from_rows(rows, sheet=name, sheet_names=names)
    if found := _other_kind(content):
        raise unreadable("not_a_table", found=found)
    text, encoding = decode(content)
    if text[:500].lstrip().lower().startswith(_MARKUP):
        raise unreadable("web_page")
    if not text.strip():
        raise unreadable("empty")
    rows, delimiter = read_delimited(text)
    return table_from_rows(rows, encoding=encoding, delimiter=delimiter)


def _other_kind(content: bytes) -> str | None:
    """What a file is that holds no table, by its first bytes."""
    kinds = (
        (_("a PNG picture"), b"\x89PNG"),
        (_("a JPEG picture"), b"\xff\xd8\xff"),
        (_("a GIF picture"), b"GIF8"),
        (_("a PDF document"), b"%PDF"),
        (_("an RTF document"), b"{\\rtf"),
        (_("an archive"), b"PK\x05\x06"),
        (_("an archive"), b"\x1f\x8b"),
        (_("an archive"), b"7z\xbc\xaf"),
        (_("an archive"), b"Rar!"),
        (_("a database"), b"SQLite format 3"),
    )
    return next((kind for kind, start in kinds if content.startswith(start)), None)
