"""XLSX, XLS and ODS files, opened in a process of their own.

The library keeps a sheet as a full grid: two cells in the far corners of a 5 kB file ask for 500 GB, and the
process that asked is ended on the spot. That process is a short-lived child with a ceiling, never the server.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator

from groundwork.enrollment.importing.cells import Shared
from groundwork.enrollment.importing.table import Row
from groundwork.enrollment.importing.unreadable import MAX_UNPACKED_BYTES, UnreadableFile, unreadable

SECONDS = 120
CHILD = "groundwork.enrollment.importing.workbook_child"
# The child sees no setting of the server, so no secret either.
_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")


def read_workbook(content: bytes, sheet: str | None) -> tuple[list[Row], str, tuple[str, ...]]:
    """The rows of one sheet that are not blank, its name, and the names of all visible sheets."""
    if content.startswith(b"PK"):
        check_archive(content)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise unreadable("encrypted")
    lines = _lines_from_child(content, sheet)
    found = json.loads(next(lines, "null")) or {"error": "corrupt"}
    if code := found.get("error"):
        raise unreadable(code, sheet=sheet, sheets=", ".join(found.get("sheets", [])))
    shared = Shared()
    rows = [(number, [shared(cell) for cell in cells]) for number, cells in map(json.loads, lines)]
    return rows, found["sheet"], tuple(found["sheets"])


def check_archive(content: bytes) -> None:
    """Refuse an archive that is no workbook, or that unpacks to more than an import may take."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise unreadable("corrupt") from None
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise unreadable("unpacks_too_big", limit=MAX_UNPACKED_BYTES // 1_000_000)
    names = {entry.filename for entry in entries}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise unreadable("not_a_table", found="an archive or a document")
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("encrypted")


def _lines_from_child(content: bytes, sheet: str | None) -> Iterator[bytes]:
    environment = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-P", "-m", CHILD, *([] if sheet is None else [sheet])]
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise unreadable("needs_too_much") from None
    if done.returncode:
        raise _why_it_ended(done.returncode)
    return io.BytesIO(done.stdout)


def _why_it_ended(code: int) -> UnreadableFile:
    """Below zero the system ended it, 70 is the child's own word for memory; the rest is a damaged file."""
    return unreadable("needs_too_much" if code < 0 or code == 70 else "corrupt")
